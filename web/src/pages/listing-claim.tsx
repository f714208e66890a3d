import '../styles/forms.css';
import '../styles/cards.css';
import '../styles/listing.css';
import '../styles/print.css';
import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { STEPS_PER_UNIT } from '@scampolo/shared/domain/quantity';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { ClaimBox } from '../components/claim-box.tsx';
import { ClaimDone } from '../components/claim-done.tsx';
import { ClaimForm } from '../components/claim-form.tsx';
import { ListingView } from '../components/listing-view.tsx';
import { MyClaimsHere } from '../components/my-claims-here.tsx';
import { useI18n } from '../i18n/context.tsx';
import { readAmount } from '../state/claim-amount.ts';
import { type ClaimState, useClaim } from '../state/use-claim.ts';
import { useFreshListing } from '../state/use-fresh-listing.ts';
import type { DataOf } from './page-data.ts';

/** What a desk on the page is given. */
export interface DeskProps {
  data: DataOf<'listing'>;
  /** as it is now, which may be later than in `data` */
  listing: ListingJson;
  onListing: (listing: ListingJson) => void;
}

interface ListingClaimPageProps {
  data: DataOf<'listing'>;
  /** what its giver and staff do with it; loaded for them alone */
  desk?: ComponentType<DeskProps>;
}

/** One lot as members see it, who can claim of it. */
export function ListingClaimPage({ data, desk: Desk }: ListingClaimPageProps) {
  const [listing, setListing] = useState(data.listing);
  const { me } = data;
  const refresh = useFreshListing(listing.id, setListing);
  const claim = useClaim(listing, me, {
    onLeft: (amountLeft) => setListing((before) => ({ ...before, amountLeft })),
    refresh,
  });
  const onTouch = listing.mine || claim.done ? undefined : (id: string) => touch(listing, claim, id);
  return (
    <ListingView
      data={data}
      listing={listing}
      taking={{ chosen: claim.chosen, takenCm: claim.done ? 0 : takenCm(claim), onTouch }}
    >
      {Desk && <Desk data={data} listing={listing} onListing={setListing} />}
      {data.myClaims.length > 0 && <MyClaimsHere claims={data.myClaims} />}
      <ClaimBox listing={listing} done={claim.done !== null}>
        {claim.done ? (
          <ClaimDone claim={claim.done} hours={listing.pickupHours} />
        ) : (
          <ClaimWay data={data} listing={listing} me={me} claim={claim} />
        )}
      </ClaimBox>
    </ListingView>
  );
}

interface ClaimWayProps {
  data: DataOf<'listing'>;
  listing: ListingJson;
  me: Me | null;
  claim: ClaimState;
}

function ClaimWay({ data, listing, me, claim }: ClaimWayProps) {
  const { t } = useI18n();
  if (me?.workshops.length === 0) {
    return (
      <>
        <p>{t('claim.noWorkshop')}</p>
        <a class="button primary" href="/me/account#new-workshop">
          {t('claim.openWorkshop')}
        </a>
      </>
    );
  }
  return (
    <>
      <p class="note no-script">{t('claim.noScript')}</p>
      <ClaimForm data={data} listing={listing} workshops={me?.workshops ?? []} claim={claim} />
    </>
  );
}

function takenCm({ claimable, text }: ClaimState): number {
  if (claimable?.unit !== 'm') return 0;
  const steps = readAmount(text, claimable);
  return typeof steps === 'number' ? (steps * 100) / STEPS_PER_UNIT.m : 0;
}

/** Touching a piece takes one more of its size, and none after the last. */
function touch(listing: ListingJson, claim: ClaimState, id: string): void {
  const left = listing.pieces.find((piece) => piece.id === id)?.left ?? 0;
  const count = claim.chosen[id] ?? 0;
  claim.choose(id, count < left ? count + 1 : 0);
}
