import type { BenchCluster } from './cluster.ts';
import { type BenchExchange, openExchange } from './exchange.ts';
import type { Figure } from './figures.ts';
import type { BenchOptions } from './options.ts';

/** What the parts of the benchmark share. */
export interface Bench {
  readonly options: BenchOptions;
  readonly cluster: BenchCluster;
  /** The exchange with so many listings; made when it is first asked for. Only for reading. */
  exchangeOf(count: number): Promise<BenchExchange>;
  /** Says what is being done. */
  print(line: string): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A part of the benchmark. */
export type Suite = (bench: Bench) => Promise<Figure[]>;

export function createBench(
  options: BenchOptions,
  cluster: BenchCluster,
  print: (line: string) => void,
): Bench {
  const exchanges = new Map<number, Promise<BenchExchange>>();
  return {
    options,
    cluster,
    exchangeOf(count) {
      const known = exchanges.get(count);
      if (known) return known;
      print(`filling an exchange with ${count.toLocaleString('en')} listings`);
      const opening = openExchange(cluster, String(count), count);
      exchanges.set(count, opening);
      return opening;
    },
    print,
    async [Symbol.asyncDispose]() {
      // One that could not be made has been told of already.
      for (const result of await Promise.allSettled(exchanges.values())) {
        if (result.status === 'fulfilled') await result.value[Symbol.asyncDispose]();
      }
    },
  };
}

/**
 * Measures subject and floor by turns, `runs` times, each first in every other run, so that what else the machine does hits
 * both alike.
 */
export async function byTurns<Subject, Floor>(
  runs: number,
  subject: () => Promise<Subject>,
  floor: () => Promise<Floor>,
): Promise<{ subject: Subject; floor: Floor }[]> {
  const pairs: { subject: Subject; floor: Floor }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const early = run % 2 === 0 ? null : await floor();
    const measured = await subject();
    pairs.push({ subject: measured, floor: early ?? (await floor()) });
  }
  return pairs;
}
