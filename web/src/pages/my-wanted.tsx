import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/wanted.css';
import type { WantedJson } from '@scampolo/shared/contract/wanted';
import { MoreButton } from '../components/more-button.tsx';
import { WantedRow } from '../components/wanted-row.tsx';
import { useI18n } from '../i18n/context.tsx';
import { usePages } from '../state/use-pages.ts';
import type { DataOf } from './page-data.ts';

/** What the member's workshops look for, and what they looked for. */
export function MyWantedPage({ data }: { data: DataOf<'my-wanted'> }) {
  const { t } = useI18n();
  const { items, more, action } = usePages<WantedJson>('/me/wanted', {
    items: data.wanted,
    nextCursor: data.nextCursor,
  });
  const folders = [
    ['wanted.mineOpen', items.filter(({ status }) => status === 'open')],
    ['wanted.minePast', items.filter(({ status }) => status !== 'open')],
  ] as const;
  return (
    <div class="desk-page wanted-page">
      <header class="tight-head">
        <h1>{t('wanted.mineTitle')}</h1>
        {items.length > 0 && (
          <p class="actions">
            <a class="button primary" href="/wanted/new">
              {t('wanted.post')}
            </a>
          </p>
        )}
      </header>
      {items.length === 0 && (
        <div class="empty">
          <h2>{t('wanted.mineEmpty')}</h2>
          <p>{t('wanted.mineEmptyAdvice')}</p>
          <a class="button primary" href="/wanted/new">
            {t('wanted.post')}
          </a>
        </div>
      )}
      {folders.map(
        ([title, posts]) =>
          posts.length > 0 && (
            <section key={title}>
              <h2>{t(title)}</h2>
              <ul class="wanted-rows">
                {posts.map((one) => (
                  <li key={one.id}>
                    <WantedRow wanted={one} hubs={data.hubs} mine />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      <MoreButton more={more} action={action} />
    </div>
  );
}
