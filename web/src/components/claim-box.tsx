import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import type { ClaimState } from '../state/use-claim.ts';
import { ClaimDone } from './claim-done.tsx';
import { ClaimForm } from './claim-form.tsx';

interface ClaimBoxProps {
  listing: ListingJson;
  me: Me | null;
  claim: ClaimState;
}

/** The one thing to do on a listing's page, or why it cannot be done now. */
export function ClaimBox({ listing, me, claim }: ClaimBoxProps) {
  const { t } = useI18n();
  if (listing.mine) return null;
  return (
    <section class="claim-box" aria-labelledby="claim-title">
      <h2 id="claim-title">{t('claim.title')}</h2>
      <ClaimBody listing={listing} me={me} claim={claim} />
    </section>
  );
}

function ClaimBody({ listing, me, claim }: ClaimBoxProps) {
  const { t } = useI18n();
  if (claim.done) return <ClaimDone claim={claim.done} />;
  if (listing.status === 'exhausted' || listing.amountLeft?.value === 0) {
    return <p class="note held">{t('claim.exhausted')}</p>;
  }
  if (listing.status !== 'published') return <p class="note">{t('claim.closed')}</p>;
  if (!me) {
    return (
      <>
        <p>{t('claim.signInWhy')}</p>
        <a class="button primary" href={`/sign-in?next=${encodeURIComponent(`/listings/${listing.id}`)}`}>
          {t('claim.signIn')}
        </a>
      </>
    );
  }
  return (
    <>
      <p class="note no-script">{t('claim.noScript')}</p>
      <ClaimForm listing={listing} me={me} claim={claim} />
    </>
  );
}
