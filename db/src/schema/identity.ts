import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { newId } from '../ids.ts';
import { bytea, createdAt, instant, type OpenHours, ownId, updatedAt } from './columns.ts';
import { hubs } from './hubs.ts';

/**
 * A person's account. Until its address is confirmed it is a claim to that address that several may make; one confirmed
 * account has it. A deleted account keeps its row, blank, for what the papers of others refer to.
 */
export const members = pgTable(
  'members',
  {
    id: ownId(),
    /** as typed; empty once deleted */
    email: text('email').notNull(),
    /** what makes a confirmed address unique: folded to lower case; null once deleted */
    emailKey: text('email_key'),
    /** argon2id in PHC string form; null: no password signs in */
    passwordHash: text('password_hash'),
    name: text('name').notNull(),
    locale: text('locale').notNull(),
    admin: boolean('admin').notNull().default(false),
    /** when the address was confirmed */
    verifiedAt: instant('verified_at'),
    suspendedAt: instant('suspended_at'),
    /** what the member was told when suspended */
    suspensionNote: text('suspension_note'),
    deletedAt: instant('deleted_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('members_confirmed_address').on(table.emailKey).where(sql`${table.verifiedAt} is not null`),
    index('members_address').on(table.emailKey),
    check(
      'members_deleted_is_blank',
      sql`(${table.deletedAt} is null) = (${table.emailKey} is not null) and (${table.deletedAt} is null or (${table.email} = '' and ${table.name} = '' and ${table.passwordHash} is null and not ${table.admin}))`,
    ),
  ],
);

/** Where a workshop works. The first one is where material is fetched. */
export interface WorkshopPlace {
  id: string;
  name: string;
  /** street, number, postal code and city, as one would write it on a parcel */
  address: string;
  hours: OpenHours[];
}

/** A size of a logo, in the photo store. */
export interface StoredLogo {
  key: string;
  width: number;
  height: number;
  type: string;
}

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
    /** what staff wrote to the workshop when they last changed how they trust it */
    trustNote: text('trust_note'),
    /** shown only to who holds a reservation, or to all with a public profile */
    places: jsonb('places').$type<WorkshopPlace[]>().notNull().default([]),
    /** with its country's letters, without blanks; checked offline */
    vatNumber: text('vat_number'),
    /** languages spoken, as codes */
    languages: text('languages').array().notNull().default([]),
    story: text('story').notNull().default(''),
    logo: jsonb('logo').$type<StoredLogo[]>().notNull().default([]),
    /** true: anybody may open its page */
    profilePublic: boolean('profile_public').notNull().default(false),
    /** counts changes of the profile; a PATCH names the one it was made on */
    revision: integer('revision').notNull().default(1),
    closedAt: instant('closed_at'),
    /** a closed workshop's name, places and VAT number stay until then for the papers it is on; null: nothing had to stay */
    keptUntil: instant('kept_until'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('workshops_kind', sql`${table.kind} in ('studio', 'designer', 'school', 'non_profit', 'hub')`),
    check('workshops_trust', sql`${table.trust} in ('new', 'trusted', 'restricted')`),
    index('workshops_hub').on(table.hub, table.id),
    index('workshops_kept').on(table.keptUntil).where(sql`${table.keptUntil} is not null`),
  ],
);

/** Where material of a workshop is fetched: the address of its first place, empty when it has none. */
export function firstAddress(table: { places: AnyPgColumn }): SQL<string> {
  return sql<string>`coalesce(${table.places} -> 0 ->> 'address', '')`;
}

/** The places of a workshop that has one, whose hours nobody told. */
export function onePlace(address: string): WorkshopPlace[] {
  return [{ id: newId(), name: '', address, hours: [] }];
}

