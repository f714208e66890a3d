import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { useEffect, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';

/** What was claimed, where to fetch it and by when. Takes the focus, so that it is read out at once. */
export function ClaimDone({ claim }: { claim: ClaimJson }) {
  const { t, amount, dayTime } = useI18n();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  const { pickup, reservedUntil, listing } = claim;
  return (
    <div class="note done" ref={note} tabIndex={-1} role="status">
      <h3>{t('claim.done', { amount: amount(claim.amount) })}</h3>
      {reservedUntil && <p>{t('claim.doneUntil', { when: dayTime(reservedUntil, listing.hub) })}</p>}
      {pickup && <p>{t('claim.doneWhere', { workshop: pickup.workshop, place: pickup.place })}</p>}
      <a href="/me/claims">{t('claim.doneMore')}</a>
    </div>
  );
}
