import { type Lot, type LotOperation, step } from './model.ts';

/** An operation on one listing, in the time in which it must have happened, if it did. */
export interface TimedOperation {
  readonly startedMs: number;
  /** infinitely late where nobody heard of its end */
  readonly endedMs: number;
  readonly operation: LotOperation;
  /** it may as well not have happened */
  readonly isOptional: boolean;
}

/** `exists` with an order, `none` when there is none, `undecided` when the search was given up. */
export type FoundOrder = 'exists' | 'none' | 'undecided';

/** An order that exists is found within some thousands; that there is none takes longer to know, here up to some 15 s. */
const MOST_TRIALS = 100_000;

/**
 * Looks for one order of the operations that the model allows, in which each happens between its start and its end, and after which
 * the listing is as `isFinal` wants it. This is linearizability (Herlihy and Wing, 1990), decided by the search of Wing and Gong with
 * the remembered states of Lowe: of what has not happened yet, any operation may be next that began before all others had ended.
 */
export function findOrder(
  first: Lot,
  operations: readonly TimedOperation[],
  isFinal: (lot: Lot) => boolean,
  mostTrials = MOST_TRIALS,
): FoundOrder {
  const waiting = operations.toSorted((a, b) => a.startedMs - b.startedMs);
  const visited = new Set<string>();
  let trials = 0;

  function search(lot: Lot, done: ReadonlySet<number>, from: number): FoundOrder {
    if (isComplete(waiting, done, from) && isFinal(lot)) return 'exists';
    let result: FoundOrder = 'none';
    for (const next of candidates(waiting, done, from)) {
      const operation = waiting[next];
      const after = operation && step(lot, operation.operation);
      if (!after) continue;
      trials += 1;
      if (trials > mostTrials) return 'undecided';
      const { done: nowDone, from: nowFrom } = withDone(waiting.length, done, from, next);
      const key = keyOf(after, nowDone, nowFrom);
      if (visited.has(key)) continue;
      visited.add(key);
      const found = search(after, nowDone, nowFrom);
      if (found === 'exists') return found;
      if (found === 'undecided') result = found;
    }
    return result;
  }

  return search(first, new Set(), 0);
}

function isComplete(waiting: readonly TimedOperation[], done: ReadonlySet<number>, from: number): boolean {
  return waiting.every((one, index) => index < from || done.has(index) || one.isOptional);
}

/** Which may be next: those that began before the earliest end of what must still happen. Soonest end first. */
function candidates(waiting: readonly TimedOperation[], done: ReadonlySet<number>, from: number): number[] {
  let earliestEnd = Number.POSITIVE_INFINITY;
  const open: number[] = [];
  for (let index = from; index < waiting.length; index += 1) {
    const one = waiting[index];
    if (!one || done.has(index)) continue;
    if (one.startedMs > earliestEnd) break;
    open.push(index);
    if (!one.isOptional) earliestEnd = Math.min(earliestEnd, one.endedMs);
  }
  return open
    .filter((index) => (waiting[index]?.startedMs ?? 0) <= earliestEnd)
    .toSorted((a, b) => (waiting[a]?.endedMs ?? 0) - (waiting[b]?.endedMs ?? 0));
}

/** `from` is the first that has not happened; only those behind it are named, so that the set stays small. */
function withDone(
  length: number,
  done: ReadonlySet<number>,
  from: number,
  next: number,
): { done: ReadonlySet<number>; from: number } {
  const nowDone = new Set(done).add(next);
  let nowFrom = from;
  while (nowFrom < length && nowDone.delete(nowFrom)) nowFrom += 1;
  return { done: nowDone, from: nowFrom };
}

/** What has happened decides the sums; of the order, status, revision and total remember what matters. */
function keyOf(lot: Lot, done: ReadonlySet<number>, from: number): string {
  return `${from} ${[...done].toSorted((a, b) => a - b).join(',')} ${lot.status} ${lot.revision} ${lot.total}`;
}
