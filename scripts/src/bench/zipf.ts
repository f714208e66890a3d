import type { Random } from '@scampolo/db/seed/demo/draw/random';

/**
 * Draws places from 0 to `count` − 1, the first one most often: the n-th in proportion to 1 ⁄ n^`exponent`, as words of any language
 * are used (Zipf's law, exponent about 1).
 */
export function createZipf(count: number, exponent = 1): (random: Random) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let place = 0; place < count; place += 1) {
    sum += 1 / (place + 1) ** exponent;
    sums[place] = sum;
  }
  return (random) => firstAbove(sums, random() * sum);
}

/** Draws one of `entries`, the first most often. Throws RangeError when there is none. */
export function createZipfPick<T>(entries: readonly T[], exponent = 1): (random: Random) => T {
  if (entries.length === 0) throw new RangeError('nothing to pick from');
  const place = createZipf(entries.length, exponent);
  return (random) => entries[place(random)] as T;
}

function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
