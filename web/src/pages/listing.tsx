import '../styles/forms.css';
import '../styles/listing.css';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { type Amount, STEPS_PER_UNIT } from '@scampolo/shared/domain/quantity';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { ClaimBox } from '../components/claim-box.tsx';
import { ColourList } from '../components/colour-list.tsx';
import { Gallery } from '../components/gallery.tsx';
import { ListingHead } from '../components/listing-head.tsx';
import { LotDrawing } from '../components/lot-drawing.tsx';
import { Scheda } from '../components/scheda.tsx';
import { useI18n } from '../i18n/context.tsx';
import { readAmount } from '../state/claim-amount.ts';
import { type ClaimState, useClaim } from '../state/use-claim.ts';
import type { DataOf } from './page-data.ts';

/** What a desk on the page is given. */
export interface DeskProps {
  data: DataOf<'listing'>;
  /** as it is now, which may be later than in `data` */
  listing: ListingJson;
  onListing: (listing: ListingJson) => void;
}

interface ListingPageProps {
  data: DataOf<'listing'>;
  /** what its giver and staff do with it; loaded for them alone */
  desk?: ComponentType<DeskProps>;
}

/** One lot: photos and colours, its scheda, its drawing, and claiming it. */
export function ListingPage({ data, desk: Desk }: ListingPageProps) {
  const { t } = useI18n();
  const [listing, setListing] = useState(data.listing);
  const claim = useClaim(listing, (amountLeft: Amount) => setListing({ ...listing, amountLeft }));
  return (
    <article class="listing">
      <Gallery listing={listing} />
      <div class="know">
        <ListingHead listing={listing} hub={data.hub} terms={data.terms} />
        {Desk && <Desk data={data} listing={listing} onListing={setListing} />}
        <ClaimBox listing={listing} me={data.me} claim={claim} />
        <section class="all">
          <h2>{t('scheda.title')}</h2>
          <Scheda listing={listing} terms={data.terms} hub={data.hub} />
        </section>
      </div>
      <div class="see">
        <LotDrawing
          listing={listing}
          chosen={claim.chosen}
          takenCm={takenCm(claim)}
          onTouch={data.me && !listing.mine ? (id) => touch(listing, claim, id) : undefined}
        />
        {listing.description && (
          <section class="words-of-giver">
            <h2>{t('scheda.description')}</h2>
            <p lang={listing.locale}>{listing.description}</p>
          </section>
        )}
        <ColourList colours={listing.colours} terms={data.terms} />
      </div>
    </article>
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
