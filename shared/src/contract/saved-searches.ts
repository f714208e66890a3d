import { z } from 'zod';
import { id, text, timestamp } from './common.ts';

/** When somebody hears of what a search found: never, at once, or in one mail a day or a week. */
export const CADENCES = ['none', 'at_once', 'daily', 'weekly'] as const;
export type Cadence = (typeof CADENCES)[number];
export const cadence = z.enum(CADENCES);

/**
 * The part of a search address behind the `?`. Its parameters are those of GET /search; page, order and language of it do not count.
 */
export const searchAddress = z
  .string()
  .max(2000)
  .regex(/^[\u0021-\u007e]*$/);

/** POST /me/saved-searches. Saving the same search again changes its name and cadence. */
export const savedSearchBody = z.strictObject({
  query: searchAddress,
  name: text(1, 80),
  cadence,
});
export type SavedSearchBody = z.infer<typeof savedSearchBody>;

/** PATCH /me/saved-searches/:id */
export const changeSavedSearchBody = z.strictObject({ name: text(1, 80), cadence }).partial();
export type ChangeSavedSearchBody = z.infer<typeof changeSavedSearchBody>;

export const savedSearch = z
  .strictObject({
    id,
    name: z.string(),
    /** in its shortest form: `q=lana&fibre=wool` */
    query: z.string(),
    cadence,
    /** listings that it found since its member last looked */
    unseen: z.int(),
    lastSentAt: timestamp.nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearchJson = z.infer<typeof savedSearch>;

/** POST /unsubscribe, by a mail program (RFC 8058) or the page that the mail links to: no more mails about one search. */
export const unsubscribeBody = z.strictObject({
  token: z.string().regex(/^[A-Za-z0-9_.-]{20,200}$/),
});
export type UnsubscribeBody = z.infer<typeof unsubscribeBody>;
/** POST /unsubscribe/:token, a form of a mail program (RFC 8058). */
export const oneClickBody = z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') });
/** What was ended, by name, for the page to say so. */
export const unsubscribed = z.strictObject({ name: z.string() }).meta({ id: 'Unsubscribed' });
