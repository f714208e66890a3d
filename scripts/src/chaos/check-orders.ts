import { groupBy } from './check-ledger.ts';
import { findOrder } from './find-order.ts';
import type { ExchangeState, List, ListingState, Operation, Violation } from './history.ts';
import { keyOf, lotAtFirst, lotOperations, type StateIndex } from './lot-operations.ts';
import type { Lot } from './model.ts';

/** What a search for orders found. */
export interface OrderCheck {
  readonly violations: readonly Violation[];
  /** listings whose operations have an order that the model allows */
  readonly ordered: number;
  /** listings with so much at once that the search was given up */
  readonly undecided: number;
}

/**
 * Looks for each listing whether its operations can have happened one after the other, each between its start and its end, so that the
 * model allows every outcome and every reading, and the listing ends as the database has it. Pure.
 */
export function checkOrders(
  history: readonly Operation[],
  state: ExchangeState,
  index: StateIndex,
): OrderCheck {
  const byListing = groupBy(history, listingOf);
  const made = new Map(history.filter((one) => one.kind === 'list').map((one) => [keyOf(one), one]));
  const violations: Violation[] = [];
  let [ordered, undecided] = [0, 0];
  for (const listing of state.listings) {
    const first = made.get(keyOf({ memberId: listing.memberId, key: listing.key ?? '' }));
    if (!first) continue;
    const operations = byListing.get(listing.id) ?? [];
    const found = orderOf(first, listing, operations, index);
    if (found === 'exists') ordered += 1;
    if (found === 'undecided') undecided += 1;
    if (found === 'none')
      violations.push({
        rule: 'order',
        text: `listing ${listing.id}: no order allows\n${story(operations)}`,
      });
  }
  return { violations, ordered, undecided };
}

function listingOf(one: Operation): string {
  return 'listingId' in one && one.kind !== 'list' ? one.listingId : '';
}

function orderOf(first: List, listing: ListingState, operations: readonly Operation[], index: StateIndex) {
  const { status, revision, total, held, given } = listing;
  const isFinal = (lot: Lot) =>
    lot.status === status &&
    lot.revision === revision &&
    lot.total === total &&
    lot.held === held &&
    lot.given === given;
  return findOrder(lotAtFirst(first, listing), lotOperations(operations, index), isFinal);
}

/** The operations as a person reads them, in the order they began. */
function story(operations: readonly Operation[]): string {
  return operations
    .toSorted((a, b) => a.startedMs - b.startedMs)
    .map(({ kind, outcome, startedMs, endedMs, memberId: _member, ...rest }) => {
      const detail = JSON.stringify(rest, (_key, value) => (value instanceof Map ? [...value] : value));
      return `  ${startedMs.toFixed(1)}–${endedMs.toFixed(1)} ${kind} ${outcome} ${detail}`;
    })
    .join('\n');
}
