import { createHash } from 'node:crypto';
import type { ClaimBody } from '@scampolo/shared/contract/exchange';
import { isCuttable, toAmount, toSteps, type Unit } from '@scampolo/shared/domain/quantity';
import { AppError, type Issue } from '@scampolo/shared/errors';
import { type ListingRecord, leftSteps } from '../listings/record.ts';
import type { PieceCounts } from './availability.ts';

/** What a claim asks for, checked against the listing: whole steps, and pieces where the lot has them. */
export interface Asked {
  unit: Unit;
  steps: number;
  pieces: PieceCounts;
}

/**
 * Reads a claim's body against its listing.
 * @throws {AppError} VALIDATION_FAILED for another unit, a part of a step, a part of the smallest cut, or an amount where
 *   pieces must be chosen, or a piece the lot does not have; INVALID_STATE when no amount is set
 */
export function readAsked(body: ClaimBody, listing: ListingRecord): Asked {
  const { unit } = listing;
  if (unit === null) throw new AppError('INVALID_STATE', { status: listing.status });
  return 'pieceIds' in body
    ? askedPieces(body.pieceIds, listing, unit)
    : askedAmount(body.amount, listing, unit);
}

/** SHA-256 of what is asked of which listing, to tell a retry from another request under the same key. */
export function hashRequest(listingId: string, body: ClaimBody): string {
  const what = 'pieceIds' in body ? body.pieceIds.toSorted() : [body.amount.value, body.amount.unit];
  return createHash('sha256')
    .update(JSON.stringify([listingId, body.workshopId ?? null, what, body.note ?? '']))
    .digest('hex');
}

/** The 409 that tells what is left. */
export function unavailable(listing: ListingRecord): AppError {
  const left = leftSteps(listing);
  return new AppError('AMOUNT_UNAVAILABLE', {
    amountLeft: left === null || listing.unit === null ? null : toAmount(left, listing.unit),
    status: listing.status,
    pieces: listing.pieces.map(({ id, count, taken }) => ({ id, left: count - taken })),
  });
}

function askedAmount(amount: { value: number; unit: Unit }, listing: ListingRecord, unit: Unit): Asked {
  if (amount.unit !== unit) throw invalid('amount.unit', 'unit_mismatch', `This lot is measured in ${unit}.`);
  if (listing.pieces.length > 0)
    throw invalid('pieceIds', 'required', 'The pieces of this lot differ: choose which.');
  const steps = toSteps(amount.value, unit);
  if (steps === null)
    throw invalid('amount.value', 'not_a_step', 'Not a whole number of the smallest step of the unit.');
  if (!isCuttable(steps, listing.smallestCut, leftSteps(listing) ?? 0)) {
    throw invalid(
      'amount.value',
      'not_cuttable',
      'Ask for a multiple of the smallest cut, or for all that is left.',
      {
        smallestCut: toAmount(listing.smallestCut ?? 1, unit).value,
      },
    );
  }
  return { unit, steps, pieces: new Map() };
}

function askedPieces(pieceIds: readonly string[], listing: ListingRecord, unit: Unit): Asked {
  const pieces = new Map<string, number>();
  for (const [index, id] of pieceIds.entries()) {
    if (!listing.pieces.some((piece) => piece.id === id)) {
      throw invalid(`pieceIds.${index}`, 'unknown_code', 'This lot has no such piece.');
    }
    pieces.set(id, (pieces.get(id) ?? 0) + 1);
  }
  const sorted = new Map([...pieces].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { unit, steps: pieceIds.length, pieces: sorted };
}

function invalid(path: string, code: string, message: string, params?: Issue['params']): AppError {
  const issue: Issue = params ? { path, code, message, params } : { path, code, message };
  return new AppError('VALIDATION_FAILED', { issues: [issue] });
}
