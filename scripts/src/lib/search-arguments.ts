import { parseArgs } from 'node:util';
import {
  SEARCH_COMMANDS,
  SEARCH_TARGET_NAMES,
  type SearchCommandOptions,
} from '@scampolo/server/search/command';
import { setUpError } from './failure.ts';

export const SEARCH_HELP = `pnpm search: looks after the search indexes, of PostgreSQL and, with MEILI_URL, of Meilisearch.

  pnpm search rebuild [--target postgres]   builds them anew; searches go on meanwhile
  pnpm search verify [--repair]             compares them with the listings; with --repair brings in what differs
  pnpm search drain                         brings in the changes that wait

  --target NAME   one of them alone: ${SEARCH_TARGET_NAMES.join(', ')}

A server or worker does all of this by itself: what waits at once, verify and repair every hour. Each may be run beside it, twice, and
ended at any point. Beside a running server DATABASE_URL is needed. Ends with 1 when something is wrong with an index.`;

/** What `pnpm search` is asked to do. */
export type SearchRequest = Required<Pick<SearchCommandOptions, 'command' | 'target' | 'repair'>>;

/**
 * Reads the arguments of `pnpm search`; null: show the help.
 * @throws SetUpError that says what is wrong
 */
export function readSearchArguments(args: readonly string[]): SearchRequest | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [given, ...more] = positionals;
  const command = SEARCH_COMMANDS.find((name) => name === given);
  if (command === undefined || more.length > 0) throw misuse('Say what to do with the search indexes.');
  const target = SEARCH_TARGET_NAMES.find((name) => name === values.target) ?? null;
  if (values.target !== undefined && target === null)
    throw misuse(`--target is one of ${SEARCH_TARGET_NAMES.join(', ')}.`);
  const repair = values.repair ?? false;
  if (repair && command !== 'verify') throw misuse('--repair goes with verify.');
  return { command, target, repair };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        target: { type: 'string' },
        repair: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error));
  }
}

function misuse(what: string): Error {
  return setUpError(what, `pnpm search ${SEARCH_COMMANDS.join(' | ')}, with --help for more`);
}
