import { z } from 'zod';
import { DISPLACEMENTS } from '../domain/exchange.ts';
import { CLAIM_STATUSES, LISTING_STATUSES } from '../domain/states.ts';
import { amount, id, text, timestamp } from './common.ts';
import { photo } from './listings.ts';

/** POST /listings/:id/claims: an amount, or chosen pieces (an id stands once for each piece of that size). */
export const claimBody = z.union([
  z.strictObject({ amount, workshopId: id.optional(), note: text(0, 500).optional() }),
  z.strictObject({
    pieceIds: z.array(id).min(1).max(200),
    workshopId: id.optional(),
    note: text(0, 500).optional(),
  }),
]);
export type ClaimBody = z.infer<typeof claimBody>;

/** A claim. Addresses and names appear only for those who are part of it. */
export const claim = z
  .strictObject({
    id,
    listingId: id,
    status: z.enum(CLAIM_STATUSES),
    amount,
    pieceIds: z.array(id),
    /** place in the queue; null unless it waits */
    position: z.int().nullable(),
    reservedUntil: timestamp.nullable(),
    note: z.string(),
    massKg: z.number().nullable(),
    listing: z.strictObject({
      title: z.string(),
      locale: z.string(),
      hub: z.string(),
      status: z.enum(LISTING_STATUSES),
      photo: photo.nullable(),
    }),
    /** who claims: for the giver and staff, and for the claimant who acts for several workshops */
    claimant: z.strictObject({ workshop: z.string(), kind: z.string(), member: z.string() }).optional(),
    /** where to fetch it: for the claimant while the reservation holds */
    pickup: z.strictObject({ workshop: z.string(), place: z.string() }).optional(),
    /** true when the asker belongs to the claiming workshop */
    mine: z.boolean(),
    reason: z.string().nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Claim' });
export type ClaimJson = z.infer<typeof claim>;

/** POST /claims/:id/cancel: a giver or staff says why. */
export const cancelBody = z.strictObject({ reason: text(0, 500).optional() });
export type CancelBody = z.infer<typeof cancelBody>;

export const handoverBody = z.strictObject({
  /** weighed, 1 g to 50 t */
  massKg: z.number().min(0.001).max(50_000),
  /** would the taker have bought new material instead? feeds the impact model */
  displacement: z.enum(DISPLACEMENTS).optional(),
});
export type HandoverBody = z.infer<typeof handoverBody>;
