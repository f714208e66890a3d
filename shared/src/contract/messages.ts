import { z } from 'zod';
import { CLAIM_STATUSES } from '../domain/states.ts';
import { id, text, timestamp } from './common.ts';
import { photo } from './listings.ts';

/** For whom somebody writes about a claim: who gives, who claims, or the hub between them. */
export const TALK_SIDES = ['giver', 'claimant', 'hub'] as const;
export type TalkSide = (typeof TALK_SIDES)[number];
export const talkSide = z.enum(TALK_SIDES);

/** POST /claims/:id/messages */
export const messageBody = z.strictObject({ text: text(1, 2000) });
export type MessageBody = z.infer<typeof messageBody>;

/** POST /claims/:id/messages/read: everything up to this message was read. */
export const readMessagesBody = z.strictObject({ upTo: id });
export type ReadMessagesBody = z.infer<typeof readMessagesBody>;

/** Whoever stands on a side of a claim, as far as the reader may know; both are null for a giver that hides its brand. */
const party = z.strictObject({
  side: talkSide,
  /** name of the workshop or the hub */
  name: z.string().nullable(),
  /** what kind of workshop; null for the hub */
  kind: z.string().nullable(),
});
export type TalkParty = z.infer<typeof party>;

/** One message about a claim. */
export const claimMessage = z
  .strictObject({
    id,
    from: party,
    /** who wrote it; null where the reader may not know */
    author: z.string().nullable(),
    /** the reader wrote it */
    mine: z.boolean(),
    text: z.string(),
    createdAt: timestamp,
  })
  .meta({ id: 'ClaimMessage' });
export type ClaimMessageJson = z.infer<typeof claimMessage>;

/** The messages about a claim: the newest page, each page oldest first; `nextCursor` leads to older ones. */
export const claimThread = z
  .strictObject({
    items: z.array(claimMessage),
    nextCursor: z.string().nullable(),
    /** on which side the reader writes */
    side: talkSide,
    /** the newest message that the reader has read */
    lastReadId: id.nullable(),
    /** until when one can write; null as long as the claim is open */
    writableUntil: timestamp.nullable(),
    writable: z.boolean(),
  })
  .meta({ id: 'ClaimThread' });
export type ClaimThreadJson = z.infer<typeof claimThread>;

/** A claim that was written about, with its last words. */
export const threadSummary = z
  .strictObject({
    claimId: id,
    status: z.enum(CLAIM_STATUSES),
    listing: z.strictObject({
      title: z.string(),
      locale: z.string(),
      hub: z.string(),
      photo: photo.nullable(),
    }),
    /** who is on the other side */
    with: party,
    /** messages of the other sides that the reader has not read */
    unread: z.int(),
    last: claimMessage,
  })
  .meta({ id: 'Thread' });
export type ThreadSummaryJson = z.infer<typeof threadSummary>;
