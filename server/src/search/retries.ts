/** When to try again what failed. */
export interface Retries {
  isDue(): boolean;
  succeeded(): void;
  /** Says whether this is the first failure since the last success. */
  failed(): boolean;
}

/** Makes {@link Retries}: `first` milliseconds after the first failure, then twice as long each time, up to `most`. */
export function createRetries({ first, most }: { first: number; most: number }): Retries {
  let failures = 0;
  let dueAt = Number.NEGATIVE_INFINITY;
  return {
    isDue: () => performance.now() >= dueAt,
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      dueAt = performance.now() + Math.min(first * 2 ** (failures - 1), most);
      return failures === 1;
    },
  };
}
