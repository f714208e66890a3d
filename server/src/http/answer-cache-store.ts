/** Answers by key, within a number of bytes: the one that was asked for longest ago goes first. */
export interface AnswerStore<Answer> {
  get(key: string): Answer | undefined;
  /** Keeps an answer over the one of the same key; one that is larger than everything together is not kept. */
  set(key: string, answer: Answer): void;
  /** bytes of what is kept, as `weigh` tells them */
  bytes(): number;
}

/**
 * Makes an empty store.
 * @param maxBytes how much is kept at most
 * @param weigh what an answer costs with its key, in bytes
 */
export function createAnswerStore<Answer>(
  maxBytes: number,
  weigh: (answer: Answer, key: string) => number,
): AnswerStore<Answer> {
  // A Map keeps the order of insertion, so that the first key is the one that was used longest ago.
  const answers = new Map<string, Answer>();
  let bytes = 0;

  function drop(key: string, answer: Answer): void {
    answers.delete(key);
    bytes -= weigh(answer, key);
  }

  return {
    get(key) {
      const answer = answers.get(key);
      if (answer === undefined) return undefined;
      answers.delete(key);
      answers.set(key, answer);
      return answer;
    },
    set(key, answer) {
      const before = answers.get(key);
      if (before !== undefined) drop(key, before);
      const weight = weigh(answer, key);
      if (weight > maxBytes) return;
      answers.set(key, answer);
      bytes += weight;
      for (const [oldest, kept] of answers) {
        if (bytes <= maxBytes) return;
        drop(oldest, kept);
      }
    },
    bytes: () => bytes,
  };
}
