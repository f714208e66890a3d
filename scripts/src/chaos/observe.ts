import { readFileSync } from 'node:fs';
import type { PlotPoint } from '../lib/plot.ts';
import type { Outcome } from './history.ts';

/** What was seen of a run while it lasted. Times are seconds since its start. */
export interface Observer {
  /** Counts an operation of the load. */
  note(kind: string, isWrite: boolean, outcome: Outcome): void;
  /** Counts something that was broken. */
  noteFault(kind: string): void;
  /** Notes how much memory each process holds now. */
  noteMemory(processes: readonly { name: string; pid: number | null }[]): void;
  /** Ends the time of the load. */
  end(): void;
  seen(): Observed;
}

export interface Observed {
  /** by kind of operation */
  readonly counts: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
  readonly faults: ReadonlyMap<string, number>;
  readonly faultSeconds: readonly number[];
  readonly longestGapSeconds: number;
  readonly longestWriteGapSeconds: number;
  /** megabytes over minutes, a line a process */
  readonly memory: readonly PlotPoint[];
  /** operations a second over minutes, a line an outcome */
  readonly throughput: readonly PlotPoint[];
  readonly seconds: number;
}

const BUCKET_SECONDS = 10;

export function createObserver(): Observer {
  const startedMs = performance.now();
  const counts = new Map<string, Record<Outcome, number>>();
  const faults = new Map<string, number>();
  const faultSeconds: number[] = [];
  const memory: PlotPoint[] = [];
  const buckets: Record<string, number>[] = [];
  const gaps = { all: { last: 0, longest: 0 }, writes: { last: 0, longest: 0 } };
  let endedAt: number | null = null;
  const now = () => (performance.now() - startedMs) / 1000;

  return {
    note(kind, isWrite, outcome) {
      const at = now();
      const count = counts.get(kind) ?? { ok: 0, fail: 0, unknown: 0 };
      count[outcome] += 1;
      counts.set(kind, count);
      const line =
        outcome === 'ok' ? (isWrite ? 'writes' : 'reads') : outcome === 'fail' ? 'refused' : 'lost';
      const index = Math.floor(at / BUCKET_SECONDS);
      buckets[index] ??= {};
      const bucket = buckets[index];
      bucket[line] = (bucket[line] ?? 0) + 1;
      if (outcome !== 'ok') return;
      for (const gap of isWrite ? [gaps.all, gaps.writes] : [gaps.all]) endGap(gap, at);
    },
    noteFault(kind) {
      faults.set(kind, (faults.get(kind) ?? 0) + 1);
      faultSeconds.push(now());
    },
    noteMemory(processes) {
      for (const { name, pid } of processes) {
        const bytes = pid === null ? null : residentBytes(pid);
        if (bytes !== null) memory.push({ x: now() / 60, y: bytes / 1024 ** 2, line: name });
      }
    },
    end() {
      endedAt = now();
      for (const gap of Object.values(gaps)) endGap(gap, endedAt);
    },
    seen: () => ({
      counts,
      faults,
      faultSeconds,
      longestGapSeconds: gaps.all.longest,
      longestWriteGapSeconds: gaps.writes.longest,
      memory,
      throughput: Array.from(buckets).flatMap((bucket, index) =>
        ['reads', 'writes', 'refused', 'lost'].map((line) => ({
          x: ((index + 0.5) * BUCKET_SECONDS) / 60,
          y: (bucket?.[line] ?? 0) / BUCKET_SECONDS,
          line,
        })),
      ),
      seconds: endedAt ?? now(),
    }),
  };
}

function endGap(gap: { last: number; longest: number }, at: number): void {
  gap.longest = Math.max(gap.longest, at - gap.last);
  gap.last = at;
}

/** What a process holds in memory; null of one that has ended, and where the system does not tell. */
function residentBytes(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
