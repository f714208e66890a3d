/** Work that is done one at a time, in the order of its coming; what can wait goes behind all that cannot. */
export interface WorkLine {
  /** how much that cannot wait is at work or waiting */
  readonly urgent: number;
  /** Does `work` after what is at work and what cannot wait either. */
  now<T>(work: () => Promise<T>): Promise<T>;
  /** Does `work` once nothing else is at work or waiting. It is not interrupted when something comes meanwhile. */
  whenIdle<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when there is nothing left to do. */
  settled(): Promise<void>;
}

/** Makes an empty line. */
export function createWorkLine(): WorkLine {
  const urgent: (() => Promise<void>)[] = [];
  const patient: (() => Promise<void>)[] = [];
  let urgentInHand = 0;
  let working: Promise<void> | undefined;

  async function workOff(): Promise<void> {
    for (let work = urgent.shift() ?? patient.shift(); work; work = urgent.shift() ?? patient.shift())
      await work();
    working = undefined;
  }

  function queueUp<T>(line: (() => Promise<void>)[], work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    line.push(() => work().then(resolve, reject));
    working ??= workOff();
    return promise;
  }

  return {
    get urgent() {
      return urgentInHand;
    },
    async now(work) {
      urgentInHand += 1;
      try {
        return await queueUp(urgent, work);
      } finally {
        urgentInHand -= 1;
      }
    },
    whenIdle: (work) => queueUp(patient, work),
    async settled() {
      await working;
    },
  };
}
