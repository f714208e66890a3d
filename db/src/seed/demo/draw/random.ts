/** A stream of numbers in [0, 1) that depends on its seed alone. */
export type Random = () => number;

/** Starts a stream (mulberry32) from any integer seed; equal seeds give equal streams on every machine. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [low, high) from the stream. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** One entry of a list that is not empty; throws RangeError on an empty one. */
export function pickOne<T>(random: Random, entries: readonly T[]): T {
  const entry = entries[Math.floor(random() * entries.length)];
  if (entry === undefined) throw new RangeError('nothing to pick from');
  return entry;
}
