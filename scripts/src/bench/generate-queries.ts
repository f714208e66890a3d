import { createRandom, pickOne, type Random } from '@scampolo/db/seed/demo/draw/random';
import { hubFacts } from '@scampolo/db/seed/hubs';
import { type SearchQuery, searchQuery } from '@scampolo/shared/contract/search';
import { COLOUR_FAMILIES } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { labels } from '@scampolo/shared/reference/labels';
import { clothWord, millWord, nameOf } from './generate-titles.ts';
import { createZipfPick } from './zipf.ts';

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

/** The languages that searches are asked in; each of them speaks most of the catalogue's names. */
const LANGUAGES = ['it', 'en', 'fr', 'de', 'es'] as const;
type Asked = (typeof LANGUAGES)[number];

/** What offcuts are made of, the most sought first. */
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
const SUB_CATEGORIES = [...catalogue.categories.values()]
  .filter(({ parent }) => parent !== null)
  .toSorted((a, b) => Number(b.defaultUnit === 'm') - Number(a.defaultUnit === 'm'));
const soughtFibre = createZipfPick(FIBRES, 0.7);
const soughtCategory = createZipfPick(SUB_CATEGORIES, 0.7);

type Write = (random: Random, language: Asked) => string;

/** What is typed, each as often as it stands here. */
const TEXTS: readonly Write[] = [
  ...Array<Write>(3).fill(materialWord),
  (random, language) => `${fibreWord(random, language)} ${colourWord(random, language)}`,
  (random, language) => `${clothWord(random)} ${fibreWord(random, language)}`,
  (random, language) => `${categoryWord(random, language)} ${colourWord(random, language)}`,
  (random, language) =>
    `${clothWord(random)} ${fibreWord(random, language)} ${colourWord(random, language)} ${millWord(random)}`,
  (random) => millWord(random),
  (random, language) => materialWord(random, language).slice(0, 4),
  (random, language) => `${fibreWord(random, language)} -${colourWord(random, language)}`,
  (random, language) => `"${categoryWord(random, language)}"`,
];

type Narrow = (random: Random) => QueryParameters;

/** What narrows a search, each as often as it stands here. */
const FILTERS: readonly Narrow[] = [
  (random) => ({ fibre: soughtFibre(random) }),
  (random) => ({ fibre: soughtFibre(random), fibreMin: pickOne(random, ['50', '80', '100']) }),
  (random) => ({ category: soughtCategory(random).code }),
  (random) => ({ category: pickOne(random, [...catalogue.categories.keys()]) }),
  (random) => ({ colour: pickOne(random, COLOUR_FAMILIES) }),
  (random) => ({ hub: hub(random) }),
  (random) => ({ hub: [hub(random), hub(random)], condition: ['A', 'B'] }),
  (random) => ({ weightMin: '150', weightMax: pickOne(random, ['250', '300']), widthMin: '140' }),
  (random) => ({ ...place(random), within: pickOne(random, ['50', '500', '1500']), sort: 'nearest' }),
  (random) => ({ unit: 'm', amountMin: pickOne(random, ['5', '20', '50']) }),
  () => ({ priceKind: 'gift', legalRoute: 'product', workshopKind: 'studio' }),
  () => ({ pieceLength: '120', pieceWidth: '60', photo: 'true' }),
  (random) => ({
    near: pickOne(random, ['#1f3a5f', '#8b1e2d', '#e8dcc4', '#2f4f3a', '#c98a2b']),
    deltaE: pickOne(random, ['5', '10', '15']),
  }),
];

/**
 * So many searches, the same for every run: every third with a typo, every second with one or two filters, in five languages by
 * turns; all with facets and pages of 24, the first one in most cases, by relevance in most cases.
 */
export function generateQueries(count: number): QueryParameters[] {
  const random = createRandom(11);
  return Array.from({ length: count }, (_, index) => {
    const lang = LANGUAGES[index % LANGUAGES.length] ?? 'it';
    const typed = pickOne(random, TEXTS)(random, lang);
    const mistypes = index % 3 === 0;
    const filters = index % 2 === 0 ? narrowed(random) : {};
    return {
      ...(mistypes
        ? { q: mistyped(random, typed.replaceAll(/["-]/gu, ''), lang) }
        : random() < 0.8 && { q: typed }),
      ...(random() < 0.1 && { sort: pickOne(random, ['newest', 'amount', 'ends_soon']) }),
      ...filters,
      ...(random() < 0.1 && { offset: pickOne(random, ['24', '48', '240']) }),
      lang,
    };
  });
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

function narrowed(random: Random): QueryParameters {
  const first = pickOne(random, FILTERS)(random);
  return random() < 0.4 ? { ...pickOne(random, FILTERS)(random), ...first } : first;
}

function materialWord(random: Random, language: Asked): string {
  return pickOne(random, [categoryWord, fibreWord, clothWord])(random, language);
}

function fibreWord(random: Random, language: Asked): string {
  return nameOf(catalogue.fibres.get(soughtFibre(random))?.names ?? WOOL, language);
}
const WOOL = { it: 'lana', en: 'wool' };

function categoryWord(random: Random, language: Asked): string {
  return nameOf(soughtCategory(random).names, language).split(/[,(]/)[0]?.trim() ?? '';
}

function colourWord(random: Random, language: Asked): string {
  return nameOf(labels.colours[pickOne(random, COLOUR_FAMILIES)] ?? BLUE, language);
}
const BLUE = { it: 'blu', en: 'blue' };

/** The text with one slip of the fingers in its longest word, or in a fibre's name when that is too short to be forgiven one. */
function mistyped(random: Random, text: string, language: Asked): string {
  const longest = text
    .split(/[\s"-]+/u)
    .reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest.length >= 5) return text.replace(longest, slip(random, longest));
  return `${text} ${slip(random, nameOf({ it: 'poliestere', en: 'polyester', de: 'Polyester' }, language))}`;
}

/** A letter left out, doubled, swapped with the next or another one; never the first. */
function slip(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  return pickOne(random, [
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${next}${letter}${after}`,
    `${before}${pickOne(random, [...'aeiourstln'])}${next}${after}`,
  ]);
}

function hub(random: Random): string {
  return pickOne(random, hubFacts).slug;
}

function place(random: Random): QueryParameters {
  const { lat, lon } = pickOne(random, hubFacts);
  return { lat: String(lat), lon: String(lon) };
}
