import { z } from 'zod';
import { id, language, pageQuery, slug, text, timestamp } from './common.ts';
import { publicWorkshop } from './listings.ts';
import { cadence, searchAddress } from './saved-searches.ts';

export const WANTED_STATUSES = ['open', 'found', 'closed', 'expired', 'removed'] as const;
export type WantedStatus = (typeof WANTED_STATUSES)[number];

const fields = {
  title: text(3, 120),
  text: text(0, 2000),
  /** the search that answers it, as an address */
  query: searchAddress,
  neededBy: timestamp.nullable(),
  cadence,
};

/** POST /wanted: tells everybody what one looks for; the same search tells who asked when a listing answers it. */
export const wantedBody = z
  .strictObject({ ...fields, locale: language, hub: slug, workshopId: id.optional() })
  .partial({ text: true, neededBy: true, cadence: true, workshopId: true });
export type WantedBody = z.infer<typeof wantedBody>;

/** PATCH /wanted/:id, while it is open */
export const changeWantedBody = z.strictObject(fields).partial();
export type ChangeWantedBody = z.infer<typeof changeWantedBody>;

/** POST /wanted/:id/close */
export const closeWantedBody = z.strictObject({ outcome: z.enum(['found', 'closed']) });
export type CloseWantedBody = z.infer<typeof closeWantedBody>;

/** POST /moderation/wanted/:id/remove */
export const removeWantedBody = z.strictObject({
  reason: z.enum(['wrong_facts', 'prohibited', 'rude', 'not_theirs', 'other']),
});
export type RemoveWantedBody = z.infer<typeof removeWantedBody>;

export const wanted = z
  .strictObject({
    id,
    title: z.string(),
    text: z.string(),
    locale: z.string(),
    hub: z.string(),
    query: z.string(),
    status: z.enum(WANTED_STATUSES),
    neededBy: timestamp.nullable(),
    closesAt: timestamp,
    createdAt: timestamp,
    workshop: publicWorkshop,
    /** true for who posted it and their colleagues */
    mine: z.boolean(),
    /** true for staff of its hub and admins */
    mayRemove: z.boolean(),
    /** only for who posted it */
    cadence: cadence.nullable(),
    /** listings that answer it now; null in lists */
    answers: z.int().nullable(),
  })
  .meta({ id: 'Wanted' });
export type WantedJson = z.infer<typeof wanted>;

/** GET /wanted: open posts, the newest first */
export const wantedQuery = pageQuery.extend({ hub: slug.optional() });
export type WantedQuery = z.infer<typeof wantedQuery>;

/** GET /listings/:id/asked, for members of its workshop: who already looks for something like it. */
export const asked = z
  .strictObject({
    /** open wanted posts that it answers, the newest first; ten at most */
    wanted: z.array(wanted.pick({ id: true, title: true, locale: true, hub: true, createdAt: true })),
    /** members, other than those, with a saved search that finds it */
    searchers: z.int(),
  })
  .meta({ id: 'Asked' });
export type AskedJson = z.infer<typeof asked>;
