import { sql } from 'drizzle-orm';
import { bigserial, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, ownId } from './columns.ts';
import { hubs } from './hubs.ts';
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

/** A report that something is wrong: with a listing, a workshop, a message, or a page of the exchange itself. */
export const notices = pgTable(
  'notices',
  {
    id: ownId(),
    /** whose staff answer it; null for the exchange itself, which admins answer */
    hub: text('hub').references(() => hubs.slug),
    subjectKind: text('subject_kind').notNull(),
    /** of a listing, a workshop, a message or a wanted post; no foreign key, so that the notice outlives what it speaks of */
    subjectId: uuid('subject_id'),
    /** path of a page */
    page: text('page'),
    reason: text('reason').notNull(),
    text: text('text').notNull(),
    locale: text('locale').notNull(),
    /** null when nobody was signed in, or the account is deleted */
    filedBy: uuid('filed_by').references(() => members.id),
    /** where who was not signed in wants the answer */
    contactEmail: text('contact_email'),
    status: text('status').notNull().default('open'),
    answer: text('answer'),
    answeredBy: uuid('answered_by').references(() => members.id),
    answeredAt: instant('answered_at'),
    createdAt: createdAt(),
  },
  (table) => [
    check(
      'notices_subject',
      sql`${table.subjectKind} in ('listing', 'workshop', 'message', 'wanted', 'page')`,
    ),
    check(
      'notices_subject_named',
      sql`(${table.subjectKind} = 'page') = (${table.subjectId} is null) and (${table.subjectKind} = 'page') = (${table.page} is not null)`,
    ),
    check('notices_status', sql`${table.status} in ('open', 'upheld', 'dismissed')`),
    check(
      'notices_answered',
      sql`(${table.status} = 'open') = (${table.answeredAt} is null) and (${table.status} = 'open') = (${table.answer} is null)`,
    ),
    index('notices_open').on(table.hub, table.id).where(sql`${table.status} = 'open'`),
    index('notices_filed_by').on(table.filedBy, table.id),
  ],
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
