import type { TimedOperation } from './find-order.ts';
import type { Claim, ExchangeState, List, ListingState, Operation, Settle } from './history.ts';
import { type Lot, newLot } from './model.ts';

/** The rows of an exchange by what they are looked up by. */
export interface StateIndex {
  /** by member and key */
  readonly claims: ReadonlyMap<string, ExchangeState['claims'][number]>;
  /** how often a member did something to a claim or listing, by action, subject and actor */
  readonly audit: ReadonlyMap<string, number>;
}

/** What the audit log calls what a client does to a claim. */
export const SETTLE_ACTIONS: Readonly<Record<Settle['kind'], string>> = {
  cancel: 'claim.cancel',
  hand_over: 'claim.hand_over',
  no_show: 'claim.no_show',
};

export function indexState(state: ExchangeState): StateIndex {
  const audit = new Map<string, number>();
  for (const row of state.audit) {
    const key = auditKey(row.action, row.subjectId, row.actorId);
    audit.set(key, (audit.get(key) ?? 0) + 1);
  }
  return { claims: new Map(state.claims.map((claim) => [keyOf(claim), claim])), audit };
}

/** Keys belong to the member who chose them. */
export function keyOf({ memberId, key }: { memberId: string | null; key: string }): string {
  return `${memberId} ${key}`;
}

export function auditKey(action: string, subjectId: string, actorId: string | null): string {
  return `${action} ${subjectId} ${actorId}`;
}

/** The listing as it was made. */
export function lotAtFirst(made: List, { pieces }: ListingState): Lot {
  return newLot(made.total, pieces);
}

/**
 * The operations on one listing as the search for an order needs them. Of what is unknown, the database says whether it happened: by
 * its key, or its row of the audit log. Of an edit it does not, since a later one may have covered it.
 */
export function lotOperations(history: readonly Operation[], index: StateIndex): TimedOperation[] {
  const definite = history.flatMap(asDefinite);
  const settled = new Map<string, number>();
  for (const one of history) {
    if (one.outcome !== 'ok' || !isRecorded(one)) continue;
    const key = recordKey(one);
    settled.set(key, (settled.get(key) ?? 0) + 1);
  }
  const unknown = history
    .filter((one) => one.outcome === 'unknown')
    .flatMap((one) => asUnknown(one, index, settled));
  return [...definite, ...unknown, ...lapses(history, index)];
}

function asDefinite(one: Operation): TimedOperation[] {
  const { startedMs, endedMs, outcome } = one;
  if (outcome === 'unknown' || (outcome === 'fail' && one.code === null)) return [];
  if (!isOnLot(one)) return [];
  return [{ startedMs, endedMs, operation: one, isOptional: false }];
}

type OnLot = Extract<
  Operation,
  { kind: 'edit' | 'publish' | 'claim' | 'cancel' | 'hand_over' | 'no_show' | 'read' }
>;

function isOnLot(one: Operation): one is OnLot {
  return !['list', 'expire', 'message', 'photo'].includes(one.kind);
}

type Recorded = Extract<OnLot, { kind: 'publish' | 'cancel' | 'hand_over' | 'no_show' }>;

function isRecorded(one: Operation): one is Recorded {
  return ['publish', 'cancel', 'hand_over', 'no_show'].includes(one.kind);
}

function recordKey(one: Recorded): string {
  return one.kind === 'publish'
    ? auditKey('listing.publish', one.listingId, one.memberId)
    : auditKey(SETTLE_ACTIONS[one.kind], one.claimId, one.memberId);
}

/** Nobody heard of their end: they may have happened at any time since they began. */
function asUnknown(one: Operation, index: StateIndex, settled: Map<string, number>): TimedOperation[] {
  const timed = { startedMs: one.startedMs, endedMs: Number.POSITIVE_INFINITY, isOptional: false };
  if (one.kind === 'edit') return [{ ...timed, operation: { ...one, outcome: 'ok' }, isOptional: true }];
  if (one.kind === 'claim') {
    const made = index.claims.get(keyOf(one));
    return made ? [{ ...timed, operation: happened(one, made.id) }] : [];
  }
  if (!isRecorded(one)) return [];
  const key = recordKey(one);
  const seen = settled.get(key) ?? 0;
  if (seen >= (index.audit.get(key) ?? 0)) return [];
  settled.set(key, seen + 1);
  return [{ ...timed, operation: { ...one, outcome: 'ok' } }];
}

function happened(one: Claim, claimId: string): Claim {
  return { ...one, outcome: 'ok', claimId };
}

/** The clock ends a reservation at any time after its time was over. */
function lapses(history: readonly Operation[], index: StateIndex): TimedOperation[] {
  const first = new Map<string, number>();
  for (const one of history) {
    if (one.kind !== 'expire' || one.outcome === 'fail') continue;
    first.set(one.claimId, Math.min(first.get(one.claimId) ?? one.startedMs, one.startedMs));
  }
  return [...first]
    .filter(([claimId]) => index.audit.has(auditKey('claim.lapse', claimId, null)))
    .map(([claimId, startedMs]) => ({
      startedMs,
      endedMs: Number.POSITIVE_INFINITY,
      operation: { kind: 'lapse', claimId },
      isOptional: false,
    }));
}
