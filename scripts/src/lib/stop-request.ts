/** What the outside asks of a running command: to stop in order, and then to stop whatever is still under way. */
export interface StopRequest {
  /** Aborted with the first request. */
  readonly asked: AbortSignal;
  /** Aborted with the second one, more than a second later. */
  readonly forced: AbortSignal;
  /** Makes the request from within, when a part of the command has failed. */
  ask(): void;
}

/**
 * One Ctrl-C arrives several times: the terminal sends it to every process of the group, and the package manager hands its
 * own on to this one.
 */
const SAME_REQUEST_MS = 1000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof SIGNALS)[number];

/**
 * From now on Ctrl-C, SIGTERM and a closed terminal no longer end this process: they are requests to stop, which the
 * caller must obey.
 *
 * @param onAsked told of the first request, to say so
 * @param signals that are such requests; the others keep their meaning
 */
export function listenForStop(onAsked: () => void, signals: readonly StopSignal[] = SIGNALS): StopRequest {
  const asked = new AbortController();
  const forced = new AbortController();
  let firstAt = 0;
  function ask(): void {
    if (!asked.signal.aborted) {
      firstAt = performance.now();
      onAsked();
      asked.abort();
    } else if (performance.now() - firstAt > SAME_REQUEST_MS) {
      forced.abort();
    }
  }
  for (const signal of signals) process.on(signal, ask);
  return { asked: asked.signal, forced: forced.signal, ask };
}

/** Resolves once the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
