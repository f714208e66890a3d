import { onePlace, type workshops } from '@scampolo/db/schema/identity';
import type { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import { demoListings } from '@scampolo/db/seed/demo';
import { between, createRandom, pickOne, type Random } from '@scampolo/db/seed/demo/draw/random';
import { hubFacts } from '@scampolo/db/seed/hubs';
import type { Category, Language } from '@scampolo/shared/domain/catalogue';
import { colourFamily, labFromHex } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { titleOf } from './generate-titles.ts';
import { createZipfPick } from './zipf.ts';

type ListingRow = typeof listings.$inferInsert;
type PieceRow = typeof listingPieces.$inferInsert;
type PhotoRow = typeof listingPhotos.$inferInsert;
export type WorkshopRow = typeof workshops.$inferInsert;

/** A published listing as rows, ready to be inserted. */
export interface GeneratedListing {
  readonly listing: ListingRow;
  readonly pieces: readonly PieceRow[];
  readonly photos: readonly PhotoRow[];
}

const DAY_MS = 86_400_000;
const WORKSHOPS_PER_HUB = 12;
const CLOTH_FORMS = ['full_roll', 'end_of_roll', 'end_of_roll', 'remnant', 'sample_yardage'];
const OTHER_FORMS = ['deadstock_lot', 'offcut', 'sheet', 'piece'];

/** The fibres that offcuts are made of, in the shares they turn up in, with what they are blended with. */
const BLENDS: readonly (readonly [share: number, ...fibres: readonly [fibre: string, percent: number][]])[] =
  [
    [20, ['cotton', 100]],
    [8, ['cotton', 97], ['elastane', 3]],
    [12, ['wool', 100]],
    [8, ['wool', 80], ['polyamide', 20]],
    [3, ['wool', 70], ['cashmere', 30]],
    [12, ['polyester', 100]],
    [5, ['polyester', 65], ['cotton', 35]],
    [7, ['silk', 100]],
    [7, ['flax', 100]],
    [4, ['flax', 55], ['viscose', 45]],
    [6, ['viscose', 100]],
    [3, ['polyamide', 80], ['elastane', 20]],
    [2, ['mohair', 60], ['wool', 25], ['polyamide', 15]],
    [1, ['hemp', 55], ['cotton', 45]],
    [1, ['alpaca', 100]],
    [1, ['cupro', 100]],
  ];
const ENGLISH: Language = 'en';

/** Sub-categories, those of cloth first: the order is how often they turn up. */
const CATEGORIES = [...catalogue.categories.values()]
  .filter(({ parent }) => parent !== null)
  .toSorted((a, b) => Number(b.defaultUnit === 'm') - Number(a.defaultUnit === 'm'));
const pickCategory = createZipfPick(CATEGORIES, 0.7);

/** So many workshops that every hub has some; the same for every seed. */
export function generateWorkshops(): WorkshopRow[] {
  const random = createRandom(7);
  const kinds = ['studio', 'studio', 'designer', 'designer', 'school', 'non_profit'];
  return hubFacts.flatMap((hub) =>
    Array.from({ length: WORKSHOPS_PER_HUB }, (_, number) => ({
      id: uuid(random, Date.UTC(2026, 0, 1)),
      name: `Workshop ${hub.city} ${number + 1}`,
      kind: pickOne(random, kinds),
      hub: hub.slug,
      trust: 'trusted',
      places: onePlace(`Courtyard ${number + 1}`),
    })),
  );
}

/**
 * Generates published listings one after the other: materials of the whole catalogue, textiles most of all, some kinds far more
 * often than others, with titles of words as frequent as words are, in the languages of the hubs, in the sizes and amounts of
 * the trade. The same seed gives the same listings, but for the days that depend on `now`.
 */
export function* generateListings(
  givers: readonly WorkshopRow[],
  count: number,
  now: Date,
  seed = 1,
): Generator<GeneratedListing> {
  const random = createRandom(seed);
  for (let made = 0; made < count; made += 1) {
    yield generate(
      random,
      pickOne(random, givers),
      pickCategory(random),
      new Date(now.getTime() - random() * 300 * DAY_MS),
      now,
    );
  }
}

function generate(
  random: Random,
  giver: WorkshopRow,
  category: Category,
  publishedAt: Date,
  now: Date,
): GeneratedListing {
  const id = uuid(random, publishedAt.getTime());
  const blend = category.required.includes('composition') ? pickBlend(random) : [];
  const colours = pickColours(random);
  const pieces = random() < 0.2 ? generatePieces(random, id) : [];
  const locale = pickLocale(random, giver.hub);
  const unit = pieces.length > 0 ? 'pcs' : category.defaultUnit;
  const amountTotal = pieces.reduce((sum, piece) => sum + piece.count, 0) || amountIn(random, unit);
  const cloth = category.defaultUnit === 'm';
  const [low, high] = category.typicalRanges['gsm'] ?? [50, 600];
  const form = pickOne(random, cloth ? CLOTH_FORMS : OTHER_FORMS);
  const family = colourFamily(colours[0]?.lab ?? [50, 0, 0]);
  const listing: ListingRow = {
    id,
    workshopId: giver.id,
    hub: giver.hub,
    status: 'published',
    title: titleOf(random, { category, form, blend, family, locale }),
    description: describe(random, locale),
    locale,
    category: category.code,
    form,
    origin: pickOne(random, [...catalogue.origins.keys()]),
    condition: pickOne(random, ['A', 'A', 'A', 'B', 'B', 'C', 'U']),
    composition: blend,
    compositionSource: blend.length > 0 ? pickOne(random, ['label', 'declared', 'tested', 'unknown']) : null,
    weightGsm: cloth ? Math.round(between(random, low, high)) : null,
    widthCm: cloth ? pickOne(random, [90, 110, 130, 140, 145, 150, 150, 160, 280]) : null,
    unit,
    amountTotal,
    smallestCut: unit === 'm' ? pickOne(random, [10, 50, 100]) : null,
    massG: Math.round(between(random, 100, 30_000)),
    legalRoute: pickOne(random, ['product', 'product', 'by_product', 'used_goods']),
    ...priceOf(random),
    brandVisible: random() < 0.3,
    attributes: random() < 0.5 ? { pattern: pickOne(random, ['plain', 'yarn_dyed_stripe', 'printed']) } : {},
    colours,
    pickupKind: pickOne(random, ['workshop', 'workshop', 'bay']),
    availableUntil: random() < 0.3 ? new Date(now.getTime() + (10 + random() * 200) * DAY_MS) : null,
    submittedAt: publishedAt,
    publishedAt,
    createdAt: publishedAt,
    updatedAt: publishedAt,
  };
  return { listing, pieces, photos: random() < 0.9 ? [generatePhoto(random, listing)] : [] };
}

function pickBlend(random: Random): NonNullable<ListingRow['composition']> {
  const tickets = BLENDS.flatMap((blend) => Array<typeof blend>(blend[0]).fill(blend));
  const [, ...fibres] = pickOne(random, tickets);
  return fibres.map(([fibre, percent]) => ({ fibre, percent }));
}

function pickColours(random: Random): NonNullable<ListingRow['colours']> {
  const count = pickOne(random, [1, 1, 2, 3]);
  return Array.from({ length: count }, () => {
    const channel = () =>
      Math.floor(random() * 256)
        .toString(16)
        .padStart(2, '0');
    const hex = `#${channel()}${channel()}${channel()}`;
    return { hex, lab: labFromHex(hex), share: Math.round(1000 / count) / 1000 };
  });
}

function generatePieces(random: Random, listingId: string): PieceRow[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, (_, position) => ({
    id: uuid(random, Date.UTC(2026, 0, 1)),
    listingId,
    position,
    lengthCm: Math.round(between(random, 20, 320)),
    widthCm: Math.round(between(random, 15, 150)),
    count: 1 + Math.floor(random() * 20),
  }));
}

