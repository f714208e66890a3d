import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { useFocusWhenChanged } from '../state/use-focus-when-changed.ts';
import { LotThumb } from './lot-thumb.tsx';

interface MyClaimRowProps {
  claim: ClaimJson;
  onCancel: () => void;
}

/** One of the member's claims: what happens next, by when and where; or how it ended. */
export function MyClaimRow({ claim, onCancel }: MyClaimRowProps) {
  const i18n = useI18n();
  const { t, amount } = i18n;
  const { listing, pickup, status } = claim;
  const told = useFocusWhenChanged<HTMLParagraphElement>(status);
  const open = status === 'reserved' || status === 'waiting';
  return (
    <article class={`lot claim ${status}`}>
      <LotThumb photo={listing.photo} />
      <div class="lot-words">
        <h3 lang={listing.locale}>
          <a href={`/claims/${claim.id}`}>{listing.title}</a>
        </h3>
        <p class="state" ref={told} tabIndex={-1}>
          {t(`claimStatus.${status}`)} · {amount(claim.amount)}
        </p>
        <p class={open ? 'next' : undefined}>{nextWords(claim, i18n)}</p>
        {open && pickup && (
          <p>
            {t('claims.where')}: <strong>{pickup.workshop}</strong>, {pickup.place}
          </p>
        )}
        {claim.mine && claim.claimant && (
          <p class="hint">{t('claims.for', { workshop: claim.claimant.workshop })}</p>
        )}
        {claim.note && open && <p class="hint">{t('claims.yourNote', { note: claim.note })}</p>}
        {claim.reason && <blockquote>{claim.reason}</blockquote>}
        {open && (
          <div class="actions">
            <a class="button" href={`/claims/${claim.id}#messages`}>
              {t('claims.write')}
            </a>
            <button type="button" class="needs-script" onClick={onCancel}>
              {t('claims.cancelMine')}
            </button>
          </div>
        )}
      </div>
    </article>
  );
}

function nextWords(claim: ClaimJson, { t, dayTime, mass }: I18n): string {
  switch (claim.status) {
    case 'reserved':
      return claim.reservedUntil
        ? t('claims.fetchBy', { when: dayTime(claim.reservedUntil, claim.listing.hub) })
        : '';
    case 'waiting':
      return claim.position === null ? t('claims.waiting') : t('claims.position', { n: claim.position });
    case 'collected':
      return claim.massKg === null ? '' : t('claims.collected', { mass: mass(claim.massKg) });
    case 'lapsed':
      return t('claims.lapsed');
    case 'no_show':
      return t('claims.noShowMine');
    case 'cancelled':
      return t('claims.cancelled');
    case 'declined':
      return t('claims.declined');
  }
}
