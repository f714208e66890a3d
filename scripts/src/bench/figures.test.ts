import { expect, test } from 'vitest';
import { median, percentile, summarise, tableOf } from './figures.ts';

test('takes medians and percentiles of any number of values, in any order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([10, 30, 20], 100)).toBe(30);
  expect(percentile([1, 2], 99)).toBeCloseTo(1.99);
  expect(() => median([])).toThrow(RangeError);
});

test('compares each run with the floor of the same run, so that a slow moment of the machine hits both', () => {
  const samples = [
    { value: 100, floor: 200 },
    // Somebody else took half of the machine.
    { value: 50, floor: 100 },
    { value: 90, floor: 150 },
  ];
  expect(summarise({ name: 'search', unit: '/s', samples })).toEqual({
    median: 90,
    min: 50,
    max: 100,
    floor: 150,
    ratio: 0.5,
  });
});

test('writes a table whose columns stand below each other', () => {
  const table = tableOf([
    { name: 'search', unit: '/s', samples: [{ value: 1234.5, floor: 2469 }], goal: '≥ 3,000/s' },
    { name: 'start', unit: 'ms', samples: [{ value: 0.4567 }] },
  ]);
  expect(table.split('\n')).toEqual([
    '| figure | median   | min–max     | floor | ratio | goal      |',
    '| ------ | -------- | ----------- | ----- | ----- | --------- |',
    '| search | 1,235 /s | 1,235–1,235 | 2,469 | 0.50  | ≥ 3,000/s |',
    '| start  | 0.457 ms | 0.457–0.457 |       |       |           |',
  ]);
});
