import type { MyListing } from '@scampolo/shared/contract/listings';
import { EDITABLE_LISTING_STATUSES, nextListingStatus } from '@scampolo/shared/domain/states';
import { useI18n } from '../i18n/context.tsx';
import { measureWords } from '../state/measure-words.ts';
import { needOf } from '../state/my-listings.ts';
import { DecisionNote } from './decision-note.tsx';
import { LotThumb } from './lot-thumb.tsx';

interface MyListingRowProps {
  listing: MyListing;
  onWithdraw: () => void;
}

/** One of the workshop's lots: its state in words, what it wants, and what can be done. */
export function MyListingRow({ listing, onWithdraw }: MyListingRowProps) {
  const i18n = useI18n();
  const { t, day } = i18n;
  const { status, decision, openClaims } = listing;
  const need = needOf(listing);
  const decided = status === 'changes_requested' || status === 'rejected' || status === 'removed';
  return (
    <article class="lot">
      <LotThumb photo={listing.photo} colours={listing.colours} />
      <div class="lot-words">
        <h3 lang={listing.locale}>
          <a href={`/listings/${listing.id}`}>{listing.title}</a>
        </h3>
        <p class={`state ${status}`}>
          {t(`status.${status}`)}
          {openClaims > 0 && ` · ${t('mine.claims', { count: openClaims })}`}
        </p>
        <p class="hint">
          {[measureWords(listing, i18n), t('mine.changed', { when: day(listing.updatedAt, listing.hub) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {need && <p>{t(need)}</p>}
        {decided && decision && <DecisionNote decision={decision} hub={listing.hub} />}
        <div class="actions">
          {openClaims > 0 && (
            <a class="button primary" href={`/listings/${listing.id}`}>
              {t('mine.open')}
            </a>
          )}
          {EDITABLE_LISTING_STATUSES.includes(status) && (
            <a
              class={status === 'draft' || status === 'changes_requested' ? 'button primary' : 'button'}
              href={`/listings/${listing.id}/edit`}
            >
              {t(EDIT_WORDS[status] ?? 'mine.edit')}
            </a>
          )}
          {status !== 'draft' && (
            <a
              class="button quiet"
              href={`/post?from=${listing.id}`}
              aria-label={t('manage.copyNamed', { title: listing.title })}
            >
              {t('manage.copy')}
            </a>
          )}
          {nextListingStatus(status, 'withdraw') && (
            <button type="button" class="quiet needs-script" onClick={onWithdraw}>
              {t('mine.withdraw')}
            </button>
          )}
        </div>
      </div>
    </article>
  );
}

const EDIT_WORDS: Partial<Record<MyListing['status'], 'mine.complete' | 'mine.mend'>> = {
  draft: 'mine.complete',
  changes_requested: 'mine.mend',
};
