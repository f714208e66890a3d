import { z } from 'zod';
import { amount, id, pageQuery, timestamp } from './common.ts';

/** Why something is on a desk: what needs its reader. */
export const NEED_KINDS = [
  /** somebody comes to fetch from my workshop; subject = claim */
  'hand_over',
  /** my reservation, to be fetched; subject = claim */
  'fetch',
  /** staff ask for changes; subject = listing */
  'changes',
  /** a draft that was not handed in; subject = listing */
  'draft',
  /** a published listing ends within two weeks; subject = listing */
  'ends_soon',
  /** published for 60 days, and nobody claimed any; subject = listing */
  'nobody',
  /** messages that I have not read; subject = claim */
  'unread',
  /** staff: listings that wait for a decision; no subject */
  'decide',
  /** staff: notices that wait for an answer; no subject */
  'notices',
  /** staff: a reservation of the hub that ended unfetched within a week; subject = claim */
  'overdue',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** What happened lately and asks for nothing. */
export const NEWS_KINDS = [
  /** staff published, rejected or removed a listing; subject = listing */
  'published',
  'rejected',
  'removed',
  /** the other side, or staff, cancelled a claim; subject = claim */
  'cancelled',
  /** a reservation of either side ended unfetched; subject = claim */
  'lapsed',
  /** it was noted that nobody came; subject = claim */
  'no_show',
  /** a notice of mine was answered; subject = notice */
  'notice_upheld',
  'notice_dismissed',
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

const entry = {
  /** of the claim, listing or notice that it is about; null where it is about several */
  id: id.nullable(),
  /** title of the listing; null where there is none */
  title: z.string().nullable(),
  /** language of the title */
  locale: z.string().nullable(),
  hub: z.string().nullable(),
};

export const deskNeed = z.strictObject({
  kind: z.enum(NEED_KINDS),
  ...entry,
  /** the workshop on the other side, where the reader may know it */
  who: z.string().nullable(),
  amount: amount.nullable(),
  /** by when; null without a term */
  by: timestamp.nullable(),
  /** since when it waits */
  since: timestamp.nullable(),
  /** how many, where it is about several */
  count: z.int().nullable(),
});
export type DeskNeed = z.infer<typeof deskNeed>;

export const deskNews = z.strictObject({ kind: z.enum(NEWS_KINDS), ...entry, at: timestamp });
export type DeskNews = z.infer<typeof deskNews>;

/** How many of my workshops' listings and claims there are, by where they stand. */
export const deskCounts = z.strictObject({
  listings: z.strictObject({
    needs: z.int(),
    waiting: z.int(),
    online: z.int(),
    ended: z.int(),
    all: z.int(),
  }),
  claims: z.strictObject({ open: z.int(), collected: z.int(), ended: z.int(), all: z.int() }),
  notices: z.strictObject({ open: z.int(), all: z.int() }),
  threads: z.int(),
});
export type DeskCounts = z.infer<typeof deskCounts>;

/** GET /me/desk: what needs me, most pressing first, at most 20 of a kind; what happened in the last two weeks; counts. */
export const desk = z
  .strictObject({
    needs: z.array(deskNeed),
    news: z.array(deskNews),
    counts: deskCounts,
    /** the database's clock, for saying how far off a term is */
    now: timestamp,
  })
  .meta({ id: 'Desk' });
export type DeskJson = z.infer<typeof desk>;

/** Where a listing of mine stands: it needs me (unfinished, to be mended, to be handed over), waits for staff, is online, is over. */
export const LISTING_FOLDERS = ['needs', 'waiting', 'online', 'ended'] as const;
export type ListingFolder = (typeof LISTING_FOLDERS)[number];
export const myListingsQuery = pageQuery.extend({ folder: z.enum(LISTING_FOLDERS).optional() });
export type MyListingsQuery = z.infer<typeof myListingsQuery>;

/** Where a claim of mine stands: it goes on, was handed over, ended otherwise. */
export const CLAIM_FOLDERS = ['open', 'collected', 'ended'] as const;
export type ClaimFolder = (typeof CLAIM_FOLDERS)[number];
export const myClaimsQuery = pageQuery.extend({ folder: z.enum(CLAIM_FOLDERS).optional() });
export type MyClaimsQuery = z.infer<typeof myClaimsQuery>;

/** What waits for a member on every page. */
export interface Waiting {
  /** claims with messages that they have not read; 100 stands for more */
  threads: number;
  /** notices that wait for their answer as staff; 0 for who is no staff */
  notices: number;
}
