import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import type { LabelOf } from '../state/filter-words.ts';
import { ListingCard } from './listing-card.tsx';

interface CardsProps {
  hits: SearchAnswer['hits'];
  hubs: readonly HubJson[];
  labelOf: LabelOf;
  /** how many of the first are seen at once, and are loaded so */
  eager?: number;
}

/** Lots as cards, in a grid. */
export function Cards({ hits, hubs, labelOf, eager = 0 }: CardsProps) {
  return (
    <ul class="cards">
      {hits.map((hit, index) => (
        <li key={hit.id}>
          <ListingCard
            hit={hit}
            hub={hubs.find((hub) => hub.slug === hit.hub)}
            fibreName={(code) => labelOf('fibre', code)}
            eager={index < eager}
          />
        </li>
      ))}
    </ul>
  );
}
