import { doublePrecision, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

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
