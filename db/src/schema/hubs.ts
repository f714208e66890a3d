import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, type OpenHours, ownId, updatedAt } from './columns.ts';

/** A Fab City Hub. Reference data: seeded from code at every start, never edited by hand. */
export const hubs = pgTable('hubs', {
  slug: text('slug').primaryKey(),
  city: text('city').notNull(),
  name: text('name').notNull(),
  place: text('place').notNull(),
  address: text('address').notNull(),
  /** ISO 3166-1 alpha-2; decides the naming law and the cross-border warnings */
  countryCode: text('country_code').notNull(),
  /** IANA name */
  timeZone: text('time_zone').notNull(),
  languages: text('languages').array().notNull(),
  lat: doublePrecision('lat').notNull(),
  lon: doublePrecision('lon').notNull(),
  story: jsonb('story').$type<{ it: string; en: string }>().notNull(),
});

/** A place of a hub's network, in its neighbourhood. Hours are local. */
export interface StoredHubPlace {
  name: string;
  address: string;
  note: string;
  hours: OpenHours[];
}

/** What a hub's staff tell on its page: who, where and when. A hub without a row has told nothing yet. */
export const hubPages = pgTable('hub_pages', {
  hub: text('hub')
    .primaryKey()
    .references(() => hubs.slug),
  /** counts changes; a PUT names the one it was made on */
  revision: integer('revision').notNull().default(1),
  /** language of the welcome and the notes of places */
  locale: text('locale').notNull(),
  welcome: text('welcome').notNull().default(''),
  contactEmail: text('contact_email'),
  contactPhone: text('contact_phone'),
  people: jsonb('people').$type<{ name: string; role: string }[]>().notNull().default([]),
  places: jsonb('places').$type<StoredHubPlace[]>().notNull().default([]),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** A piece of news of a hub: a training, a market, a change of hours. */
export const hubNews = pgTable(
  'hub_news',
  {
    id: ownId(),
    hub: text('hub')
      .notNull()
      .references(() => hubs.slug),
    locale: text('locale').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    /** the day it happens, in the hub's time zone; null when it has none */
    happensOn: date('happens_on', { mode: 'string' }),
    /** who wrote it; no foreign key, since it outlives the account */
    authorId: uuid('author_id'),
    createdAt: createdAt(),
  },
  (table) => [
    check('hub_news_title', sql`length(${table.title}) between 1 and 120`),
    index('hub_news_hub').on(table.hub, table.id),
  ],
);
