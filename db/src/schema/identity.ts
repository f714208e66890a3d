import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, instant, ownId } from './columns.ts';
import { hubs } from './hubs.ts';

/** A person's account. */
export const members = pgTable('members', {
  id: ownId(),
  /** as typed */
  email: text('email').notNull(),
  /** what makes an address unique: folded to lower case */
  emailKey: text('email_key').notNull().unique(),
  /** argon2id in PHC string form */
  passwordHash: text('password_hash').notNull(),
  name: text('name').notNull(),
  locale: text('locale').notNull(),
  admin: boolean('admin').notNull().default(false),
  verifiedAt: instant('verified_at'),
  suspendedAt: instant('suspended_at'),
  createdAt: createdAt(),
});

/** The organisation that a member acts for; one-person workshops are normal. */
export const workshops = pgTable(
  'workshops',
  {
    id: ownId(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    hub: text('hub')
      .notNull()
      .references(() => hubs.slug),
    trust: text('trust').notNull().default('new'),
    /** where material is fetched; shown only to who holds a reservation */
    pickupPlace: text('pickup_place').notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [
    check('workshops_kind', sql`${table.kind} in ('studio', 'designer', 'school', 'non_profit', 'hub')`),
    check('workshops_trust', sql`${table.trust} in ('new', 'trusted', 'restricted')`),
  ],
);

export const workshopMembers = pgTable(
  'workshop_members',
  {
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshops.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.workshopId] }),
    index('workshop_members_workshop').on(table.workshopId),
  ],
);

/** Who moderates and facilitates at which hub. */
export const hubStaff = pgTable(
  'hub_staff',
  {
    hub: text('hub')
      .notNull()
      .references(() => hubs.slug),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.hub] })],
);

/**
 * A sign-in on one device. Access tokens name it, so ending the row ends them everywhere. Refresh tokens are stored as
 * SHA-256 only; the one before the last is kept so that two tabs that refresh at once both succeed.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: ownId(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    refreshHash: bytea('refresh_hash').notNull(),
    previousRefreshHash: bytea('previous_refresh_hash'),
    rotatedAt: instant('rotated_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [index('sessions_member').on(table.memberId)],
);
