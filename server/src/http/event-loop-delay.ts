import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Knows by how much the event loop is late. */
export interface EventLoopDelay {
  /** Milliseconds on average, in the better one of the last two half seconds: one long piece of work is no overload. */
  delayMs(): number;
  /** Measures nothing more. */
  stop(): void;
}

const EVERY_MS = 500;
const RESOLUTION_MS = 10;

/** Begins to measure. */
export function watchEventLoop(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let last = 0;
  let before = 0;
  let measuredAt = performance.now();
  const timer = setInterval(() => {
    before = last;
    const now = performance.now();
    const since = now - measuredAt;
    measuredAt = now;
    // Without a single sample the loop stood still all the time.
    last = Number.isNaN(histogram.mean) ? since : Math.max(0, histogram.mean / 1e6 - RESOLUTION_MS);
    histogram.reset();
  }, EVERY_MS).unref();
  return {
    delayMs: () => Math.min(last, before),
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
