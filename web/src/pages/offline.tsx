import '../styles/problem.css';
import { OFFLINE_LIMITS } from '@scampolo/shared/domain/offline-copies';
import { useEffect, useState } from 'preact/hooks';
import { type KeptPage, keptPages } from '../app-shell/kept-pages.ts';
import { useI18n } from '../i18n/context.tsx';

const POST = '/post';

/** Without a network, in the place of a page that is not on this device: what works, and what was kept to read. */
export function OfflinePage() {
  const { t } = useI18n();
  const kept = useKeptPages();
  useEffect(() => {
    const open = (): void => location.reload();
    addEventListener('online', open);
    return () => removeEventListener('online', open);
  }, []);
  const canPost = kept?.some(({ path }) => path === POST) ?? false;
  return (
    <div class="problem-page">
      <div class="problem-words">
        <h1>{t('offline.title')}</h1>
        <p>{t('offline.advice')}</p>
        <p class="problem-acts">
          {/* biome-ignore lint/a11y/useValidAnchor: empty, it asks again for the page in whose place this one stands */}
          <a class="button primary" href="">
            {t('problem.again')}
          </a>
        </p>
        <h2>{t('offline.works')}</h2>
        <ul class="offline-works">
          <li>{t('offline.read', { days: OFFLINE_LIMITS.days })}</li>
          {canPost && (
            <li>
              <a href={POST}>{t('offline.post')}</a>
            </li>
          )}
          <li>{t('offline.waits')}</li>
        </ul>
      </div>
      {kept && <KeptList kept={kept.filter(({ path }) => path !== POST)} />}
    </div>
  );
}

/** Null until the browser has looked. */
function useKeptPages(): KeptPage[] | null {
  const [kept, setKept] = useState<KeptPage[] | null>(null);
  useEffect(() => {
    let left = false;
    keptPages().then(
      (found) => left || setKept(found),
      () => left || setKept([]),
    );
    return () => {
      left = true;
    };
  }, []);
  return kept;
}

function KeptList({ kept }: { kept: readonly KeptPage[] }) {
  const { t, locale } = useI18n();
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (
    <section aria-labelledby="offline-kept">
      <h2 id="offline-kept">{t('offline.kept')}</h2>
      {kept.length === 0 && <p>{t('offline.none')}</p>}
      <ul class="offline-kept">
        {kept.map(({ path, title, keptAt }) => (
          <li key={path}>
            <a href={path}>{path.startsWith('/?') ? t('offline.search', { words: title }) : title}</a>
            <small>{t('offline.keptAt', { when: format.format(keptAt) })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
