import { createHash } from 'node:crypto';

/** How many letters at the end of a message's id come from its key. */
export const KEY_LETTERS = 17;

/**
 * The id of a message: a UUIDv7 of the database's time, so that the messages of a claim sort as they were written whichever process
 * wrote them, whose last 62 bits come from the key of the request: the same request, sent again, is found by them.
 * @param at when it is written, by the database's clock
 * @param key whatever tells the request from all others of its member
 */
export function messageId(at: Date, key: string): string {
  const hash = createHash('sha256').update(key).digest('hex');
  const time = at.getTime().toString(16).padStart(12, '0');
  const variant = '89ab'[Number.parseInt(hash.slice(0, 1), 16) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(16, 19)}-${variant}${hash.slice(1, 4)}-${hash.slice(4, 16)}`;
}
