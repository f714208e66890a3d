import { isWorthRetrying, type Pause, pauseAfter } from './retry-policy.ts';

/** How far something in the queue has come. */
export type UploadStep =
  | { status: 'waiting' }
  | { status: 'preparing' }
  /** `share`: how much has gone up, 0 to 1 */
  | { status: 'sending'; share: number }
  | { status: 'paused'; why: Pause['why'] }
  /** `again`: a person's next try may go better */
  | { status: 'failed'; cause: unknown; again: boolean };

/** What a try to send may use. */
export interface SendContext {
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** What the queue is made of; `F` is what is sent, `R` what comes of it. */
export interface UploadQueueParts<F, R> {
  /** Readies it for sending; runs once, while the one before it is on its way. */
  prepare(file: F): Promise<Blob>;
  /** Sending again what arrived without an answer gives what came of it the first time, and does nothing more. */
  send(key: string, body: Blob, context: SendContext): Promise<R>;
  onStep(key: string, step: UploadStep): void;
  onDone(key: string, result: R): void;
  /** Ends when it is time for another try, or when `signal` aborts. */
  rest(pause: Pause, signal: AbortSignal): Promise<void>;
  /** 0 to 1 */
  random(): number;
}

export interface UploadQueue<F> {
  add(key: string, file: F): void;
  /** Stops one. False when it has gone up as a whole already: `onDone` may still follow. */
  cancel(key: string): boolean;
  /** Stops everything where it is: somebody else goes on with it. */
  stop(): void;
  /** True from the first `add` until nothing is left to do by itself. */
  isBusy(): boolean;
  /** Ends when it is not busy. */
  settled(): Promise<void>;
}

interface Job<F> {
  key: string;
  file: F;
  prepared: Promise<Blob> | null;
  stop: AbortController;
  /** everything went up in the latest try */
  allGone: boolean;
  /** no answer came to the latest try, so it may have arrived all the same */
  answerLost: boolean;
  /** nobody waits for it any more: it is not sent again */
  unwanted: boolean;
}

/** Sends one after the other, so that they arrive in order; tries again by itself where that helps. */
export function createUploadQueue<F, R>(parts: UploadQueueParts<F, R>): UploadQueue<F> {
  const waiting: Job<F>[] = [];
  let current: Job<F> | null = null;
  let running: Promise<void> = Promise.resolve();

  const prepared = (job: Job<F>): Promise<Blob> => {
    job.prepared ??= parts.prepare(job.file);
    return job.prepared;
  };

  const attempt = async (job: Job<F>, tries: number): Promise<R> => {
    // What may have arrived is sent once more, so that it can be taken back.
    if (job.unwanted && !job.answerLost) job.stop.abort();
    job.stop.signal.throwIfAborted();
    job.allGone = false;
    if (tries === 1) parts.onStep(job.key, { status: 'preparing' });
    const body = await prepared(job);
    job.stop.signal.throwIfAborted();
    // A failure is told when its turn comes.
    if (waiting[0]) prepared(waiting[0]).catch(() => undefined);
    parts.onStep(job.key, { status: 'sending', share: 0 });
    return parts.send(job.key, body, {
      signal: job.stop.signal,
      onProgress(share) {
        job.allGone = share >= 1;
        parts.onStep(job.key, { status: 'sending', share });
      },
    });
  };

  const work = async (job: Job<F>): Promise<void> => {
    for (let tries = 1; !job.stop.signal.aborted; tries += 1) {
      try {
        return parts.onDone(job.key, await attempt(job, tries));
      } catch (cause) {
        if (job.stop.signal.aborted) return;
        const next = pauseAfter(cause, tries, parts.random());
        if (!next) {
          return parts.onStep(job.key, { status: 'failed', cause, again: isWorthRetrying(cause) });
        }
        job.answerLost = next.why === 'network';
        parts.onStep(job.key, { status: 'paused', why: next.why });
        await parts.rest(next, job.stop.signal);
      }
    }
  };

  const run = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      current = job;
      await work(job);
      current = null;
    }
  };

  return {
    add(key, file) {
      parts.onStep(key, { status: 'waiting' });
      waiting.push({
        key,
        file,
        prepared: null,
        stop: new AbortController(),
        allGone: false,
        answerLost: false,
        unwanted: false,
      });
      if (!current && waiting.length === 1) running = running.then(run);
    },
    cancel(key) {
      const at = waiting.findIndex((job) => job.key === key);
      if (at >= 0) waiting.splice(at, 1);
      if (current?.key !== key) return true;
      current.unwanted = true;
      if (!current.allGone) current.stop.abort();
      return !current.allGone;
    },
    stop() {
      waiting.length = 0;
      current?.stop.abort();
    },
    isBusy: () => current !== null || waiting.length > 0,
    settled: () => running,
  };
}
