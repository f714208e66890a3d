import type { Lab } from '@scampolo/shared/domain/colour';
import type { AttributeValue, CompositionShare, DefectMark } from '@scampolo/shared/domain/listing';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { categories } from './catalogue.ts';
import { createdAt, instant, ownId, updatedAt } from './columns.ts';
import { hubs } from './hubs.ts';
import { workshops } from './identity.ts';

/** A colour of the cloth, from the photos or corrected by hand. `share` is its part of the visible surface, 0 to 1. */
export interface StoredColour {
  hex: string;
  lab: Lab;
  share: number;
  /** how far the cloth may be from it, as a radius in ΔE2000; absent where a person corrected it, and of photos from before it was kept */
  uncertainty?: number;
}

/**
 * One lot of one material. Amounts are whole steps of the unit (cm, g, cm², piece): `amountHeld` is reserved,
 * `amountGiven` is gone, and the CHECK makes sure that no two claims ever hold the same step.
 */
export const listings = pgTable(
  'listings',
  {
    id: ownId(),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshops.id),
    hub: text('hub')
      .notNull()
      .references(() => hubs.slug),
    status: text('status').notNull().default('draft'),
    /** counts changes by people; a PATCH names the one it was made on */
    revision: integer('revision').notNull().default(1),
    /** counts everything that a search document can show: changes by people, photos, claims */
    documentRevision: integer('document_revision').notNull().default(1),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    locale: text('locale').notNull(),
    category: text('category').references(() => categories.code),
    form: text('form'),
    origin: text('origin'),
    condition: text('condition'),
    defects: text('defects').array().notNull().default([]),
    /** where the defects lie */
    defectMarks: jsonb('defect_marks').$type<DefectMark[]>().notNull().default([]),
    composition: jsonb('composition').$type<CompositionShare[]>().notNull().default([]),
    compositionSource: text('composition_source'),
    weightGsm: doublePrecision('weight_gsm'),
    widthCm: doublePrecision('width_cm'),
    unit: text('unit'),
    amountTotal: bigint('amount_total', { mode: 'number' }),
    amountHeld: bigint('amount_held', { mode: 'number' }).notNull().default(0),
    amountGiven: bigint('amount_given', { mode: 'number' }).notNull().default(0),
    smallestCut: bigint('smallest_cut', { mode: 'number' }),
    massG: bigint('mass_g', { mode: 'number' }),
    legalRoute: text('legal_route'),
    priceKind: text('price_kind').notNull().default('gift'),
    priceCents: bigint('price_cents', { mode: 'number' }),
    priceCurrency: text('price_currency'),
    pricePer: text('price_per'),
    allocationMode: text('allocation_mode').notNull().default('first_come'),
    brandVisible: boolean('brand_visible').notNull().default(false),
    attributes: jsonb('attributes').$type<Record<string, AttributeValue>>().notNull().default({}),
    colours: jsonb('colours').$type<StoredColour[]>().notNull().default([]),
    /** true once somebody corrected the colours: photos no longer change them */
    coloursCorrected: boolean('colours_corrected').notNull().default(false),
    pickupKind: text('pickup_kind').notNull().default('workshop'),
    availableUntil: instant('available_until'),
    /** chosen by who sends it: a draft whose answer was lost and that is sent again is made once */
    idempotencyKey: text('idempotency_key'),
    submittedAt: instant('submitted_at'),
    publishedAt: instant('published_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check(
      'listings_status',
      sql`${table.status} in ('draft', 'pending', 'changes_requested', 'rejected', 'published', 'exhausted', 'withdrawn', 'removed', 'expired')`,
    ),
    check(
      'listings_amount_never_oversold',
      sql`${table.amountHeld} >= 0 and ${table.amountGiven} >= 0 and ${table.amountHeld} + ${table.amountGiven} <= coalesce(${table.amountTotal}, 0)`,
    ),
    check(
      'listings_amount_positive',
      sql`${table.amountTotal} > 0 and (${table.amountTotal} is null) = (${table.unit} is null)`,
    ),
    check('listings_unit', sql`${table.unit} in ('m', 'kg', 'm2', 'pcs')`),
    check(
      'listings_published_complete',
      sql`${table.status} not in ('published', 'exhausted') or (${table.amountTotal} is not null and ${table.category} is not null and ${table.publishedAt} is not null)`,
    ),
    uniqueIndex('listings_idempotency').on(table.workshopId, table.idempotencyKey),
    index('listings_workshop').on(table.workshopId, table.id),
    index('listings_queue').on(table.hub, table.submittedAt).where(sql`${table.status} = 'pending'`),
    index('listings_ending').on(table.availableUntil).where(sql`${table.status} = 'published'`),
  ],
);

/** A size that stands `count` times in a lot of distinct pieces; `taken` of them are held or gone. */
export const listingPieces = pgTable(
  'listing_pieces',
  {
    id: ownId(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    position: smallint('position').notNull(),
    lengthCm: doublePrecision('length_cm').notNull(),
    widthCm: doublePrecision('width_cm').notNull(),
    count: integer('count').notNull(),
    taken: integer('taken').notNull().default(0),
  },
  (table) => [
    index('listing_pieces_listing').on(table.listingId, table.position),
    check('listing_pieces_never_taken_twice', sql`${table.taken} >= 0 and ${table.taken} <= ${table.count}`),
  ],
);

export interface StoredVariant {
  /** content address in the photo store: SHA-256 in hex and extension */
  key: string;
  width: number;
  height: number;
  type: string;
}

/** A photo of a listing. Only re-encoded variants are kept; nothing of the original's bytes is. */
export const listingPhotos = pgTable(
  'listing_photos',
  {
    id: ownId(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    position: smallint('position').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    thumbhash: text('thumbhash').notNull(),
    variants: jsonb('variants').$type<StoredVariant[]>().notNull(),
    colours: jsonb('colours').$type<StoredColour[]>().notNull(),
    /** 64-bit perceptual hash, 16 hex digits */
    perceptualHash: text('perceptual_hash').notNull(),
    /** what the photo shows, in the listing's language; empty: suggested from the facts */
    alt: text('alt').notNull().default(''),
    /** chosen by who sends it: a photo whose answer was lost and that is sent again is kept once */
    idempotencyKey: text('idempotency_key'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('listing_photos_idempotency').on(table.listingId, table.idempotencyKey),
    index('listing_photos_listing').on(table.listingId, table.position),
    // Which photos use a file: asked before one is deleted.
    index('listing_photos_variants').using('gin', table.variants.op('jsonb_path_ops')),
  ],
);
