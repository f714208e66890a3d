import type { ListingJson } from '@scampolo/shared/contract/listings';
import { EDITABLE_LISTING_STATUSES, nextListingStatus } from '@scampolo/shared/domain/states';
import { useState } from 'preact/hooks';
import { withdrawListing } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { DecisionNote } from './decision-note.tsx';

interface ListingDeskProps {
  listing: ListingJson;
  /** true for staff of its hub */
  staff: boolean;
  onChange: (listing: ListingJson) => void;
}

/** What the lister and the hub's staff may do with a listing, above what everybody sees. */
export function ListingDesk({ listing, staff, onChange }: ListingDeskProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<'withdraw' | 'remove' | null>(null);
  const { status, mine } = listing;
  return (
    <section class="desk" aria-labelledby="desk-title">
      <h2 id="desk-title">{t(mine ? 'manage.title' : 'staff.title')}</h2>
      <p class="state">{t(`status.${status}`)}</p>
      {listing.decision && <DecisionNote decision={listing.decision} hub={listing.hub} />}
      <div class="actions">
        {mine && EDITABLE_LISTING_STATUSES.includes(status) && (
          <a class="button" href={`/listings/${listing.id}/edit`}>
            {t('manage.edit')}
          </a>
        )}
        {mine && (
          <a class="button" href={`/post?from=${listing.id}`}>
            {t('manage.copy')}
          </a>
        )}
        {mine && nextListingStatus(status, 'withdraw') && (
          <button type="button" class="needs-script" onClick={() => setOpen('withdraw')}>
            {t('manage.withdraw')}
          </button>
        )}
        {staff && status === 'pending' && (
          <a class="button" href="/moderation">
            {t('staff.queue')}
          </a>
        )}
        {staff && nextListingStatus(status, 'remove') && (
          <button type="button" class="needs-script" onClick={() => setOpen('remove')}>
            {t('staff.remove')}
          </button>
        )}
      </div>
      {open === 'withdraw' && (
        <ConfirmDialog
          title={t('manage.withdrawTitle')}
          body={t('manage.withdrawBody')}
          submit={t('manage.withdraw')}
          onConfirm={async () => {
            onChange(await withdrawListing(listing.id));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'remove' && (
        <DecisionDialog
          listing={listing}
          action="remove"
          onDone={() => {
            onChange({ ...listing, status: 'removed' });
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
