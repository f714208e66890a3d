import { readFileSync } from 'node:fs';

const LOOK_MS = 10;

/** Watches the worker processes of an image pipeline from its log. */
export interface WorkerWatch extends Disposable {
  /** for the pipeline */
  readonly log: { debug(fields: object, message: string): void };
  /** the most memory that one of them held at any time, in bytes; 0 where the system does not tell */
  peakBytes(): number;
}

/** Starts to watch; looks a hundred times a second at what Linux remembers as a process's peak. */
export function watchWorkers(): WorkerWatch {
  const pids = new Set<number>();
  let peak = 0;
  const look = () => {
    for (const pid of pids) peak = Math.max(peak, peakOf(pid));
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    log: {
      debug(fields) {
        if ('pid' in fields && typeof fields.pid === 'number') pids.add(fields.pid);
      },
    },
    peakBytes() {
      look();
      return peak;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** In bytes; 0 of a process that has ended. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
