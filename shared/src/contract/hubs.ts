import { z } from 'zod';
import { id, language, slug, text, timestamp } from './common.ts';
import { email } from './identity.ts';
import { openHours } from './workshops.ts';

export const hub = z
  .strictObject({
    slug,
    city: z.string(),
    name: z.string(),
    place: z.string(),
    countryCode: z.string(),
    timeZone: z.string(),
    languages: z.array(language),
    lat: z.number(),
    lon: z.number(),
    story: z.string(),
    /** listings that can be claimed now */
    listings: z.int(),
  })
  .meta({ id: 'Hub' });
export type HubJson = z.infer<typeof hub>;
export const hubsAnswer = z.strictObject({ items: z.array(hub) });
export const hubParams = z.strictObject({ slug });
/** `lang` decides the language of names and stories; English when that language has none. */
export const languageQuery = z.strictObject({ lang: language.default('en') });

export const HUB_LIMITS = {
  people: 12,
  places: 12,
  hoursAPlace: 21,
  welcome: 2000,
  note: 300,
  newsTitle: 120,
  newsText: 2000,
} as const;

/** Dates of news lie in this century: PostgreSQL and people's calendars agree on all of it. */
const [FIRST_DAY, LAST_DAY] = ['2020-01-01', '2099-12-31'];
const day = z.iso.date({ abort: true }).refine((value) => value >= FIRST_DAY && value <= LAST_DAY, {
  error: `A day from ${FIRST_DAY} to ${LAST_DAY}.`,
  params: { rule: 'out_of_range' },
});
const phone = z.string().regex(/^\+?[\d ()./-]{5,30}$/);

/**
 * PUT /hubs/:slug/page: all that a hub's page says, over what it said. `revision` is that of the page it was made on, 0 for a
 * hub that has told nothing yet.
 */
export const hubPageBody = z.strictObject({
  revision: z.int().min(0).max(2_147_483_647),
  /** language of the welcome, the roles and the notes */
  locale: language,
  welcome: text(0, HUB_LIMITS.welcome),
  contactEmail: email.nullable(),
  contactPhone: phone.nullable(),
  /** who agreed to be named */
  people: z.array(z.strictObject({ name: text(2, 80), role: text(0, 80) })).max(HUB_LIMITS.people),
  places: z
    .array(
      z.strictObject({
        name: text(0, 80),
        address: text(3, 200),
        note: text(0, HUB_LIMITS.note),
        hours: z.array(openHours).max(HUB_LIMITS.hoursAPlace),
      }),
    )
    .max(HUB_LIMITS.places),
});
export type HubPageBody = z.infer<typeof hubPageBody>;

/** What a hub's staff tell on its page. Everybody sees it. Hours are local (`timeZone` of the hub). */
export const hubPage = z
  .strictObject({
    hub: slug,
    /** 0 until something is told */
    revision: z.int(),
    locale: language,
    welcome: z.string(),
    contactEmail: z.string().nullable(),
    contactPhone: z.string().nullable(),
    people: z.array(z.strictObject({ name: z.string(), role: z.string() })),
    places: z.array(
      z.strictObject({
        name: z.string(),
        address: z.string(),
        note: z.string(),
        hours: z.array(z.strictObject({ day: z.int(), from: z.string(), to: z.string() })),
      }),
    ),
    updatedAt: timestamp.nullable(),
  })
  .meta({ id: 'HubPage' });
export type HubPageJson = z.infer<typeof hubPage>;

/** POST /hubs/:slug/news */
export const hubNewsBody = z.strictObject({
  locale: language,
  title: text(3, HUB_LIMITS.newsTitle),
  text: text(1, HUB_LIMITS.newsText),
  /** the day it happens, in the hub's time zone; null when it has none */
  happensOn: day.nullable().default(null),
});
export type HubNewsBody = z.infer<typeof hubNewsBody>;

/** A piece of news of a hub: a training, a market, a change of hours. */
export const hubNews = z
  .strictObject({
    id,
    hub: slug,
    locale: language,
    title: z.string(),
    text: z.string(),
    happensOn: z.string().nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'HubNews' });
export type HubNewsJson = z.infer<typeof hubNews>;

export const hubNewsParams = z.strictObject({ slug, id });
