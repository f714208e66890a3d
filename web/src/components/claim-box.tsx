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

/** The one thing to do on a listing's page, or why it cannot be done now. */
export function ClaimBox({ listing, done = false, children }: ClaimBoxProps) {
  const { t } = useI18n();
  if (listing.mine) return null;
  return (
    <section class="claim-box" aria-labelledby="claim-title">
      <h2 id="claim-title">{t('claim.title')}</h2>
      {(done ? null : whyNot(listing, t)) ?? children}
    </section>
  );
}

function whyNot({ status, amountLeft }: ListingJson, t: ReturnType<typeof useI18n>['t']): ComponentChildren {
  if (status === 'exhausted' || amountLeft?.value === 0)
    return <p class="note held">{t('claim.exhausted')}</p>;
  return status === 'published' ? null : <p class="note">{t('claim.closed')}</p>;
}
