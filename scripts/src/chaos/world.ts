import { randomUUID } from 'node:crypto';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { Operation } from './history.ts';
import type { Person } from './people.ts';

/** A listing that somebody has made, as far as the clients have heard. */
export interface KnownLot {
  readonly listingId: string;
  readonly giver: Person;
  revision: number;
  isPublished: boolean;
  /** none where the lot is counted */
  readonly pieces: readonly string[];
}

/** A claim that somebody has made, and nobody has seen end. */
export interface KnownClaim {
  readonly claimId: string;
  readonly listingId: string;
  readonly giver: Person;
  readonly taker: Person;
}

/** What the clients of an exchange know together, and what they have done. */
export interface World {
  /** of every server, where clients reach it */
  readonly addresses: readonly string[];
  readonly givers: readonly Person[];
  readonly takers: readonly Person[];
  readonly lots: KnownLot[];
  readonly claims: KnownClaim[];
  readonly history: Operation[];
  /** what every key of a listing begins with, to find them again */
  readonly keyPrefix: string;
  /** the oldest are no longer asked for: none but the last so many lots and claims are kept in mind */
  readonly memory: number;
}

/** Of those who are there, the one that a number chooses; undefined of none. */
export function choose<T>(from: readonly T[], which: number): T | undefined {
  return from[which % from.length];
}

/** Keeps something in mind, and forgets the oldest. */
export function remember<T>(known: T[], one: T, memory: number): void {
  known.push(one);
  if (known.length > memory) known.shift();
}

/** A key that nobody has used. */
export function newKey(prefix = ''): string {
  return `${prefix}${randomUUID()}`;
}

/** A draft of buttons, which are counted, or of cuts of cloth, each of its size. `count` is of all, 1 to 50. */
export function draftOf(count: number, sizes: number): { body: object; total: number } {
  const common = { description: '', locale: 'it', hub: 'milano', legalRoute: 'product', priceKind: 'gift' };
  if (sizes === 0) {
    const buttons = {
      category: 'trims.buttons',
      form: 'end_of_roll',
      origin: 'overorder',
      condition: 'A',
    };
    const amount = { value: count, unit: 'pcs' };
    return { body: { ...common, ...buttons, title: 'Bottoni di corozo', amount, massKg: 0.4 }, total: count };
  }
  const pieces = Array.from({ length: sizes }, (_, n) => ({ lengthCm: 60 + 10 * n, widthCm: 40, count }));
  const total = count * sizes;
  const cloth = {
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    composition: [{ fibre: 'wool', percent: 100 }],
    compositionSource: 'label',
    weightGsm: 280,
    widthCm: 150,
  };
  const amount = { value: total, unit: 'pcs' };
  return { body: { ...common, ...cloth, title: 'Tagli di lana', amount, massKg: 1.4, pieces }, total };
}

/** What a listing's workshop reads of it, as the model has it. */
export function seenOf(listing: ListingJson) {
  return {
    status: listing.status,
    revision: listing.revision,
    total: listing.amount?.value ?? 0,
    left: listing.amountLeft?.value ?? 0,
    pieces: new Map(listing.pieces.map(({ id, left }) => [id, left])),
  };
}
