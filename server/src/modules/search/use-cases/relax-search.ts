import type { SearchQuery } from '@scampolo/shared/contract/search';
import pMap from 'p-map';
import type { SearchEngine } from '../../../search/engine.ts';
import { searchIndexPlainly } from '../../../search/search.ts';

/** A search that finds something where the asked one found nothing. */
export interface Relaxed {
  /** names of the parameters that were left out */
  without: (keyof SearchQuery)[];
  total: number;
  /** the first few, in the asked order */
  ids: string[];
}

/** What narrows as one: without one of them the others mean nothing. */
const NARROWING: readonly (readonly (keyof SearchQuery)[])[] = [
  ['pieceLength', 'pieceWidth', 'pieceCount'],
  ['near', 'deltaE'],
  ['weightMin', 'weightMax'],
  ['widthMin'],
  ['amountMin', 'unit'],
  ['fibreMin'],
  ['colour'],
  ['within'],
  ['photo'],
  ['condition'],
  ['priceKind'],
  ['legalRoute'],
  ['workshopKind'],
  ['form'],
  ['hub'],
  ['category'],
  ['fibre', 'fibreMin'],
  ['q'],
];

/** Each costs a search, so that a query made of everything does not cost eighteen. */
const MOST_TRIED = 8;
const SHOWN = 4;
/** One reader takes no more connections than this from the others. */
const AT_ONCE = 2;

/**
 * What is found without one of the things that a query asks for, with its words before without them, then the most first; where
 * nothing is, what is found with one of them alone. Nothing when the query asks for one thing only. Looks at eight of them at most, the narrowest kinds first.
 */
export async function relaxSearch(engine: SearchEngine, query: SearchQuery): Promise<Relaxed[]> {
  const asked = NARROWING.filter((names) => names.some((name) => narrows(query, name))).slice(0, MOST_TRIED);
  if (asked.length < 2) return [];
  const lessOne = await findWithout(engine, query, asked);
  if (lessOne.length > 0 || asked.length === 2) return lessOne;
  const everythingBut = asked.map((kept) => asked.flat().filter((name) => !kept.includes(name)));
  return findWithout(engine, query, everythingBut);
}

/** A tolerance alone narrows nothing, and a share is counted with its own kind. */
function narrows(query: SearchQuery, name: keyof SearchQuery): boolean {
  return name !== 'deltaE' && query[name] !== undefined;
}

async function findWithout(
  engine: SearchEngine,
  query: SearchQuery,
  choices: readonly (readonly (keyof SearchQuery)[])[],
): Promise<Relaxed[]> {
  const tried = await pMap(
    choices,
    async (without) => {
      const rest = { ...omit(query, without), limit: SHOWN, offset: 0 };
      const { total, ids } = await searchIndexPlainly(engine, rest);
      return { without: [...without], total, ids };
    },
    { concurrency: AT_ONCE },
  );
  return tried
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => Number(keepsWords(b)) - Number(keepsWords(a)) || b.total - a.total);
}

/** What somebody has written says more of what they are after than what they have ticked. */
function keepsWords({ without }: Relaxed): boolean {
  return !without.includes('q');
}

function omit(query: SearchQuery, names: readonly (keyof SearchQuery)[]): SearchQuery {
  const rest = { ...query };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}
