import '../styles/forms.css';
import '../styles/desk.css';
import type { MyListing } from '@scampolo/shared/contract/listings';
import { useState } from 'preact/hooks';
import { withdrawListing } from '../api/listings.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { LocalDrafts } from '../components/local-drafts.tsx';
import { MoreButton } from '../components/more-button.tsx';
import { MyListingRow } from '../components/my-listing-row.tsx';
import { Tabs } from '../components/tabs.tsx';
import { useI18n } from '../i18n/context.tsx';
import { needOf } from '../state/my-listings.ts';
import { usePages } from '../state/use-pages.ts';
import type { DataOf } from './page-data.ts';

/** The workshop's lots, or those in one folder; those that wait for it first. */
export function MyListingsPage({ data }: { data: DataOf<'my-listings'> }) {
  const { t } = useI18n();
  const { folder, counts } = data;
  const { items, setItems, more, action } = usePages<MyListing>(
    '/me/listings',
    { items: data.listings, nextCursor: data.nextCursor },
    folder ? { folder } : {},
  );
  const [leaving, setLeaving] = useState<MyListing | null>(null);
  const waiting = items.filter((listing) => needOf(listing) !== null);
  const others = items.filter((listing) => needOf(listing) === null);
  const rows = (listings: readonly MyListing[]) => (
    <ul class="lots">
      {listings.map((listing) => (
        <li key={listing.id}>
          <MyListingRow listing={listing} onWithdraw={() => setLeaving(listing)} />
        </li>
      ))}
    </ul>
  );
  return (
    <div class="desk-page">
      <h1>{t('mine.title')}</h1>
      {data.me && <LocalDrafts memberId={data.me.id} />}
      {counts.all > 0 && (
        <Tabs
          label={t('folder.label')}
          tabs={FOLDERS.map((one) => ({
            href: one === 'all' ? '/me/listings' : `/me/listings?folder=${one}`,
            text: t(`folder.${one}`),
            here: one === (folder ?? 'all'),
            count: counts[one],
          }))}
        />
      )}
      {items.length === 0 && counts.all > 0 && <p class="calm">{t('folder.empty')}</p>}
      {counts.all === 0 && (
        <div class="empty">
          <h2>{t('mine.empty')}</h2>
          <p>{t('mine.emptyAdvice')}</p>
          <a class="button primary" href="/post">
            {t('nav.post')}
          </a>
        </div>
      )}
      {waiting.length > 0 && (
        <section>
          <h2>{t('mine.needs')}</h2>
          {rows(waiting)}
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2 class={waiting.length > 0 ? undefined : 'visually-hidden'}>
            {t(waiting.length > 0 ? 'mine.others' : 'mine.all')}
          </h2>
          {rows(others)}
        </section>
      )}
      <MoreButton more={more} action={action} />
      {leaving && (
        <ConfirmDialog
          title={t('manage.withdrawTitle')}
          body={t('manage.withdrawBody')}
          submit={t('manage.withdraw')}
          onConfirm={async () => {
            const { status } = await withdrawListing(leaving.id);
            setItems(items.map((one) => (one.id === leaving.id ? { ...one, status } : one)));
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  );
}

const FOLDERS = ['all', 'needs', 'online', 'waiting', 'ended'] as const;
