import { parseArgs } from 'node:util';
import { setUpError } from '../lib/failure.ts';

/** The parts of the benchmark, in the order they run. */
export const SUITES = ['filters', 'listing', 'claims', 'photos', 'process', 'scaling', 'search'] as const;
export type SuiteName = (typeof SUITES)[number];

/** Those that run when none is named; the other one takes many minutes. */
export const USUAL_SUITES: readonly SuiteName[] = SUITES.filter((suite) => suite !== 'search');

/** What the benchmark was asked to do. */
export interface BenchOptions {
  readonly suites: readonly SuiteName[];
  /** how often everything is measured */
  readonly runs: number;
  /** the most listings that `search` searches */
  readonly listings: number;
  /** whether a commit waits for the disk, as it does in production */
  readonly durable: boolean;
  /** whether generated listings stay under DATA_DIR, for the next run to begin with */
  readonly keep: boolean;
  /** the file that the figures are written to as well */
  readonly json: string | null;
}

const USAGE = `Usage: pnpm bench [${SUITES.join('|')} …] [--runs 3] [--listings 100000] [--keep] [--durable] [--json file]`;

/**
 * Reads the command line.
 * @throws SetUpError with the usage
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parsed(args);
  const suites = positionals.map((name) => {
    const suite = SUITES.find((known) => known === name);
    if (!suite) throw setUpError(`There is no benchmark ${name}.`, USAGE);
    return suite;
  });
  return {
    suites: suites.length > 0 ? SUITES.filter((suite) => suites.includes(suite)) : USUAL_SUITES,
    runs: count('runs', values.runs, 100),
    listings: count('listings', values.listings, 10_000_000),
    durable: values.durable,
    keep: values.keep,
    json: values.json ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '3' },
        listings: { type: 'string', default: '100000' },
        durable: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
  } catch (error) {
    throw setUpError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function count(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw setUpError(`--${name} takes a whole number from 1 to ${most}.`, USAGE);
}
