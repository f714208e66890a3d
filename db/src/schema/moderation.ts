import { bigserial, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, ownId } from './columns.ts';
import { members } from './identity.ts';
import { listings } from './listings.ts';

/** What staff decided on a listing, with its statement of reasons. */
export const decisions = pgTable(
  'decisions',
  {
    id: ownId(),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    /** the revision that was judged */
    listingRevision: integer('listing_revision').notNull(),
    action: text('action').notNull(),
    reason: text('reason'),
    note: text('note'),
    decidedBy: uuid('decided_by')
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
  },
  (table) => [index('decisions_listing').on(table.listingId, table.id)],
);

/**
 * What happened, who did it and to what. Append-only: a trigger (migration 0001) refuses UPDATE, DELETE and TRUNCATE.
 * `detail` carries codes and figures, never personal data. No foreign keys, so that it outlives what it speaks of.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: createdAt(),
    /** null when a timer did it */
    actorId: uuid('actor_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    hub: text('hub'),
    detail: jsonb('detail').$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (table) => [
    index('audit_log_subject').on(table.subjectId, table.id),
    index('audit_log_actor').on(table.actorId, table.id),
  ],
);
