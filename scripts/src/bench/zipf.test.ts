import { createRandom } from '@scampolo/db/seed/demo/draw/random';
import { expect, test } from 'vitest';
import { createZipf, createZipfPick } from './zipf.ts';

test('draws every place, and the n-th an n-th as often as the first', () => {
  const random = createRandom(3);
  const place = createZipf(4);
  const drawn = [0, 0, 0, 0];
  for (let turn = 0; turn < 25_000; turn += 1) {
    const at = place(random);
    drawn[at] = (drawn[at] ?? 0) + 1;
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = drawn;
  expect(first + second + third + fourth).toBe(25_000);
  for (const [count, share] of [
    [second, 1 / 2],
    [third, 1 / 3],
    [fourth, 1 / 4],
  ] as const) {
    expect(count / first).toBeCloseTo(share, 1);
  }
});

test('reaches the first and the last, and refuses an empty list', () => {
  const pick = createZipfPick(['one', 'two', 'three']);
  expect(pick(() => 0)).toBe('one');
  expect(pick(() => 1 - Number.EPSILON)).toBe('three');
  expect(() => createZipfPick([])).toThrow(RangeError);
});
