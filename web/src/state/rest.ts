import type { Pause } from './retry-policy.ts';

/**
 * Lets the time of a pause go by; where the network was what failed, at most until the browser says that it is back, and without
 * any network until then. Ends early when `signal` aborts; never fails.
 */
export function rest({ why, ms }: Pause, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = why === 'busy' || navigator.onLine ? setTimeout(end, ms) : undefined;
    if (why === 'network') addEventListener('online', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
