import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, ownId, updatedAt } from './columns.ts';
import { members, workshops } from './identity.ts';
import { listingPieces, listings } from './listings.ts';

/** A request for an amount, or for chosen pieces, of a listing. It holds its amount while it is `reserved`. */
export const claims = pgTable(
  'claims',
  {
    id: ownId(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshops.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    status: text('status').notNull(),
    unit: text('unit').notNull(),
    /** whole steps of the unit */
    amount: bigint('amount', { mode: 'number' }).notNull(),
    reservedUntil: instant('reserved_until'),
    note: text('note').notNull().default(''),
    /** why it was cancelled or declined */
    reason: text('reason'),
    massG: bigint('mass_g', { mode: 'number' }),
    displacement: text('displacement'),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 (hex) of what was asked, to tell a retry from another request under the same key */
    requestHash: text('request_hash').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check(
      'claims_status',
      sql`${table.status} in ('waiting', 'reserved', 'collected', 'declined', 'cancelled', 'lapsed', 'no_show')`,
    ),
    check('claims_amount_positive', sql`${table.amount} > 0`),
    check(
      'claims_reserved_has_an_end',
      sql`(${table.status} = 'reserved') <= (${table.reservedUntil} is not null)`,
    ),
    check('claims_collected_is_weighed', sql`(${table.status} = 'collected') = (${table.massG} is not null)`),
    uniqueIndex('claims_idempotency').on(table.memberId, table.idempotencyKey),
    index('claims_listing').on(table.listingId, table.id),
    index('claims_workshop').on(table.workshopId, table.id),
    index('claims_ending').on(table.reservedUntil).where(sql`${table.status} = 'reserved'`),
    index('claims_unfetched').on(table.updatedAt).where(sql`${table.status} in ('lapsed', 'no_show')`),
  ],
);

/** Which pieces a claim holds or took, and how many of each size. */
export const claimPieces = pgTable(
  'claim_pieces',
  {
    claimId: uuid('claim_id')
      .notNull()
      .references(() => claims.id),
    pieceId: uuid('piece_id')
      .notNull()
      .references(() => listingPieces.id),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.claimId, table.pieceId] }),
    check('claim_pieces_count', sql`${table.count} > 0`),
  ],
);

/** What the two sides of a claim, and its hub's staff, write each other about it. */
export const claimMessages = pgTable(
  'claim_messages',
  {
    id: ownId(),
    claimId: uuid('claim_id')
      .notNull()
      .references(() => claims.id),
    /** null once its author's account is deleted */
    authorId: uuid('author_id').references(() => members.id),
    /** for whom the author wrote */
    side: text('side').notNull(),
    text: text('text').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check('claim_messages_side', sql`${table.side} in ('giver', 'claimant', 'hub')`),
    index('claim_messages_claim').on(table.claimId, table.id),
  ],
);

/** Up to which message of a claim a member has read. */
export const claimReads = pgTable(
  'claim_reads',
  {
    claimId: uuid('claim_id')
      .notNull()
      .references(() => claims.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    lastReadId: uuid('last_read_id').notNull(),
    readAt: instant('read_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.claimId, table.memberId] }),
    index('claim_reads_member').on(table.memberId),
  ],
);
