import { createRandom, pickOne, type Random } from '@scampolo/db/seed/demo/draw/random';
import { hubFacts } from '@scampolo/db/seed/hubs';
import { type SearchQuery, searchQuery } from '@scampolo/shared/contract/search';
import { COLOUR_FAMILIES } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { labels } from '@scampolo/shared/reference/labels';

/** The parameters of a search, as they stand in an address. */
export type QueryParameters = Readonly<Record<string, string | readonly string[]>>;

/** What people filter and search for over HTTP: a word or two and a fibre, a page of 20. */
export const FILTERED_SEARCHES: readonly QueryParameters[] = [
  { q: 'lana', fibre: 'wool' },
  { q: 'cotone popeline', fibre: 'cotton' },
  { q: 'silk', fibre: 'silk' },
  { q: 'velluto', fibre: 'polyester' },
  { q: 'jersey', fibre: ['cotton', 'viscose'] },
  { q: 'tweed wool', fibre: 'wool', fibreMin: '80' },
  { q: 'lin', fibre: 'flax' },
  { q: 'gabardine', fibre: 'cotton', hub: 'milano' },
].map((query) => ({ ...query, limit: '20' }));

const FIBRES = [
  'wool',
  'cotton',
  'silk',
  'flax',
  'polyester',
  'viscose',
  'polyamide',
  'elastane',
  'mohair',
  'hemp',
];

type Ask = (random: Random) => QueryParameters;

/** Kinds of searches, each as often as it stands here. */
const KINDS: readonly Ask[] = [
  () => ({}),
  (random) => ({ q: materialWord(random) }),
  (random) => ({ q: materialWord(random) }),
  (random) => ({ q: `${materialWord(random)} ${colourWord(random)}` }),
  (random) => ({ q: materialWord(random), fibre: pickOne(random, FIBRES) }),
  (random) => ({ q: materialWord(random), hub: hub(random), condition: ['A', 'B'] }),
  (random) => ({ q: beginningOf(materialWord(random)) }),
  (random) => ({ q: mistyped(random, materialWord(random)) }),
  (random) => ({ q: `${materialWord(random)} ${materialWord(random)} ${colourWord(random)}` }),
  (random) => ({ q: `${materialWord(random)} -${materialWord(random)}` }),
  (random) => ({ q: `"${categoryWord(random)}"` }),
  (random) => ({ fibre: pickOne(random, FIBRES), fibreMin: pickOne(random, ['50', '80', '100']) }),
  (random) => ({ category: category(random), colour: pickOne(random, COLOUR_FAMILIES) }),
  (random) => ({
    near: pickOne(random, ['#1f3a5f', '#8b1e2d', '#e8dcc4', '#2f4f3a', '#c98a2b']),
    deltaE: '15',
  }),
  (random) => ({ weightMin: '150', weightMax: '300', widthMin: '140', fibre: pickOne(random, FIBRES) }),
  () => ({ pieceLength: '120', pieceWidth: '60', photo: 'true' }),
  (random) => ({ ...place(random), within: pickOne(random, ['50', '500', '1500']), sort: 'nearest' }),
  (random) => ({ q: materialWord(random), ...place(random), sort: 'nearest' }),
  (random) => ({ unit: 'm', amountMin: pickOne(random, ['5', '20', '50']), sort: 'amount' }),
  (random) => ({ hub: hub(random), sort: 'ends_soon' }),
  (random) => ({
    priceKind: 'gift',
    legalRoute: 'product',
    workshopKind: 'studio',
    hub: [hub(random), hub(random)],
  }),
  (random) => ({ offset: pickOne(random, ['20', '100', '400']), sort: 'newest' }),
];

/** So many searches of every kind, the same for every run; pages of 24, the first one in most cases. */
export function generateQueries(count: number): QueryParameters[] {
  const random = createRandom(11);
  return Array.from({ length: count }, (_, index) => KINDS[index % KINDS.length]?.(random) ?? {});
}

/** The parameters as the API reads them. */
export function toParsedQuery(parameters: QueryParameters): SearchQuery {
  return searchQuery.parse(parameters);
}

/** The parameters as they stand behind the question mark. */
export function toQueryString(parameters: QueryParameters): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  );
  return new URLSearchParams(pairs).toString();
}

function materialWord(random: Random): string {
  if (random() < 0.5) return categoryWord(random);
  const fibre = catalogue.fibres.get(pickOne(random, FIBRES));
  return pickOne(random, Object.values(fibre?.names ?? { en: 'wool' }));
}

function categoryWord(random: Random): string {
  const { names } = pickOne(
    random,
    [...catalogue.categories.values()].filter(({ parent }) => parent !== null),
  );
  return pickOne(random, Object.values(names)).split(/[,(]/)[0]?.trim() ?? '';
}

function colourWord(random: Random): string {
  return pickOne(random, Object.values(labels.colours[pickOne(random, COLOUR_FAMILIES)] ?? { en: 'blue' }));
}

function beginningOf(word: string): string {
  return word.slice(0, 4);
}

function mistyped(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  return word.slice(0, at) + word.slice(at + 1);
}

function category(random: Random): string {
  return pickOne(random, [...catalogue.categories.keys()]);
}

function hub(random: Random): string {
  return pickOne(random, hubFacts).slug;
}

function place(random: Random): QueryParameters {
  const { lat, lon } = pickOne(random, hubFacts);
  return { lat: String(lat), lon: String(lon) };
}
