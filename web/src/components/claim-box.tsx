import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';

interface ClaimBoxProps {
  listing: ListingJson;
  /** true once something of it was claimed here: what is left does not matter then */
  done?: boolean;
  /** the way to claim it */
  children: ComponentChildren;
}

/** The one thing to do on a listing's page, or why it cannot be done now and where to look instead. */
export function ClaimBox({ listing, done = false, children }: ClaimBoxProps) {
  const { t } = useI18n();
  if (listing.mine) return null;
  const why = done ? null : whyNot(listing);
  return (
    <section class="claim-box" aria-labelledby="claim-title">
      <h2 id="claim-title">{t('claim.title')}</h2>
      {why ? (
        <>
          <p class={why === 'exhausted' ? 'note held' : 'note'}>{t(`claim.not.${why}`)}</p>
          <p>
            <a href="#similar">{t('claim.lookOn')}</a>
          </p>
        </>
      ) : (
        children
      )}
    </section>
  );
}

/** Why a lot cannot be claimed, or null. */
function whyNot({ status, amountLeft }: ListingJson) {
  if (status === 'published') return amountLeft?.value === 0 ? 'exhausted' : null;
  const over = (['exhausted', 'expired', 'withdrawn', 'removed'] as const).find((one) => one === status);
  return over ?? 'waiting';
}
