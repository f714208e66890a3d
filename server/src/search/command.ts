import { connect, type Database } from '@scampolo/db/client';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { type Checked, checkIndex } from './check.ts';
import { createDrain } from './drain.ts';
import { EngineUnavailable, type SearchEngine } from './engine.ts';
import { POSTGRES_TARGET } from './outbox.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { rebuildIndex } from './rebuild.ts';
import { createBesideEngine } from './search-parts.ts';
import { isFilled } from './targets.ts';
import { type Drift, verifyIndex } from './verify.ts';

/** What can be done to the search index by hand. */
export const SEARCH_COMMANDS = ['rebuild', 'verify', 'drain'] as const;
export type SearchCommand = (typeof SEARCH_COMMANDS)[number];

/** What a command found, for people to read, and whether all is well. */
export interface SearchReport {
  text: string;
  ok: boolean;
}

export interface SearchCommandOptions {
  command: SearchCommand;
  databaseUrl: string;
  log: Pick<FastifyBaseLogger, 'error' | 'warn'>;
  /** the engine beside PostgreSQL; null unless told */
  meilisearch?: Config['meilisearch'];
  /** the engine of which alone; all unless told */
  target?: SearchTargetName | null;
  /** with `verify`: brings in what differs, or builds the index anew where much does */
  repair?: boolean;
}

/** What an index is called on the command line. */
export const SEARCH_TARGET_NAMES = ['postgres', 'meilisearch'] as const;
export type SearchTargetName = (typeof SEARCH_TARGET_NAMES)[number];

const SHOWN_IDS = 10;

/**
 * Does something to the search indexes of the migrated database at `databaseUrl`, beside whatever servers do meanwhile: `rebuild` builds
 * them anew and brings in what changed meanwhile, `verify` compares them with the listings and changes nothing unless it is to repair,
 * `drain` brings in what waits. Each may be run twice, ended at any point, and run by two at once. Of several indexes each is told of
 * in a paragraph of its own, and one that cannot be reached keeps no other from its turn.
 */
export async function runSearchCommand(options: SearchCommandOptions): Promise<SearchReport> {
  const { databaseUrl, meilisearch = null, target = null } = options;
  const database = connect(databaseUrl, { applicationName: 'scampolo-search', maxConnections: 3 });
  try {
    const indexes = indexesOf(database, meilisearch, options.log).filter(
      ({ engine }) => target === null || engine.name === target,
    );
    if (indexes.length === 0) return { text: 'MEILI_URL is not set: there is no such index', ok: false };
    const reports: SearchReport[] = [];
    for (const index of indexes) {
      const { text, ok } = await doTo(index, database, options);
      reports.push({ text: indexes.length > 1 ? `${index.name}: ${text}` : text, ok });
    }
    return { text: reports.map(({ text }) => text).join('\n'), ok: reports.every(({ ok }) => ok) };
  } finally {
    await database.close();
  }
}

interface Index {
  name: string;
  engine: SearchEngine;
}

/** That of PostgreSQL first, whose drain hands on to the other. */
function indexesOf(
  database: Database,
  meilisearch: Config['meilisearch'],
  { warn }: SearchCommandOptions['log'],
): Index[] {
  const beside = createBesideEngine({ meilisearch }, { warn, error: warn, info: () => undefined });
  return [
    { name: POSTGRES_TARGET, engine: createPostgresEngine(database) },
    ...(beside === null ? [] : [{ name: beside.target, engine: beside }]),
  ];
}

async function doTo(index: Index, database: Database, options: SearchCommandOptions): Promise<SearchReport> {
  const { name: target, engine } = index;
  try {
    const isEmpty = target !== POSTGRES_TARGET && !(await isFilled(database.db, target));
    if (options.command === 'rebuild') return await rebuild(index, database, options);
    if (isEmpty)
      return { text: 'has not been filled yet; pnpm search rebuild does it, as does a worker', ok: false };
    if (options.command === 'drain') return await drain(index, database, options);
    if (options.repair) return await repair(index, database, options);
    const drift = await verifyIndex({ db: database.db, engine, target });
    return reportOf({ ...drift, repair: 'none' });
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    return { text: `cannot be reached: ${error.message}`, ok: false };
  }
}

async function rebuild(
  { name: target, engine }: Index,
  database: Database,
  { log }: SearchCommandOptions,
): Promise<SearchReport> {
  const { indexed, replayed, failed } = await rebuildIndex({ database, engine, target });
  await createDrain({ database, engine, target, log }).drainOnce();
  return {
    text: `rebuilt with ${indexed} listings; ${replayed} changed meanwhile, ${failed} could not be indexed`,
    ok: failed === 0,
  };
}

async function drain(
  { name: target, engine }: Index,
  database: Database,
  { log }: SearchCommandOptions,
): Promise<SearchReport> {
  const { indexed, removed, failed } = await createDrain({ database, engine, target, log }).drainOnce();
  return { text: `indexed ${indexed}, removed ${removed}, failed ${failed}`, ok: failed === 0 };
}

async function repair(
  { name: target, engine }: Index,
  database: Database,
  { log }: SearchCommandOptions,
): Promise<SearchReport> {
  const checked = await checkIndex({ database, engine, target });
  const { failed } = await createDrain({ database, engine, target, log }).drainOnce();
  const { text, ok } = reportOf(checked);
  return { text, ok: ok && failed === 0 };
}

const REPAIRS = {
  none: [],
  enqueued: ['repaired: what differed was brought in'],
  rebuilt: ['repaired: the index was built anew'],
} as const;

function reportOf({
  checked,
  repair: how,
  missing,
  stale,
  extra,
}: Drift & Pick<Checked, 'repair'>): SearchReport {
  const found = Object.entries({ missing, stale, extra }).filter(([, ids]) => ids.length > 0);
  const lines = found.map(([kind, ids]) => `${kind}: ${ids.length} (${ids.slice(0, SHOWN_IDS).join(', ')})`);
  return {
    text: [`compared ${checked} listings`, ...lines, ...REPAIRS[how]].join('\n'),
    ok: found.length === 0 || how !== 'none',
  };
}
