import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { TalkSide } from '@scampolo/shared/contract/messages';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import type { DataOf } from '../pages/page-data.ts';
import { useFocusWhenChanged } from '../state/use-focus-when-changed.ts';
import type { ClaimDeed } from './claim-deeds.tsx';
import { HoursList } from './hours-list.tsx';

interface ClaimNextProps {
  claim: ClaimJson;
  side: TalkSide;
  hours: DataOf<'claim'>['hours'];
  onDeed: (deed: ClaimDeed) => void;
}

/** What happens next with a claim, by when, where, and what the reader can do about it. */
export function ClaimNext({ claim, side, hours, onDeed }: ClaimNextProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { status, pickup, note, reason, listing } = claim;
  const told = useFocusWhenChanged<HTMLParagraphElement>(status);
  const open = status === 'reserved' || status === 'waiting';
  const disputable = (status === 'lapsed' || status === 'no_show') && side !== 'hub';
  return (
    <section class="claim-next">
      <p class="next" ref={told} tabIndex={-1} role="status">
        {nextWords(claim, side, i18n)}
      </p>
      {status === 'reserved' && side !== 'claimant' && <p>{t('next.giver.how')}</p>}
      {disputable && <p>{t('next.disagree')}</p>}
      {pickup && (
        <dl class="where-when">
          <div>
            <dt>{t('next.where')}</dt>
            <dd>
              <strong>{pickup.workshop}</strong>, {pickup.place}
            </dd>
          </div>
          {hours && hours.length > 0 && (
            <div>
              <dt>{t('next.hours')}</dt>
              <dd>
                <HoursList hours={hours} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {note && (
        <>
          <h2 class="small">{t('next.note')}</h2>
          <blockquote>{note}</blockquote>
        </>
      )}
      {reason && (
        <>
          <h2 class="small">{t('next.reason')}</h2>
          <blockquote>{reason}</blockquote>
        </>
      )}
      <div class="actions needs-script">
        {status === 'reserved' && side !== 'claimant' && (
          <>
            <button type="button" class="primary" onClick={() => onDeed('handover')}>
              {t('claims.handover')}
            </button>
            <button type="button" onClick={() => onDeed('no-show')}>
              {t('claims.noShow')}
            </button>
          </>
        )}
        {open && (
          <button type="button" onClick={() => onDeed('cancel')}>
            {t(side === 'claimant' ? 'claims.cancelMine' : 'claims.cancel')}
          </button>
        )}
      </div>
      {!open && listing.status === 'published' && side === 'claimant' && (
        <p>
          <a href={`/listings/${claim.listingId}`}>{t('next.again')}</a>
        </p>
      )}
    </section>
  );
}

function nextWords(claim: ClaimJson, side: TalkSide, { t, amount, dayTime, mass }: I18n): string {
  const { status, reservedUntil, listing, claimant, position, massKg } = claim;
  switch (status) {
    case 'reserved':
      return t(`next.${side}`, {
        amount: amount(claim.amount),
        when: reservedUntil === null ? '' : dayTime(reservedUntil, listing.hub),
        workshop: claimant?.workshop ?? '',
        member: claimant?.member ?? '',
      });
    case 'waiting':
      return position === null ? t('next.waiting') : t('next.waiting.position', { n: position });
    case 'collected':
      return t('next.collected', { mass: mass(massKg ?? 0) });
    default:
      return t(`next.${status}`);
  }
}
