import type { LastListing } from '@scampolo/shared/contract/pages';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { useMemo } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { proposalsFromLast, proposalsFromTitle } from '../state/suggestions.ts';
import { useLexicon } from '../state/use-lexicon.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';
import { Proposals } from './proposals.tsx';

interface TitleSectionProps {
  /** what the workshop said of its latest lot; undefined where that is no use */
  last: LastListing | undefined;
}

/** The title, and what it and the latest lot propose for the rest. */
export function TitleSection({ last }: TitleSectionProps) {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  const lexicon = useLexicon(terms);
  const { title, category } = form;
  const said = useMemo(
    () => (lexicon ? proposalsFromTitle(title, lexicon, terms, category) : []),
    [title, lexicon, terms, category],
  );
  const before = useMemo(() => (last ? proposalsFromLast(last) : []), [last]);
  return (
    <section aria-labelledby="what-title">
      <h2 id="what-title" class="visually-hidden">
        {t('what.title')}
      </h2>
      <EditorField path="title" label={t('post.title')} hint={t('post.titleHint')}>
        {(control) => (
          <input
            {...control}
            class="title"
            maxlength={LIMITS.titleLength[1]}
            autocomplete="off"
            enterkeyhint="next"
            value={title}
            onInput={(event) => set({ title: event.currentTarget.value })}
          />
        )}
      </EditorField>
      <Proposals title={t('suggest.title')} proposals={said} />
      <Proposals title={t('suggest.last')} proposals={before} />
    </section>
  );
}
