import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';

/*
 * The tables of the PostgreSQL search engine (server/src/search/postgres/), all derived from the listings, and what keeps
 * any engine in step with them (the last five). A document has a slot, a small number; 4,096 slots are a block. What a
 * document says (a word in a field, a facet's value) is a bit at its slot in the row of that saying and block, so that
 * filters are ANDs and counts are population counts. Rows of several generations stand side by side while one is rebuilt.
 */

/** One bit for each of a block's 4,096 slots. */
const slotBits = customType<{ data: string }>({ dataType: () => 'bit varying' });

/** Text in byte order, whatever the database's collation: ranges of it are prefixes. */
const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** The one row says which generation answers. */
export const searchState = pgTable(
  'search_state',
  {
    id: smallint('id').primaryKey().default(1),
    generation: integer('generation').notNull(),
    /** the generation that a rebuild fills; null when none does */
    building: integer('building'),
    /** counts up when words are added or thrown away: what was looked up before may be incomplete */
    dictionary: bigint('dictionary', { mode: 'number' }).notNull().default(0),
  },
  (table) => [check('search_state_one_row', sql`${table.id} = 1`)],
);

/**
 * Every word of every document; also the names of materials that have several words, written with single
 * blanks.
 */
export const searchWords = pgTable(
  'search_words',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    text: plainText('text').notNull().unique(),
    /**
     * hashes of what the word's beginning becomes when up to two letters are left out; candidates for typos
     * share one
     */
    deletions: integer('deletions').array().notNull(),
  },
  (table) => [
    index('search_words_deletions').using('gin', table.deletions).with({ fastupdate: false }),
    index('search_words_several').on(table.text).where(sql`strpos(${table.text}, ' ') > 0`),
  ],
);

/**
 * In which documents of a block a word stands, by field: the places of a few documents in `slots`, or more in
 * `bits`; the other one is null. Most words stand in few documents.
 */
export const searchWordBlocks = pgTable(
  'search_word_blocks',
  {
    generation: integer('generation').notNull(),
    word: integer('word').notNull(),
    field: smallint('field').notNull(),
    block: integer('block').notNull(),
    bits: slotBits('bits'),
    slots: smallint('slots').array(),
  },
  (table) => [
    primaryKey({ columns: [table.generation, table.word, table.field, table.block] }),
    check('search_word_blocks_one_form', sql`(${table.bits} is null) <> (${table.slots} is null)`),
  ],
);

/** Every value of every facet. The last four bits of the id are the facet's kind. */
export const searchFacetValues = pgTable(
  'search_facet_values',
  {
    id: integer('id').primaryKey(),
    kind: smallint('kind').notNull(),
    value: plainText('value').notNull(),
  },
  (table) => [
    uniqueIndex('search_facet_values_value').on(table.kind, table.value),
    check('search_facet_values_kind', sql`${table.id} & 15 = ${table.kind}`),
  ],
);

/** Which documents of a block have a value of a facet; all of a generation is read to count. */
export const searchFacetBlocks = pgTable(
  'search_facet_blocks',
  {
    generation: integer('generation').notNull(),
    facet: integer('facet').notNull(),
    block: integer('block').notNull(),
    bits: slotBits('bits').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.facet, table.block] })],
);

/** Which documents have a value that narrows and is not counted; kind 0 has all documents. */
export const searchFilterBlocks = pgTable(
  'search_filter_blocks',
  {
    generation: integer('generation').notNull(),
    kind: smallint('kind').notNull(),
    value: plainText('value').notNull(),
    block: integer('block').notNull(),
    bits: slotBits('bits').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.kind, table.value, table.block] })],
);

/** What documents are sorted and counted by. A row without an id is a free slot. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    generation: integer('generation').notNull(),
    slot: integer('slot').notNull(),
    id: uuid('id'),
    revision: integer('revision').notNull(),
    /** which form of document it was written from (`DOCUMENT_FORMAT`): an older one is out of date */
    format: smallint('format').notNull().default(1),
    publishedAt: instant('published_at').notNull(),
    availableUntil: instant('available_until'),
    unitRank: smallint('unit_rank').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    /** `lat,lon` in degrees, a value of the place filter */
    place: plainText('place').notNull(),
    /** ids of its facets' values */
    facets: integer('facets').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.generation, table.slot] }),
    uniqueIndex('search_documents_id').on(table.generation, table.id),
    index('search_documents_newest')
      .on(table.generation, table.publishedAt.desc(), table.id)
      .where(sql`${table.id} is not null`),
    index('search_documents_ending')
      .on(table.generation, table.availableUntil, table.id)
      .where(sql`${table.id} is not null`),
    index('search_documents_amount')
      .on(table.generation, table.unitRank, table.amount.desc(), table.id)
      .where(sql`${table.id} is not null`),
  ],
);

