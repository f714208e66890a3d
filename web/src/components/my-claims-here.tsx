import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { useI18n } from '../i18n/context.tsx';

/** What the member already has of the lot on the page: how much, until when, where. */
export function MyClaimsHere({ claims }: { claims: readonly ClaimJson[] }) {
  const { t, amount, dayTime } = useI18n();
  return (
    <section class="note held mine-here">
      <h2>{t('claim.yours')}</h2>
      <ul>
        {claims.map(({ id, amount: claimed, reservedUntil, pickup, listing }) => (
          <li key={id}>
            <b>{amount(claimed)}</b>
            {reservedUntil && ` · ${t('claim.doneUntil', { when: dayTime(reservedUntil, listing.hub) })}`}
            {pickup && <p>{t('claim.doneWhere', { workshop: pickup.workshop, place: pickup.place })}</p>}
          </li>
        ))}
      </ul>
      <a href="/me/claims">{t('claim.doneMore')}</a>
    </section>
  );
}
