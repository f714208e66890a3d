import { describe, expect, it } from 'vitest';
import { type Pressure, type Shedding, sheddingOf } from './shed.ts';

const CALM: Pressure = { eventLoopDelayMs: 20, databaseWaitMs: 3, inHand: 10 };

describe('sheddingOf', () => {
  it.each<[Partial<Pressure>, Shedding]>([
    [{}, 'nobody'],
    [{ eventLoopDelayMs: 500, databaseWaitMs: 1000, inHand: 100 }, 'nobody'],
    [{ eventLoopDelayMs: 501 }, 'guests'],
    [{ databaseWaitMs: 1001 }, 'guests'],
    [{ inHand: 101 }, 'guests'],
    [{ inHand: 200 }, 'guests'],
    [{ eventLoopDelayMs: 1501 }, 'everybody'],
    [{ databaseWaitMs: 5001 }, 'everybody'],
    [{ inHand: 201 }, 'everybody'],
    [{ eventLoopDelayMs: Number.POSITIVE_INFINITY }, 'everybody'],
  ])('under %j refuses %s', (change, shedding) => {
    expect(sheddingOf({ ...CALM, ...change }, 100)).toBe(shedding);
  });
});
