import { describe, expect, test } from 'vitest';
import { findOrder, type TimedOperation } from './find-order.ts';
import { type Lot, type LotOperation, newLot } from './model.ts';

const NONE: ReadonlyMap<string, number> = new Map();
const any = () => true;

function timed(startedMs: number, endedMs: number, operation: LotOperation): TimedOperation {
  return { startedMs, endedMs, operation, isOptional: false };
}

function publish(): LotOperation {
  return { kind: 'publish', outcome: 'ok', code: null };
}

function claim(steps: number, claimId: string | null, pieces = NONE): LotOperation {
  const outcome = claimId === null ? 'fail' : 'ok';
  return {
    kind: 'claim',
    steps,
    pieces,
    claimId,
    outcome,
    code: claimId === null ? 'AMOUNT_UNAVAILABLE' : null,
  };
}

function read(left: number): LotOperation {
  const status = left === 0 ? 'exhausted' : 'published';
  return { kind: 'read', seen: { status, revision: 2, total: 10, left, pieces: NONE } };
}

function end(kind: 'cancel' | 'hand_over', claimId: string): LotOperation {
  return { kind, claimId, outcome: 'ok', code: null };
}

const published = timed(0, 1, publish());

describe('an order is found', () => {
  test('for what happens at the same time, whichever came first', () => {
    const operations = [
      published,
      timed(2, 9, claim(10, 'a')),
      timed(2, 9, end('cancel', 'a')),
      timed(2, 9, claim(4, 'b')),
      timed(2, 9, read(0)),
    ];
    const isFinal = (lot: Lot) => lot.held === 4 && lot.status === 'published';
    expect(findOrder(newLot(10, []), operations, isFinal)).toBe('exists');
  });

  test('for what nobody heard the end of, at any later time', () => {
    const late = timed(2, Number.POSITIVE_INFINITY, claim(10, 'a'));
    const operations = [published, late, timed(3, 4, read(10)), timed(5, 6, read(0))];
    expect(findOrder(newLot(10, []), operations, any)).toBe('exists');
  });

  test('with or without what may not have happened', () => {
    const edit: LotOperation = { kind: 'edit', revision: 2, total: 12, outcome: 'ok', code: null };
    const maybe = { ...timed(2, Number.POSITIVE_INFINITY, edit), isOptional: true };
    for (const total of [10, 12]) {
      expect(findOrder(newLot(10, []), [published, maybe], (lot) => lot.total === total)).toBe('exists');
    }
  });
});

describe('there is no order', () => {
  test.each<[string, TimedOperation[]]>([
    ['when more is promised than there is', [timed(2, 9, claim(6, 'a')), timed(2, 9, claim(6, 'b'))]],
    [
      'when one is told of too little that was there',
      [timed(2, 3, claim(6, 'a')), timed(4, 5, claim(4, null))],
    ],
    [
      'when what was acknowledged is not read afterwards',
      [timed(2, 3, claim(6, 'a')), timed(4, 5, read(10))],
    ],
    [
      'when a reading goes back in time',
      [timed(2, 9, claim(6, 'a')), timed(3, 4, read(4)), timed(5, 6, read(10))],
    ],
    [
      'when a claim ends twice',
      [timed(2, 3, claim(6, 'a')), timed(4, 9, end('cancel', 'a')), timed(4, 9, end('hand_over', 'a'))],
    ],
    ['when a claim ends before it was made', [timed(2, 3, end('cancel', 'a')), timed(4, 5, claim(6, 'a'))]],
    ['when a lapse comes without a reservation', [timed(2, 3, { kind: 'lapse', claimId: 'a' })]],
  ])('%s', (_when, operations) => {
    expect(findOrder(newLot(10, []), [published, ...operations], any)).toBe('none');
  });

  test('when one piece is promised twice', () => {
    const pieces = new Map([['p', 1]]);
    const first = newLot(5, [
      { id: 'p', count: 1 },
      { id: 'q', count: 4 },
    ]);
    const once = timed(2, 9, claim(1, 'a', pieces));
    expect(findOrder(first, [published, once], any)).toBe('exists');
    expect(findOrder(first, [published, once, timed(2, 9, claim(1, 'b', pieces))], any)).toBe('none');
  });
});

test('a search that takes too long is given up', () => {
  const many = Array.from({ length: 12 }, (_, n) => timed(2, 9, claim(1, `c${n}`)));
  expect(findOrder(newLot(11, []), [published, ...many], any, 50)).toBe('undecided');
});
