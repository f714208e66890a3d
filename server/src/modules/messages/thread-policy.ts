import type { TalkSide } from '@scampolo/shared/contract/messages';
import type { ClaimStatus } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { sideOf } from '../exchange/policy.ts';
import type { Actor } from '../identity/actor.ts';
import type { ThreadRecord } from './thread-record.ts';

/** For so many days after a claim has ended one can still write about it. */
export const TALK_DAYS = 30;

/** A claim that somebody may read and, while it is not long over, write about. */
export type Talk = Authorized<ThreadRecord, 'talk'>;

/** Both workshops' people and the hub's staff write about a claim, each for their side. Otherwise NOT_FOUND. */
export function authorizeTalk(actor: Actor, thread: ThreadRecord | null): { thread: Talk; side: TalkSide } {
  if (!thread) throw new AppError('NOT_FOUND');
  const side = sideOf(actor, thread);
  if (side === null) throw new AppError('NOT_FOUND');
  return { thread: authorize(thread, 'talk', true), side: side === 'staff' ? 'hub' : side };
}

/** Until when one can write about a claim; null while it is open. */
export function writableUntil({ status, updatedAt }: ThreadRecord): Date | null {
  if (status === 'waiting' || status === 'reserved') return null;
  return new Date(updatedAt.getTime() + TALK_DAYS * 86_400_000);
}

export function isWritable(thread: ThreadRecord): boolean {
  const until = writableUntil(thread);
  return until === null || thread.now < until;
}

/** @throws {AppError} INVALID_STATE when the claim ended too long ago */
export function requireWritable(thread: Talk): void {
  if (!isWritable(thread)) throw new AppError('INVALID_STATE', { status: thread.status });
}

/**
 * Whether a claimant may know who gives: where the listing shows its brand, and while a reservation holds that is fetched at the
 * giver's.
 */
export function mayKnowGiver(claim: {
  status: ClaimStatus;
  brandVisible: boolean;
  pickupKind: string;
}): boolean {
  return claim.brandVisible || (claim.status === 'reserved' && claim.pickupKind !== 'bay');
}

/** As {@link mayKnowGiver}, for whoever reads: everybody but a claimant knows. */
export function knowsGiver(side: TalkSide, { status, listing }: ThreadRecord): boolean {
  return side !== 'claimant' || mayKnowGiver({ ...listing, status });
}
