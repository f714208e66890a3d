import '../styles/forms.css';
import '../styles/desk.css';
import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { useState } from 'preact/hooks';
import { CancelDialog } from '../components/claim-dialogs.tsx';
import { MoreButton } from '../components/more-button.tsx';
import { MyClaimRow } from '../components/my-claim-row.tsx';
import { Tabs } from '../components/tabs.tsx';
import { useI18n } from '../i18n/context.tsx';
import { usePages } from '../state/use-pages.ts';
import type { DataOf } from './page-data.ts';

/** What the member claimed, or what of it is in one folder: first what is to be fetched, by when and where. */
export function MyClaimsPage({ data }: { data: DataOf<'my-claims'> }) {
  const { t } = useI18n();
  const { folder, counts } = data;
  const { items, setItems, more, action } = usePages<ClaimJson>(
    '/me/claims',
    { items: data.claims, nextCursor: data.nextCursor },
    folder ? { folder } : {},
  );
  const [cancelling, setCancelling] = useState<ClaimJson | null>(null);
  const isOpen = (claim: ClaimJson): boolean => claim.status === 'reserved' || claim.status === 'waiting';
  const soonest = (a: ClaimJson, b: ClaimJson): number =>
    (a.reservedUntil ?? '').localeCompare(b.reservedUntil ?? '');
  const rows = (claims: readonly ClaimJson[]) => (
    <ul class="lots">
      {claims.map((claim) => (
        <li key={claim.id}>
          <MyClaimRow claim={claim} onCancel={() => setCancelling(claim)} />
        </li>
      ))}
    </ul>
  );
  const open = items.filter(isOpen).sort(soonest);
  const past = items.filter((claim) => !isOpen(claim));
  return (
    <div class="desk-page">
      <h1>{t('claims.titleMine')}</h1>
      {counts.all > 0 && (
        <Tabs
          label={t('folder.label')}
          tabs={FOLDERS.map(([one, text]) => ({
            href: one === 'all' ? '/me/claims' : `/me/claims?folder=${one}`,
            text: t(text),
            here: one === (folder ?? 'all'),
            count: counts[one],
          }))}
        />
      )}
      {items.length === 0 && counts.all > 0 && <p class="calm">{t('folder.empty')}</p>}
      {counts.all === 0 && (
        <div class="empty">
          <h2>{t('claims.empty')}</h2>
          <p>{t('claims.emptyAdvice')}</p>
          <a class="button primary" href="/">
            {t('nav.search')}
          </a>
        </div>
      )}
      {open.length > 0 && (
        <section>
          <h2>{t('claims.open')}</h2>
          {rows(open)}
        </section>
      )}
      {past.length > 0 && (
        <section>
          <h2>{t('claims.past')}</h2>
          {rows(past)}
        </section>
      )}
      <MoreButton more={more} action={action} />
      {cancelling && (
        <CancelDialog
          claim={cancelling}
          onDone={(changed) => {
            setItems(items.map((one) => (one.id === changed.id ? changed : one)));
            setCancelling(null);
          }}
          onClose={() => setCancelling(null)}
        />
      )}
    </div>
  );
}

const FOLDERS = [
  ['all', 'folder.allF'],
  ['open', 'folder.open'],
  ['collected', 'folder.collected'],
  ['ended', 'folder.endedF'],
] as const;
