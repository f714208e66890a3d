import {
  EDITABLE_LISTING_STATUSES,
  type ListingStatus,
  nextListingStatus,
  PUBLIC_LISTING_STATUSES,
} from '@scampolo/shared/domain/states';
import type { Claim, Edit, Publish, Read, Settle } from './history.ts';

/** A claim in the model. */
interface LotClaim {
  readonly steps: number;
  readonly pieces: ReadonlyMap<string, number>;
  readonly isReserved: boolean;
}

/** A listing as the exchange should keep it: one object that changes in one step at a time. */
export interface Lot {
  readonly status: ListingStatus;
  readonly revision: number;
  readonly total: number;
  readonly held: number;
  readonly given: number;
  readonly pieces: ReadonlyMap<string, { readonly count: number; readonly taken: number }>;
  readonly claims: ReadonlyMap<string, LotClaim>;
}

/** What can be done to one listing, with the outcome that it had: an `ok` claim names the claim that it made. */
export type LotOperation =
  | Pick<Edit, 'kind' | 'revision' | 'total' | 'outcome' | 'code'>
  | Pick<Publish, 'kind' | 'outcome' | 'code'>
  | Pick<Claim, 'kind' | 'steps' | 'pieces' | 'claimId' | 'outcome' | 'code'>
  | Pick<Settle, 'kind' | 'claimId' | 'outcome' | 'code'>
  | Pick<Read, 'kind' | 'seen'>
  /** a reservation whose time was over has ended */
  | { readonly kind: 'lapse'; readonly claimId: string };

/** A new draft. */
export function newLot(
  total: number,
  pieces: readonly { readonly id: string; readonly count: number }[],
): Lot {
  return {
    status: 'draft',
    revision: 1,
    total,
    held: 0,
    given: 0,
    pieces: new Map(pieces.map(({ id, count }) => [id, { count, taken: 0 }])),
    claims: new Map(),
  };
}

/**
 * The listing after an operation, or null when this outcome is impossible for the listing as it is: an amount promised that was not
 * there, a refusal without a reason, a reading of something else. Pure.
 */
export function step(lot: Lot, operation: LotOperation): Lot | null {
  switch (operation.kind) {
    case 'edit':
      return operation.outcome === 'ok' ? edited(lot, operation) : unless(lot, mayEdit(lot, operation));
    case 'publish':
      return operation.outcome === 'ok' ? published(lot) : unless(lot, published(lot) !== null);
    case 'claim':
      return operation.outcome === 'ok' ? claimed(lot, operation) : refusedClaim(lot, operation);
    case 'cancel':
    case 'no_show':
      return operation.outcome === 'ok'
        ? ended(lot, operation.claimId, 'back')
        : unless(lot, isReserved(lot, operation.claimId));
    case 'hand_over':
      return operation.outcome === 'ok'
        ? ended(lot, operation.claimId, 'gone')
        : unless(lot, isReserved(lot, operation.claimId));
    case 'lapse':
      return ended(lot, operation.claimId, 'back');
    case 'read':
      return isSeen(lot, operation.seen) ? lot : null;
  }
}

/** What can still be claimed, in steps. */
function leftOf({ total, held, given }: Lot): number {
  return total - held - given;
}

function unless(lot: Lot, couldBeDone: boolean): Lot | null {
  return couldBeDone ? null : lot;
}

function mayEdit(lot: Lot, { revision, total }: Pick<Edit, 'revision' | 'total'>): boolean {
  const isPossible = lot.revision === revision && (total ?? lot.total) >= lot.held + lot.given;
  return isPossible && EDITABLE_LISTING_STATUSES.includes(lot.status);
}

function edited(lot: Lot, edit: Pick<Edit, 'revision' | 'total'>): Lot | null {
  if (!mayEdit(lot, edit)) return null;
  return { ...lot, revision: lot.revision + 1, total: edit.total ?? lot.total };
}

function published(lot: Lot): Lot | null {
  const status = nextListingStatus(lot.status, 'publish');
  return status === null ? null : { ...lot, status, revision: lot.revision + 1 };
}

type Asked = Pick<Claim, 'steps' | 'pieces' | 'claimId' | 'code'>;

function isLeft(lot: Lot, { steps, pieces }: Asked): boolean {
  return (
    leftOf(lot) >= steps &&
    [...pieces].every(([id, count]) => {
      const piece = lot.pieces.get(id);
      return piece !== undefined && piece.taken + count <= piece.count;
    })
  );
}

function claimed(lot: Lot, asked: Asked): Lot | null {
  const { steps, pieces, claimId } = asked;
  if (claimId === null || lot.claims.has(claimId)) return null;
  if (lot.status !== 'published' || !isLeft(lot, asked)) return null;
  return {
    ...lot,
    status: leftOf(lot) === steps ? 'exhausted' : 'published',
    held: lot.held + steps,
    pieces: taking(lot, pieces, 1),
    claims: new Map(lot.claims).set(claimId, { steps, pieces, isReserved: true }),
  };
}

function refusedClaim(lot: Lot, asked: Asked): Lot | null {
  if (asked.code === 'NOT_FOUND') return unless(lot, PUBLIC_LISTING_STATUSES.includes(lot.status));
  return unless(lot, lot.status === 'published' && isLeft(lot, asked));
}

function isReserved(lot: Lot, claimId: string): boolean {
  return lot.claims.get(claimId)?.isReserved === true;
}

/** A reservation ends: what it held is there again, or gone for good. */
function ended(lot: Lot, claimId: string, held: 'back' | 'gone'): Lot | null {
  const claim = lot.claims.get(claimId);
  if (!claim?.isReserved) return null;
  const claims = new Map(lot.claims).set(claimId, { ...claim, isReserved: false });
  const less = lot.held - claim.steps;
  if (held === 'gone') return { ...lot, held: less, given: lot.given + claim.steps, claims };
  const status = lot.status === 'exhausted' ? 'published' : lot.status;
  return { ...lot, status, held: less, pieces: taking(lot, claim.pieces, -1), claims };
}

function taking(lot: Lot, pieces: ReadonlyMap<string, number>, sign: 1 | -1): Lot['pieces'] {
  if (pieces.size === 0) return lot.pieces;
  return new Map(
    [...lot.pieces].map(([id, piece]) => [
      id,
      { ...piece, taken: piece.taken + sign * (pieces.get(id) ?? 0) },
    ]),
  );
}

function isSeen(lot: Lot, seen: Read['seen']): boolean {
  if (seen === null) return true;
  return (
    seen.status === lot.status &&
    seen.revision === lot.revision &&
    seen.total === lot.total &&
    seen.left === leftOf(lot) &&
    [...lot.pieces].every(([id, { count, taken }]) => seen.pieces.get(id) === count - taken)
  );
}
