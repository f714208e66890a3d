import { createHash } from 'node:crypto';
import type { Content } from './manifest.ts';

/** Counts and hashes what passes by. */
export interface Tally {
  /** @param hashed what goes into the hash, when it is not the bytes themselves */
  add(bytes: Uint8Array, count: number, hashed?: Uint8Array | string): void;
  result(): Content;
}

/** Makes a {@link Tally} of nothing yet. */
export function startTally(): Tally {
  const hash = createHash('sha256');
  let [count, bytes] = [0, 0];
  return {
    add(chunk, more, hashed = chunk) {
      hash.update(hashed);
      count += more;
      bytes += chunk.length;
    },
    result: () => ({ count, bytes, sha256: hash.copy().digest('hex') }),
  };
}

/** How many rows of text end in a chunk: each ends with a line feed, and has no other. */
export function countRows(chunk: Uint8Array): number {
  let rows = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
  return rows;
}

/** Whether two contents are the same. */
export function isSame(one: Content, other: Content): boolean {
  return one.count === other.count && one.bytes === other.bytes && one.sha256 === other.sha256;
}
