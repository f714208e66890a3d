import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { measureWords } from '../state/measure-words.ts';
import { termName } from '../state/terms.ts';
import { CompositionBar } from './composition-bar.tsx';

interface ListingHeadProps {
  listing: ListingJson;
  hub: HubJson;
  terms: CatalogueJson;
}

/** The title of a lot with what decides whether to read on: composition, measures, what it costs, where. */
export function ListingHead({ listing, hub, terms }: ListingHeadProps) {
  const i18n = useI18n();
  const main = listing.composition.filter((share) => (share.part ?? 'main') === 'main');
  const largest =
    [...listing.pieces].sort((a, b) => b.lengthCm * b.widthCm - a.lengthCm * a.widthCm)[0] ?? null;
  const cost = listing.price ? i18n.price(listing.price) : i18n.t(`priceKind.${listing.priceKind}`);
  return (
    <header class="listing-head">
      <h1 lang={listing.locale}>{listing.title}</h1>
      <CompositionBar shares={main} nameOf={(code) => termName(terms, 'fibres', code)} />
      <p>{measureWords({ ...listing, largestPiece: largest }, i18n)}</p>
      <p class="place">
        {cost} · <a href={`/hubs/${hub.slug}`}>{hub.name}</a>
      </p>
    </header>
  );
}