/** Who acts for which workshop. Each open workshop has one owner, who looks after its profile and its people. */
export const workshopMembers = pgTable(
  'workshop_members',
  {
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshops.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    role: text('role').notNull().default('member'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.workshopId] }),
    index('workshop_members_workshop').on(table.workshopId),
    uniqueIndex('workshop_members_one_owner').on(table.workshopId).where(sql`${table.role} = 'owner'`),
    check('workshop_members_role', sql`${table.role} in ('owner', 'member')`),
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
 * A sign-in on one device. Access tokens name it, so ending the row ends them everywhere. A refresh token is made from the
 * row's id, its generation and the server's secret, and is stored nowhere.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: ownId(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    /** of the refresh token that is good now; counts up with each refresh */
    generation: integer('generation').notNull().default(1),
    /** the last generation whose tokens came back: until then its answer may have been lost on the way */
    seenGeneration: integer('seen_generation').notNull().default(0),
    rotatedAt: instant('rotated_at').notNull().defaultNow(),
    /** browser and system as a person would name them, such as `Firefox, Android`; empty when unknown */
    device: text('device').notNull().default(''),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [index('sessions_member').on(table.memberId)],
);

/**
 * A link that was sent to an address, good once and for a time. Its token is made from the row's id and the server's secret,
 * and is stored nowhere. Without a member it was asked for an address that no confirmed account has: the mail says so.
 */
export const mailedLinks = pgTable(
  'mailed_links',
  {
    id: ownId(),
    memberId: uuid('member_id').references(() => members.id),
    purpose: text('purpose').notNull(),
    /** where it is sent */
    email: text('email').notNull(),
    locale: text('locale').notNull(),
    /** the page of the exchange to go on to: path and query; empty for none */
    next: text('next').notNull().default(''),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    check(
      'mailed_links_purpose',
      sql`${table.purpose} in ('confirm_address', 'change_address', 'sign_in', 'reset_password', 'address_changed', 'account_deleted')`,
    ),
    index('mailed_links_member').on(table.memberId),
    index('mailed_links_expiry').on(table.expiresAt),
  ],
);

/** An invitation by mail: to a workshop, to a hub's staff, or to the admins. Its token is made as a mailed link's. */
export const invitations = pgTable(
  'invitations',
  {
    id: ownId(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    locale: text('locale').notNull(),
    role: text('role').notNull(),
    workshopId: uuid('workshop_id').references(() => workshops.id),
    hub: text('hub').references(() => hubs.slug),
    /** null: the installation's own administrator, by command */
    invitedBy: uuid('invited_by').references(() => members.id),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    check('invitations_role', sql`${table.role} in ('colleague', 'staff', 'admin')`),
    check(
      'invitations_subject',
      sql`(${table.role} = 'colleague') = (${table.workshopId} is not null) and (${table.role} = 'staff') = (${table.hub} is not null)`,
    ),
    index('invitations_workshop').on(table.workshopId, table.id),
    index('invitations_expiry').on(table.expiresAt),
  ],
);

/** How often somebody tried what is limited, in the present window. Shared by all processes; lost in a crash on purpose. */
export const attempts = pgTable(
  'attempts',
  {
    /** what is counted, and by what: `sign_in:account`, `sign_in:network`, … */
    scope: text('scope').notNull(),
    /** keyed hash of the account's or network's name: the table tells nobody who tried */
    key: bytea('key').notNull(),
    count: integer('count').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] }), index('attempts_end').on(table.endsAt)],
);

/** A copy of everything a member has here, made by a job; the file lies in the private store under the row's id. */
export const exports = pgTable(
  'exports',
  {
    id: ownId(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    status: text('status').notNull().default('queued'),
    /** 0 to 100 */
    progress: smallint('progress').notNull().default(0),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    expiresAt: instant('expires_at'),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
  },
  (table) => [
    check('exports_status', sql`${table.status} in ('queued', 'running', 'ready', 'failed')`),
    check('exports_progress', sql`${table.progress} between 0 and 100`),
    index('exports_member').on(table.memberId, table.id),
    uniqueIndex('exports_one_at_a_time')
      .on(table.memberId)
      .where(sql`${table.status} in ('queued', 'running')`),
    index('exports_expiry').on(table.expiresAt),
  ],
);
