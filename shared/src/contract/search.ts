import { z } from 'zod';
import { COLOUR_FAMILIES } from '../domain/colour.ts';
import { LEGAL_ROUTES, PRICE_KINDS } from '../domain/listing.ts';
import { code, hexColour, language, slug, unit } from './common.ts';
import { WORKSHOP_KINDS } from './identity.ts';
import { listingSummary } from './listings.ts';

export const SEARCH_SORTS = ['relevance', 'newest', 'nearest', 'ends_soon', 'amount'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** The facets of every answer, in the order a page shows them. */
export const FACETS = [
  'hub',
  'category',
  'fibre',
  'colour',
  'form',
  'condition',
  'priceKind',
  'legalRoute',
  'workshopKind',
] as const;
export type FacetName = (typeof FACETS)[number];

/** A parameter that may stand several times: alternatives. Twenty values at most. */
function several<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(20).optional(),
  );
}
/** A number; a field of a form that nobody filled counts as absent, not as 0. */
const figure = (min: number, max: number) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().min(min).max(max).optional());
const measure = (max: number) => figure(0, max);
const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

/** GET /search. Every parameter narrows; repeated parameters are alternatives. */
export const searchQuery = z
  .strictObject({
    q: z
      .string()
      .max(200)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
      .regex(/^[^\u0000-\u001f\u007f]*$/u)
      .refine((value) => value.isWellFormed())
      .optional(),
    category: several(code),
    form: several(code),
    fibre: several(code),
    /** percent that the chosen fibre (each of them counts alone) must have at least */
    fibreMin: measure(100),
    colour: several(z.enum(COLOUR_FAMILIES)),
    /** a picked colour, `#rrggbb` */
    near: hexColour.optional(),
    /** largest CIEDE2000 difference from `near`; 10 unless told */
    deltaE: figure(1, 50),
    weightMin: measure(3000),
    weightMax: measure(3000),
    widthMin: measure(600),
    /** amount still available, in `unit` */
    amountMin: measure(1_000_000),
    unit: unit.optional(),
    /** the largest piece is at least this long and wide, in cm, either way round */
    pieceLength: measure(1000),
    pieceWidth: measure(600),
    /** so many pieces of that size; 1 unless told */
    pieceCount: z.preprocess(
      (value) => (value === '' ? undefined : value),
      z.coerce.number().int().min(1).max(100_000).optional(),
    ),
    condition: several(code),
    legalRoute: several(z.enum(LEGAL_ROUTES)),
    priceKind: several(z.enum(PRICE_KINDS)),
    hub: several(slug),
    lat: figure(-90, 90),
    lon: figure(-180, 180),
    /** kilometres from lat, lon */
    within: figure(0.1, 20_000),
    workshopKind: several(z.enum(WORKSHOP_KINDS)),
    photo: flag,
    sort: z.enum(SEARCH_SORTS).optional(),
    limit: z.coerce.number().int().min(1).max(60).default(24),
    offset: z.coerce.number().int().min(0).max(10_000).default(0),
    /** language of facet labels */
    lang: language.default('en'),
  })
  .refine((query) => (query.lat === undefined) === (query.lon === undefined), {
    path: ['lon'],
    error: 'lat and lon come together.',
    params: { rule: 'required' },
  })
  .refine((query) => query.lat !== undefined || (query.within === undefined && query.sort !== 'nearest'), {
    path: ['lat'],
    error: 'A distance needs lat and lon.',
    params: { rule: 'required' },
  })
  .refine((query) => query.fibreMin === undefined || (query.fibre?.length ?? 0) > 0, {
    path: ['fibre'],
    error: 'fibreMin needs a fibre.',
    params: { rule: 'required' },
  })
  .refine(
    (query) =>
      query.pieceCount === undefined || query.pieceLength !== undefined || query.pieceWidth !== undefined,
    {
      path: ['pieceLength'],
      error: 'pieceCount needs a size.',
      params: { rule: 'required' },
    },
  )
  .refine((query) => query.amountMin === undefined || query.unit !== undefined, {
    path: ['unit'],
    error: 'amountMin needs a unit.',
    params: { rule: 'required' },
  });
export type SearchQuery = z.infer<typeof searchQuery>;

const facetValue = z.strictObject({ value: z.string(), label: z.string(), count: z.int() });
/** Where the words that were asked for stand: `[start, length]` in UTF-16 units, ascending, apart from each other. */
const marks = z.array(z.tuple([z.int(), z.int()]));
const hit = listingSummary.extend({
  distanceKm: z.number().nullable(),
  /** in the title */
  titleMarks: marks,
});
export const searchAnswer = z
  .strictObject({
    hits: z.array(hit),
    facets: z.record(z.enum(FACETS), z.array(facetValue)),
    total: z.int(),
    /** words that nothing matched and that were dropped */
    dropped: z.array(z.string()),
    /** when nothing is found: what would be without these parameters; what keeps the words first, then the most */
    relaxed: z.array(z.strictObject({ without: z.array(z.string()), total: z.int() })),
    /** the first that the first of `relaxed` finds */
    closest: z.array(hit),
    /** the query with other words in place of unknown ones, when little or nothing was found: “did you mean” */
    suggestion: z.strictObject({ q: z.string(), total: z.int() }).nullable(),
    /** what answered: some questions only PostgreSQL can answer, and it stands in while the other one is away */
    engine: z.enum(['postgres', 'meilisearch']),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswer>;
export type FacetValue = z.infer<typeof facetValue>;

/** GET /search/facets/:facet: the values of one facet whose name, in any language, has a word that begins so. */
export const facetSearchParams = z.strictObject({ facet: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/i) });
/** `fq`: the beginnings of words to look for; every value without. The rest narrows the counts, as in a search. */
export const facetSearchQuery = searchQuery.safeExtend({
  fq: z
    .string()
    .max(60)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
    .regex(/^[^\u0000-\u001f\u007f]*$/u)
    .refine((value) => value.isWellFormed())
    .optional(),
});
export type FacetSearchQuery = z.infer<typeof facetSearchQuery>;
export const facetSearchAnswer = z
  .strictObject({ values: z.array(facetValue) })
  .meta({ id: 'FacetSearchAnswer' });
export type FacetSearchAnswer = z.infer<typeof facetSearchAnswer>;
