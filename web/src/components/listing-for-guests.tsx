import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { ClaimBox } from './claim-box.tsx';
import { ClaimSteps } from './claim-steps.tsx';
import { ListingHead } from './listing-head.tsx';
import { ListingSee } from './listing-see.tsx';
import { MoreLots } from './more-lots.tsx';
import { Scheda } from './scheda.tsx';
import { drawStill } from './still.tsx';

interface GuestPartProps {
  data: DataOf<'listing'>;
}

const NOTHING_TAKEN = { chosen: {}, takenCm: 0 } as const;

/** Makes the parts of a listing's page in which nothing changes for who is not signed in part of the documents that are rendered. */
export function drawListingsForGuests(): void {
  drawStill('head', GuestHead);
  drawStill('scheda', GuestScheda);
  drawStill('see', GuestSee);
  drawStill('more', MoreLots);
}

function GuestHead({ data }: GuestPartProps) {
  const { t } = useI18n();
  const { listing, hub, terms } = data;
  return (
    <>
      <ListingHead listing={listing} hub={hub} terms={terms} />
      <ClaimBox listing={listing}>
        <ClaimSteps data={data} listing={listing} />
        <a
          class="button primary wide"
          href={`/sign-in?next=${encodeURIComponent(`/listings/${listing.id}`)}`}
        >
          {t('claim.signIn')}
        </a>
        <p class="hint">{t('claim.signInWhy')}</p>
      </ClaimBox>
    </>
  );
}

function GuestScheda({ data: { listing, hub, terms } }: GuestPartProps) {
  const { t } = useI18n();
  return (
    <>
      <h2>{t('scheda.title')}</h2>
      <Scheda listing={listing} terms={terms} hub={hub} />
    </>
  );
}

function GuestSee({ data: { listing, terms } }: GuestPartProps) {
  return <ListingSee listing={listing} terms={terms} taking={NOTHING_TAKEN} />;
}
