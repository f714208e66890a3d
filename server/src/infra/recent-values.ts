/** Values by key, up to a weight: the one that was asked for longest ago goes first. */
export interface RecentValues<Value> {
  get(key: string): Value | undefined;
  /** Keeps a value over the one of the same key; one that is heavier than everything together may be is not kept. */
  set(key: string, value: Value): void;
  /** of all that is kept, as `weigh` tells it */
  weight(): number;
}

/**
 * Makes an empty store.
 * @param most how much is kept at most
 * @param weigh what a value counts with its key; 1 unless told
 */
export function createRecentValues<Value>(
  most: number,
  weigh: (value: Value, key: string) => number = () => 1,
): RecentValues<Value> {
  // A Map keeps the order of insertion, so that the first key is the one that was used longest ago.
  const values = new Map<string, Value>();
  let weight = 0;

  function drop(key: string, value: Value): void {
    values.delete(key);
    weight -= weigh(value, key);
  }

  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      const before = values.get(key);
      if (before !== undefined) drop(key, before);
      const added = weigh(value, key);
      if (added > most) return;
      values.set(key, value);
      weight += added;
      for (const [oldest, kept] of values) {
        if (weight <= most) return;
        drop(oldest, kept);
      }
    },
    weight: () => weight,
  };
}
