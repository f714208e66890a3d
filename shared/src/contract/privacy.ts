import { z } from 'zod';
import { id, timestamp } from './common.ts';

export const EXPORT_STATUSES = ['queued', 'running', 'ready', 'failed'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** A copy of everything a member has here, as a ZIP of JSON and photos. */
export const memberExport = z
  .strictObject({
    id,
    status: z.enum(EXPORT_STATUSES),
    /** 0 to 100 */
    progress: z.int(),
    sizeBytes: z.int().nullable(),
    createdAt: timestamp,
    /** when the file is deleted; null until it is ready */
    expiresAt: timestamp.nullable(),
    /** where to fetch it; null until it is ready */
    url: z.string().nullable(),
  })
  .meta({ id: 'Export' });
export type MemberExport = z.infer<typeof memberExport>;
export const memberExports = z.strictObject({ items: z.array(memberExport) });

/** GET /me/deletion: what deleting the account does. */
export const deletionPreview = z
  .strictObject({
    workshops: z.array(
      z.strictObject({
        id,
        name: z.string(),
        /** closes: nobody else acts for it; stays: colleagues carry on; hand_over: its owner must hand it over first */
        outcome: z.enum(['closes', 'stays', 'hand_over']),
        /** its name and address stay until then, for the papers it is on; null: nothing has to stay */
        keptUntil: timestamp.nullable(),
      }),
    ),
    /** published listings that are withdrawn */
    listingsWithdrawn: z.int(),
    /** drafts and other unpublished listings that are deleted with their photos */
    listingsDeleted: z.int(),
    /** reservations of others on these listings, and one's own, that are cancelled; the other side is told */
    reservationsCancelled: z.int(),
    /** hand-overs that stay in the record: what, how much and when, without the member's name */
    handoversKept: z.int(),
    /** false: something must be done first (hand a workshop over, or another admin is needed) */
    possible: z.boolean(),
    /** the last admin cannot go */
    lastAdmin: z.boolean(),
  })
  .meta({ id: 'DeletionPreview' });
export type DeletionPreview = z.infer<typeof deletionPreview>;

/** POST /me/deletion: final; the password shows that it is meant. */
export const deletionBody = z.strictObject({ password: z.string().min(1).max(200) });
