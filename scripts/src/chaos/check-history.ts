import { checkLedger, groupBy } from './check-ledger.ts';
import { checkOrders, type OrderCheck } from './check-orders.ts';
import type {
  Claim,
  ExchangeState,
  List,
  Operation,
  Settle,
  Violation,
  Write,
  WrittenState,
} from './history.ts';
import { auditKey, indexState, keyOf, SETTLE_ACTIONS, type StateIndex } from './lot-operations.ts';

const SETTLED: Readonly<Record<Settle['kind'], string>> = {
  cancel: 'cancelled',
  hand_over: 'collected',
  no_show: 'no_show',
};

/**
 * Checks what clients were told against what the database holds in the end: what was acknowledged is there, once; what is there was
 * acknowledged, or nobody knows; what was refused is not; the books agree; and the operations on each listing, readings among them,
 * have an order in which the model allows every one of them. Pure.
 */
export function checkHistory(history: readonly Operation[], state: ExchangeState): OrderCheck {
  const index = indexState(state);
  const kept = [
    ...checkLedger(state),
    ...checkListings(history, state),
    ...checkClaims(history, state),
    ...checkSettled(history, state, index),
    ...checkReadings(history),
    ...checkWritten(history, state.written),
  ];
  const orders = checkOrders(history, state, index);
  return { ...orders, violations: [...kept, ...orders.violations] };
}

function checkListings(history: readonly Operation[], { listings }: ExchangeState): Violation[] {
  const made = history.filter((one): one is List => one.kind === 'list');
  const rows = listings.map((row) => ({ ...row, key: row.key ?? '' }));
  return checkOnce('listing', made, rows, (one, row) => one.listingId === row.id);
}

function checkClaims(history: readonly Operation[], { claims }: ExchangeState): Violation[] {
  const made = history.filter((one): one is Claim => one.kind === 'claim');
  const isSame = (one: Claim, row: ExchangeState['claims'][number]) => one.claimId === row.id;
  const byKey = new Map(made.map((one) => [keyOf(one), one]));
  const other = claims.flatMap((row) => {
    const asked = byKey.get(keyOf(row));
    const isAsAsked =
      !asked ||
      (asked.listingId === row.listingId && asked.steps === row.steps && equal(asked.pieces, row.pieces));
    return isAsAsked ? [] : [{ rule: 'other claim', text: `claim ${row.id} is not what was asked` }];
  });
  return [...checkOnce('claim', made, claims, isSame), ...other];
}

function checkWritten(history: readonly Operation[], written: readonly WrittenState[]): Violation[] {
  return (['message', 'photo'] as const).flatMap((kind) => {
    const asked = history.filter((one): one is Write => one.kind === kind);
    const rows = written.filter((row) => row.kind === kind);
    // Whose it is follows from the key alone: nobody else knows it.
    const owners = new Map(asked.map((one) => [one.key, one.memberId]));
    const named = rows.map((row) => ({ ...row, memberId: owners.get(row.key) ?? null }));
    return checkOnce(kind, asked, named, (one, row) => one.id === row.id && one.subjectId === row.subjectId);
  });
}

interface Keyed {
  readonly memberId: string | null;
  readonly key: string;
}

/** Whatever has a key of its own: there once if acknowledged, not at all if refused or never asked for. */
function checkOnce<Asked extends Keyed & Pick<Operation, 'outcome'>, Row extends Keyed & { id: string }>(
  what: string,
  asked: readonly Asked[],
  rows: readonly Row[],
  isSame: (one: Asked, row: Row) => boolean,
): Violation[] {
  const found = groupBy(rows, keyOf);
  const known = new Map(asked.map((one) => [keyOf(one), one]));
  const violations: Violation[] = [];
  for (const [key, one] of known) {
    const [row, second] = found.get(key) ?? [];
    if (second) violations.push({ rule: 'twice', text: `${what} ${key} is there twice` });
    if (one.outcome === 'ok' && !(row && isSame(one, row)))
      violations.push({ rule: 'lost', text: `${what} ${key} was acknowledged and is not there` });
    if (one.outcome === 'fail' && row)
      violations.push({ rule: 'refused', text: `${what} ${key} was refused and is there as ${row.id}` });
  }
  for (const [key, [row]] of found) {
    if (!known.has(key))
      violations.push({ rule: 'never asked', text: `${what} ${row?.id} (${key}) is there, nobody asked` });
  }
  return violations;
}

/** Of what ends a claim, one at most is acknowledged, and it stays; what ended one was asked for, and not refused. */
function checkSettled(history: readonly Operation[], state: ExchangeState, index: StateIndex): Violation[] {
  const violations: Violation[] = [];
  const asked = new Set<string>();
  const status = new Map(state.claims.map((claim) => [claim.id, claim.status]));
  const ended = new Map<string, string>();
  for (const one of history) {
    if (one.kind === 'expire' && one.outcome !== 'fail')
      asked.add(auditKey('claim.lapse', one.claimId, null));
    if (!isSettle(one)) continue;
    const { claimId, kind, outcome } = one;
    if (outcome !== 'fail') asked.add(auditKey(SETTLE_ACTIONS[kind], claimId, one.memberId));
    if (outcome !== 'ok') continue;
    const before = ended.get(claimId);
    if (before !== undefined)
      violations.push({ rule: 'ended twice', text: `claim ${claimId}: ${before} and ${kind} acknowledged` });
    ended.set(claimId, kind);
    if (status.get(claimId) !== SETTLED[kind])
      violations.push({
        rule: 'lost',
        text: `${kind} of claim ${claimId} was acknowledged; it is ${status.get(claimId)}`,
      });
  }
  for (const [key] of index.audit) {
    if (/^claim\.(?!reserve )/.test(key) && !asked.has(key))
      violations.push({
        rule: 'never asked',
        text: `${key} is in the audit log, and nobody asked or it was refused`,
      });
  }
  return violations;
}

function isSettle(one: Operation): one is Settle {
  return one.kind in SETTLED;
}

/** Nobody may ever read more promised than there is. */
function checkReadings(history: readonly Operation[]): Violation[] {
  return history.flatMap((one) => {
    if (one.kind !== 'read' || one.seen === null) return [];
    const { left, total, pieces } = one.seen;
    const isSound = left >= 0 && left <= total && [...pieces.values()].every((count) => count >= 0);
    return isSound
      ? []
      : [{ rule: 'oversell', text: `listing ${one.listingId} was read with ${left} left of ${total}` }];
  });
}

function equal(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
