import type { ProseTopic } from '@scampolo/shared/contract/pages';
import { completeLanguage } from '@scampolo/shared/domain/catalogue';
import { useI18n } from '../i18n/context.tsx';
import type { Prose } from '../prose/prose.ts';
import { ProseBlock } from './prose-block.tsx';

/** Sections from which on a page of prose begins with a table of contents. */
const LONG = 4;

interface ProseViewProps {
  topic: ProseTopic;
  prose: Prose;
}

/** A page of prose: what it is about, where what stands, and the sections. It needs no script. */
export function ProseView({ topic, prose }: ProseViewProps) {
  const { t, date, locale } = useI18n();
  const { sections, checkedOn } = prose;
  const language = completeLanguage(locale);
  return (
    <article class="prose">
      <header>
        <h1>{t(`prose.${topic}`)}</h1>
        <p class="lead">{t(`prose.${topic}.lead`)}</p>
      </header>
      {sections.length >= LONG && (
        <nav class="contents" aria-label={t('prose.contents')} lang={language}>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div class="prose-body" lang={language}>
        {sections.map(({ id, title, blocks }) => (
          <section key={id} id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {blocks.map((block, index) => (
              <ProseBlock key={index} block={block} />
            ))}
          </section>
        ))}
      </div>
      <footer class="hint">
        {t('prose.checked', { when: date(`${checkedOn}T12:00:00Z`) })}{' '}
        <a href={`/notice?about=page:/${topic}`}>{t('prose.wrong')}</a>
      </footer>
    </article>
  );
}
