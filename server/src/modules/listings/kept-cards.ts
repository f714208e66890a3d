import { createRecentValues, type RecentValues } from '../../infra/recent-values.ts';
import type { CardRecord } from './record.ts';

/** Gives what cards show of the published listings among `ids`, in their order. */
export type LoadCards = (ids: readonly string[]) => Promise<CardRecord[]>;

/** Cards in memory, for all requests of a process. */
export interface KeptCards {
  /** A loader of cards that show everything which was committed before this call, and perhaps what came later. */
  asOfNow(): LoadCards;
}

/** Some 35 MB. */
const MOST_CARDS = 10_000;

/** What was loaded under one version; null for what no card may be shown of. */
interface Shelf {
  version: string;
  /** when the version was asked for: later ones have higher numbers */
  turn: number;
  cards: RecentValues<CardRecord | null>;
}

/**
 * Keeps cards for as long as nothing changes that anybody may be shown: most of what one search finds others found before. Why no
 * request is ever shown what was hidden before it began is said in `http/answer-cache.ts`: a card is filed under a version that was
 * read before its statement, and given out under no other one.
 * @param readVersion what is committed at some moment after it is called
 * @param load reads cards from the database
 */
export function createKeptCards(
  readVersion: () => Promise<string>,
  load: LoadCards,
  most = MOST_CARDS,
): KeptCards {
  let shelf: Shelf = { version: '', turn: 0, cards: createRecentValues(most) };
  let turns = 0;

  /** The shelf of a version; one that is older than that which stands has none. */
  function shelfOf(version: string, turn: number): Shelf | null {
    if (shelf.version === version) return shelf;
    if (turn < shelf.turn) return null;
    shelf = { version, turn, cards: createRecentValues(most) };
    return shelf;
  }

  return {
    asOfNow() {
      turns += 1;
      const turn = turns;
      const version = readVersion();
      // Who asks for no card does not hear of it.
      version.catch(() => undefined);
      return async (ids) => {
        if (ids.length === 0) return [];
        const kept = shelfOf(await version, turn)?.cards;
        const cards = new Map(ids.map((id) => [id, kept?.get(id)]));
        const missing = ids.filter((id) => cards.get(id) === undefined);
        if (missing.length > 0) {
          for (const card of await load(missing)) cards.set(card.id, card);
          for (const id of missing) kept?.set(id, cards.get(id) ?? null);
        }
        return ids.flatMap((id) => cards.get(id) ?? []);
      };
    },
  };
}
