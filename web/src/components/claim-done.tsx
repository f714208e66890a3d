import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useEffect, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { HoursList } from './hours-list.tsx';

interface ClaimDoneProps {
  claim: ClaimJson;
  /** when material is fetched; null or none where nobody told */
  hours: ListingJson['pickupHours'];
}

/** What was claimed, until when, where to fetch it and how to give it back. Takes the focus, so that it is read out at once. */
export function ClaimDone({ claim, hours }: ClaimDoneProps) {
  const { t, amount, dayTime } = useI18n();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  const { pickup, reservedUntil, listing } = claim;
  return (
    <div class="note done" ref={note} tabIndex={-1} role="status">
      <h3>{t('claim.done', { amount: amount(claim.amount) })}</h3>
      {reservedUntil && <p>{t('claim.doneUntil', { when: dayTime(reservedUntil, listing.hub) })}</p>}
      {pickup && <p>{t('claim.doneWhere', { workshop: pickup.workshop, place: pickup.place })}</p>}
      {hours && hours.length > 0 && <HoursList hours={hours} />}
      <p>{t('claim.doneCancel')}</p>
      <a class="button" href="/me/claims">
        {t('claim.doneMore')}
      </a>
    </div>
  );
}
