import { createRandom } from '../draw/random.ts';
import { amsterdamCopenhagen } from '../lots/amsterdam-copenhagen.ts';
import { barcelonaParis } from '../lots/barcelona-paris.ts';
import { milanoCommons } from '../lots/milano-commons.ts';
import { milanoMakers } from '../lots/milano-makers.ts';
import { milanoStudios } from '../lots/milano-studios.ts';
import { tallinnZagrebLots } from '../lots/tallinn-zagreb.ts';
import type { DemoListing } from '../types.ts';
import { amsterdamBarcelona } from './amsterdam-barcelona.ts';
import { blonduosCopenhagen } from './blonduos-copenhagen.ts';
import { genevaParis } from './geneva-paris.ts';
import { milanoDrapery } from './milano-drapery.ts';
import { milanoJersey } from './milano-jersey.ts';
import { milanoNotions } from './milano-notions.ts';
import { milanoShirting } from './milano-shirting.ts';
import { milanoWorkbench } from './milano-workbench.ts';
import { tallinnZagreb } from './tallinn-zagreb.ts';

/** What was written one by one, sixty listings, Milan first. */
const written: readonly DemoListing[] = [
  ...milanoDrapery,
  ...milanoShirting,
  ...milanoNotions,
  ...milanoJersey,
  ...milanoWorkbench,
  ...amsterdamBarcelona,
  ...blonduosCopenhagen,
  ...genevaParis,
  ...tallinnZagreb,
];

/** What fills the shelves behind it. */
const lots: readonly DemoListing[] = [
  ...milanoStudios,
  ...milanoMakers,
  ...milanoCommons,
  ...amsterdamCopenhagen,
  ...barcelonaParis,
  ...tallinnZagrebLots,
];

/** How many of a row show different materials. */
const APART = 9;

/** The listings of the demo, newest first: all workshops and materials mixed, as they come in. */
export const demoListings: readonly DemoListing[] = spread(shuffled([...written, ...lots]));

/** In an order that is always the same, with what was written one by one spread evenly among the rest and one of it first. */
function shuffled(listings: readonly DemoListing[]): DemoListing[] {
  const random = createRandom(26);
  const places = new Map(
    listings.map((listing, at) => {
      const own = at < written.length ? (at * 7) % written.length : random() * lots.length;
      return [listing, at < written.length ? own / written.length : own / lots.length];
    }),
  );
  return listings.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

/** Moves what shows the same material apart, so that a page of results does not look like one shelf. */
function spread(listings: readonly DemoListing[]): DemoListing[] {
  const waiting = [...listings];
  const placed: DemoListing[] = [];
  while (waiting.length > 0) {
    const near = new Set(placed.slice(-APART).map(materialOf));
    const next = waiting.findIndex((listing) => !near.has(materialOf(listing)));
    placed.push(...waiting.splice(Math.max(0, next), 1));
  }
  return placed;
}

/** What a listing's first photo shows; of one without a photo, itself. */
function materialOf({ key, photos: [photo] }: DemoListing): string {
  return photo?.material ?? key;
}
