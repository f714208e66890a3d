import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { useFocusWhenChanged } from '../state/use-focus-when-changed.ts';
import { CancelDialog, NoShowDialog } from './claim-dialogs.tsx';
import { HandoverDialog } from './handover-dialog.tsx';

interface ClaimsListProps {
  listing: ListingJson;
  claims: readonly ClaimJson[];
  onChange: (claim: ClaimJson) => void;
}

interface Open {
  deed: 'handover' | 'cancel' | 'no-show';
  claim: ClaimJson;
}

/** Who claimed how much of a lot, for its giver and the hub's staff: hand over, cancel, or note that nobody came. */
export function ClaimsList({ listing, claims, onChange }: ClaimsListProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const done = (claim: ClaimJson): void => {
    onChange(claim);
    close();
  };
  return (
    <section class="claims" aria-labelledby="claims-title">
      <h2 id="claims-title">{t('claims.title')}</h2>
      {claims.length === 0 && <p class="hint">{t('claims.none')}</p>}
      <ul>
        {claims.map((claim) => (
          <li key={claim.id}>
            <ClaimRow claim={claim} onDeed={(deed) => setOpen({ deed, claim })} />
          </li>
        ))}
      </ul>
      {open?.deed === 'handover' && (
        <HandoverDialog
          claim={open.claim}
          expectedKg={expectedMass(listing, open.claim)}
          onDone={done}
          onClose={close}
        />
      )}
      {open?.deed === 'cancel' && <CancelDialog claim={open.claim} onDone={done} onClose={close} />}
      {open?.deed === 'no-show' && <NoShowDialog claim={open.claim} onDone={done} onClose={close} />}
    </section>
  );
}

function ClaimRow({ claim, onDeed }: { claim: ClaimJson; onDeed: (deed: Open['deed']) => void }) {
  const { t, amount, mass, dayTime } = useI18n();
  const { claimant, reservedUntil, listing } = claim;
  const told = useFocusWhenChanged<HTMLParagraphElement>(claim.status);
  return (
    <article class={`claim ${claim.status}`}>
      <p>
        <strong>{amount(claim.amount)}</strong>{' '}
        {claimant && t('claims.by', { workshop: claimant.workshop, member: claimant.member })}
      </p>
      <p class="state" ref={told} tabIndex={-1}>
        {t(`claimStatus.${claim.status}`)}
        {claim.status === 'reserved' &&
          reservedUntil &&
          ` · ${t('claims.until', { when: dayTime(reservedUntil, listing.hub) })}`}
        {claim.massKg !== null && ` · ${t('claims.weighed', { mass: mass(claim.massKg) })}`}
      </p>
      {claim.note && <blockquote>{claim.note}</blockquote>}
      {claim.reason && <blockquote>{claim.reason}</blockquote>}
      <p>
        <a href={`/claims/${claim.id}#messages`}>
          {t('claims.talk', { workshop: claimant?.workshop ?? listing.title })}
        </a>
      </p>
      {claim.status === 'reserved' && (
        <div class="actions">
          <button type="button" class="primary" onClick={() => onDeed('handover')}>
            {t('claims.handover')}
          </button>
          <button type="button" onClick={() => onDeed('no-show')}>
            {t('claims.noShow')}
          </button>
          <button type="button" onClick={() => onDeed('cancel')}>
            {t('claims.cancel')}
          </button>
        </div>
      )}
    </article>
  );
}

/** What the claimed part of a lot weighs when the lot weighs what its listing says, in kg to the gram. */
export function expectedMass(
  listing: Pick<ListingJson, 'massKg' | 'amount'>,
  claim: Pick<ClaimJson, 'amount'>,
): number | null {
  const { massKg, amount } = listing;
  if (massKg === null || !amount || amount.unit !== claim.amount.unit) return null;
  return Math.round((massKg * claim.amount.value * 1000) / amount.value) / 1000;
}
