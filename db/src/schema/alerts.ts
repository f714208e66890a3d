import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, ownId, updatedAt } from './columns.ts';
import { hubs } from './hubs.ts';
import { members, workshops } from './identity.ts';
import { listings } from './listings.ts';

/**
 * A search that somebody wants to hear of: kept by name, or behind a wanted post. `query` is the part of a search address behind
 * the `?`, in its shortest form, without page, order and language.
 */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: ownId(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    kind: text('kind').notNull().default('saved'),
    name: text('name').notNull(),
    query: text('query').notNull(),
    /** when its mails go out: `none` is a search that is only kept */
    cadence: text('cadence').notNull().default('none'),
    /** when the last mail of what it found went out; null before the first */
    lastSentAt: instant('last_sent_at'),
    /** when its member last looked at what it finds */
    seenAt: instant('seen_at').notNull().defaultNow(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('saved_searches_kind', sql`${table.kind} in ('saved', 'wanted')`),
    check('saved_searches_cadence', sql`${table.cadence} in ('none', 'at_once', 'daily', 'weekly')`),
    index('saved_searches_member').on(table.memberId, table.id),
    uniqueIndex('saved_searches_same').on(table.memberId, table.query).where(sql`${table.kind} = 'saved'`),
  ],
);

/** A listing that a saved search found when it was published: each pair once, so that nobody is told twice. */
export const alertMatches = pgTable(
  'alert_matches',
  {
    searchId: uuid('search_id')
      .notNull()
      .references(() => savedSearches.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listings.id),
    foundAt: instant('found_at').notNull().defaultNow(),
    /** when the mail that names it was written; null while it waits for its day */
    toldAt: instant('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.searchId, table.listingId] }),
    index('alert_matches_listing').on(table.listingId),
    index('alert_matches_waiting').on(table.searchId, table.foundAt).where(sql`${table.toldAt} is null`),
  ],
);

/** What somebody looks for, for all to read. Its saved search finds the answers. */
export const wantedPosts = pgTable(
  'wanted_posts',
  {
    id: ownId(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshops.id),
    hub: text('hub')
      .notNull()
      .references(() => hubs.slug),
    searchId: uuid('search_id').references(() => savedSearches.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    text: text('text').notNull().default(''),
    locale: text('locale').notNull(),
    /** as in its saved search, which goes when the post is closed */
    query: text('query').notNull(),
    status: text('status').notNull().default('open'),
    /** the last day on which it is of use to who asks; null: whenever */
    neededBy: instant('needed_by'),
    /** when it closes by itself */
    closesAt: instant('closes_at').notNull(),
    closedAt: instant('closed_at'),
    /** why staff took it down */
    removedReason: text('removed_reason'),
    removedBy: uuid('removed_by').references(() => members.id),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('wanted_posts_status', sql`${table.status} in ('open', 'found', 'closed', 'expired', 'removed')`),
    check('wanted_posts_closed', sql`(${table.status} = 'open') = (${table.closedAt} is null)`),
    uniqueIndex('wanted_posts_search').on(table.searchId),
    index('wanted_posts_open').on(table.hub, table.id).where(sql`${table.status} = 'open'`),
    index('wanted_posts_member').on(table.memberId, table.id),
    index('wanted_posts_closing').on(table.closesAt).where(sql`${table.status} = 'open'`),
  ],
);
