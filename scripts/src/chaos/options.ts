import { parseArgs } from 'node:util';
import { setUpError } from '../lib/failure.ts';

/** What the long run was asked to do. */
export interface ChaosOptions {
  /** how long the load lasts; settling and checking come after */
  readonly minutes: number;
  /** seconds from one fault to the next */
  readonly killEverySeconds: number;
  /** which faults, and what clients choose; the same seed makes the same choices, though not the same races */
  readonly seed: number;
  readonly clients: number;
  /** the file that the result is written to as well */
  readonly json: string | null;
}

export const USAGE = `Usage: pnpm chaos [--minutes 30] [--kill-every 20] [--seed n] [--clients 8] [--json file]

Runs a mixed load over two server processes, a worker and a PostgreSQL of its own in a temporary folder, and kills one of them, or
breaks a line between them, every so many seconds; one server is never killed. In the end it waits until everything has settled and
checks that what was acknowledged is there, and nothing else. Draws docs/plots/chaos-memory.svg and docs/plots/chaos-throughput.svg.
Ends with 1 when anything is wrong.`;

/**
 * Reads the command line; null when it asks for help.
 * @throws SetUpError with the usage
 */
export function readOptions(args: readonly string[], anySeed: () => number): ChaosOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  return {
    minutes: figure('minutes', values.minutes, 0.1, 600),
    killEverySeconds: figure('kill-every', values['kill-every'], 1, 3600),
    seed: values.seed === undefined ? anySeed() : figure('seed', values.seed, 0, 2 ** 31),
    clients: figure('clients', values.clients, 1, 64),
    json: values.json ?? null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string', default: '30' },
        'kill-every': { type: 'string', default: '20' },
        seed: { type: 'string' },
        clients: { type: 'string', default: '8' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw setUpError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function figure(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw setUpError(`--${name} takes a number from ${least} to ${most}.`, USAGE);
}