/**
 * What else a document has set in the blocks, to take it back, and its own words in their order, for phrases.
 */
export const searchContents = pgTable(
  'search_contents',
  {
    generation: integer('generation').notNull(),
    slot: integer('slot').notNull(),
    /** word × 8 + field */
    words: integer('words').array().notNull(),
    /** its filters' values: kind, colon, value */
    filters: text('filters').array().notNull(),
    /** the words of its own fields between single blanks, fields apart by a line feed */
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.slot] })],
);

/** Figures that ranges are asked of: `weight`, `width`, `amount:m`, `fibre:wool`. */
export const searchNumbers = pgTable(
  'search_numbers',
  {
    generation: integer('generation').notNull(),
    slot: integer('slot').notNull(),
    measure: plainText('measure').notNull(),
    value: doublePrecision('value').notNull(),
  },
  (table) => [
    index('search_numbers_range').on(table.generation, table.measure, table.value, table.slot),
    index('search_numbers_slot').on(table.generation, table.slot),
  ],
);

/** The sizes of pieces, and how many there are of each; 0 of what is left of a roll, from which pieces are cut. */
export const searchPieces = pgTable(
  'search_pieces',
  {
    generation: integer('generation').notNull(),
    slot: integer('slot').notNull(),
    longCm: doublePrecision('long_cm').notNull(),
    shortCm: doublePrecision('short_cm').notNull(),
    count: integer('count').notNull().default(1),
  },
  (table) => [
    // With all that is asked of a piece, so that the table itself is not read.
    index('search_pieces_size').on(table.generation, table.longCm, table.shortCm, table.slot, table.count),
    index('search_pieces_slot').on(table.generation, table.slot),
  ],
);

/** Colours in CIELAB. `cell` numbers the square of 5 × 5 that a* and b* lie in. */
export const searchColours = pgTable(
  'search_colours',
  {
    generation: integer('generation').notNull(),
    slot: integer('slot').notNull(),
    cell: integer('cell').notNull(),
    l: doublePrecision('l').notNull(),
    a: doublePrecision('a').notNull(),
    b: doublePrecision('b').notNull(),
  },
  (table) => [
    // With all that a difference is calculated from, so that the table itself is not read.
    index('search_colours_near').on(table.generation, table.cell, table.l, table.a, table.b, table.slot),
    index('search_colours_slot').on(table.generation, table.slot),
  ],
);

/**
 * Indexes beside the one in PostgreSQL, each of one engine and one version of its settings. What is named here gets its rows in
 * the outbox; a server asks one only once it has been filled.
 */
export const searchTargets = pgTable('search_targets', {
  name: text('name').primaryKey(),
  /** when it first held every listing; null until then */
  filledAt: instant('filled_at'),
  /** when a process that uses it last said so: what nobody uses any more is forgotten */
  seenAt: instant('seen_at').notNull().defaultNow(),
});

/** What the last verification of an index found, before it repaired anything. */
export const searchChecks = pgTable('search_checks', {
  target: text('target').primaryKey(),
  checkedAt: instant('checked_at').notNull().defaultNow(),
  /** listings and documents compared */
  checked: integer('checked').notNull(),
  missing: integer('missing').notNull(),
  stale: integer('stale').notNull(),
  extra: integer('extra').notNull(),
});

/** Listings of the outbox that could not be indexed, and when the drain tries again. */
export const searchFailures = pgTable(
  'search_failures',
  {
    listingId: uuid('listing_id').notNull(),
    target: text('target').notNull().default('postgres'),
    attempts: integer('attempts').notNull(),
    /** the newest row of the outbox that was tried: a later one is a change that may have mended it, whatever the clock says */
    lastRow: bigint('last_row', { mode: 'number' }).notNull().default(0),
    error: text('error').notNull(),
    failedAt: instant('failed_at').notNull().defaultNow(),
    retryAt: instant('retry_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.target, table.listingId] })],
);

/**
 * Rebuilds that are under way, one of an index at most. While there is one, the drain remembers what it has indexed in
 * `search_replays`.
 */
export const searchRebuilds = pgTable('search_rebuilds', {
  id: uuid('id').primaryKey(),
  target: text('target').notNull().default('postgres'),
  createdAt: createdAt(),
});

/** Listings that changed during a rebuild: indexed once more when the new index answers. */
export const searchReplays = pgTable(
  'search_replays',
  { listingId: uuid('listing_id').notNull(), target: text('target').notNull().default('postgres') },
  (table) => [primaryKey({ columns: [table.target, table.listingId] })],
);