function pickLocale(random: Random, hub: string): Language {
  const spoken = hubFacts.find(({ slug }) => slug === hub)?.languages ?? [];
  return pickOne(random, [...spoken, ENGLISH]) as Language;
}

function amountIn(random: Random, unit: Category['defaultUnit']): number {
  const smallToLarge = random() ** 3;
  const most = { m: 20_000, kg: 80_000, m2: 400_000, pcs: 2000 }[unit];
  return Math.max(1, Math.round(smallToLarge * most));
}

const SENTENCES = sentencesByLanguage();

/** Two to five sentences that somebody wrote about a real-looking lot. */
function describe(random: Random, locale: Language): string {
  const sentences = SENTENCES.get(locale) ?? SENTENCES.get(ENGLISH) ?? [];
  return Array.from({ length: 2 + Math.floor(random() * 4) }, () => pickOne(random, sentences)).join(' ');
}

function sentencesByLanguage(): ReadonlyMap<string, readonly string[]> {
  const byLanguage = new Map<string, string[]>();
  for (const { body } of demoListings) {
    const known = byLanguage.get(body.locale) ?? [];
    byLanguage.set(body.locale, [...known, ...(body.description ?? '').split(/(?<=[.!?])\s+/)]);
  }
  return byLanguage;
}

function priceOf(random: Random): Partial<ListingRow> {
  const kind = pickOne(random, ['gift', 'gift', 'gift', 'swap', 'price', 'price']);
  // All columns in each row: rows are copied as one table.
  if (kind !== 'price') return { priceKind: kind, priceCents: null, priceCurrency: null, pricePer: null };
  return {
    priceKind: kind,
    priceCents: Math.round(between(random, 100, 9000)),
    priceCurrency: 'EUR',
    pricePer: 'lot',
  };
}

function generatePhoto(random: Random, { id }: ListingRow): PhotoRow {
  const variants = [400, 800, 1600].map((width) => ({
    key: `${hexDigits(random, 64)}.webp`,
    width,
    height: (width * 3) / 4,
    type: 'image/webp',
  }));
  return {
    id: uuid(random, Date.UTC(2026, 0, 1)),
    listingId: id,
    position: 0,
    width: 4000,
    height: 3000,
    thumbhash: Buffer.from(hexDigits(random, 48), 'hex').toString('base64'),
    variants,
    colours: [],
    perceptualHash: hexDigits(random, 16),
  };
}

/** A UUIDv7 of the given instant whose other bits come from the stream. */
function uuid(random: Random, instantMs: number): string {
  const time = Math.floor(instantMs).toString(16).padStart(12, '0');
  const rest = hexDigits(random, 18);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6)}`;
}

function hexDigits(random: Random, count: number): string {
  let digits = '';
  while (digits.length < count)
    digits += Math.floor(random() * 0x1000000)
      .toString(16)
      .padStart(6, '0');
  return digits.slice(0, count);
}
