import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client.ts';
import { isWorthRetrying, MOST_TRIES, pauseAfter } from './retry-policy.ts';

const noAnswer = new ApiError('network', '');
const busy = (seconds: number | null) => new ApiError('PHOTO_BUSY', '', {}, seconds);

describe('pauseAfter', () => {
  it('waits longer after each try without an answer, up to half a minute', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => pauseAfter(noAnswer, tries, 1)?.ms);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('spreads tries over half of the time, so that not everybody comes back at once', () => {
    expect(pauseAfter(noAnswer, 3, 0)).toEqual({ why: 'network', ms: 2000 });
    expect(pauseAfter(noAnswer, 3, 0.5)).toEqual({ why: 'network', ms: 3000 });
  });

  it('does not come back before a busy server said so, nor two minutes after', () => {
    expect(pauseAfter(busy(12), 1, 0)).toEqual({ why: 'busy', ms: 12_000 });
    expect(pauseAfter(busy(null), 1, 1)).toEqual({ why: 'busy', ms: 1000 });
    expect(pauseAfter(busy(86_400), 1, 0)).toEqual({ why: 'busy', ms: 120_000 });
  });

  it.each(['OVERLOADED', 'RATE_LIMITED', 'PHOTO_BUSY'] as const)('tries again after %s', (code) => {
    expect(pauseAfter(new ApiError(code, ''), 1, 0)?.why).toBe('busy');
  });

  it('gives up after enough tries, and at once where another would fail the same way', () => {
    expect(pauseAfter(noAnswer, MOST_TRIES, 0)).toBeNull();
    expect(pauseAfter(new ApiError('PHOTO_DAMAGED', ''), 1, 0)).toBeNull();
    expect(pauseAfter(new ApiError('UNAUTHENTICATED', ''), 1, 0)).toBeNull();
    expect(pauseAfter(new TypeError('a bug'), 1, 0)).toBeNull();
  });
});

it('offers another try of what failed on the way, and none of what was refused for what it is', () => {
  expect(isWorthRetrying(noAnswer)).toBe(true);
  expect(isWorthRetrying(new ApiError('PHOTO_FAILED', ''))).toBe(true);
  expect(isWorthRetrying(new ApiError('PHOTO_UNSUPPORTED', ''))).toBe(false);
  expect(isWorthRetrying(new ApiError('PAYLOAD_TOO_LARGE', ''))).toBe(false);
});
