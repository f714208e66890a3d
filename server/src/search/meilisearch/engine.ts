import type { FastifyBaseLogger } from 'fastify';
import { EngineUnavailable, type IndexedRevision, type SearchEngine } from '../engine.ts';
import { type Connection, createConnection, type MeilisearchTimeouts, withRetries } from './connection.ts';
import { addDocuments, removeDocuments } from './documents.ts';
import { codeOf } from './errors.ts';
import { afterId } from './filter.ts';
import { countDocuments, discardIndex, startRebuild } from './rebuild.ts';
import { searchIndexNamed } from './search.ts';
import { areCurrent, OLDEST_VERSION, SETTINGS_VERSION } from './settings.ts';

export type { MeilisearchTimeouts } from './connection.ts';
export { canAnswer } from './search.ts';

const DEFAULT_PREFIX = 'scampolo';
const TIMEOUTS: MeilisearchTimeouts = { searchMs: 1500, requestMs: 10_000, taskMs: 60_000 };

/** What the adapter is made with. */
export interface MeilisearchOptions {
  /** `http://127.0.0.1:7700` */
  url: string;
  /** a master or admin key, or one that may do what the adapter does; null: a server without keys */
  key: string | null;
  /** what the names of its indexes begin with, letters, digits, `-` and `_`; `scampolo` unless told */
  prefix?: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
  timeouts?: Partial<MeilisearchTimeouts>;
}

/** How a server and its live index are. */
export interface Inspection {
  /**
   * - `absent`: there is no live index; a rebuild makes it
   * - `other_settings`: somebody changed its settings; a rebuild puts them right
   * - `ready`: it answers
   */
  state: 'absent' | 'other_settings' | 'ready';
  /** of the server, such as `1.50.0`; `unknown` when the given key may not ask */
  version: string;
}

/**
 * Meilisearch behind the port. What it cannot answer (`canAnswer`) rejects with `CannotAnswer`, whatever is no fault of a query or a
 * document with `EngineUnavailable`: also that there is no live index, which no change makes, only the swap of a rebuild.
 */
export interface MeilisearchEngine extends SearchEngine {
  readonly name: 'meilisearch';
  /** the name of the live index: another one for each version of settings and documents */
  readonly target: string;
  /**
   * Makes the keys that are used from then on, where they lack, and inspects. Harmless when called again; everything else does it by
   * itself when it has not been done.
   * @throws {EngineUnavailable} also when the server is too old
   */
  prepare(): Promise<Inspection & { keys: 'own' | 'given' | 'none' }>;
  /** Looks, and changes nothing. */
  inspect(): Promise<Inspection>;
  /**
   * Deletes the index of a version that nobody runs any more, and what rebuilds left beside it; absent is no error.
   * @throws {RangeError} for a name that is not of the own prefix
   */
  discard(target: string): Promise<void>;
}

/** Makes the adapter; asks nothing yet. */
export function createMeilisearchEngine(options: MeilisearchOptions): MeilisearchEngine {
  const { log, prefix = DEFAULT_PREFIX } = options;
  const target = targetOf(prefix);
  const connection = createConnection({
    url: options.url,
    key: options.key,
    prefix,
    timeouts: { ...TIMEOUTS, ...options.timeouts },
    onGivenKey: () =>
      log.warn('the key of Meilisearch may not make others: it is used as it is, for everything'),
  });
  const withKeys = renewingKeys(connection);
  return {
    name: 'meilisearch',
    target,
    search: (query, onPage) => withKeys(() => searchIndexNamed(connection, target, query, onPage)),
    upsert: (documents) => withKeys(() => addDocuments(connection, target, documents)),
    remove: (ids) => withKeys(() => removeDocuments(connection, target, ids)),
    count: () => withKeys(() => countDocuments(connection, target)),
    listRevisions: (after, limit) => withKeys(() => listRevisions(connection, target, after, limit)),
    startRebuild: () => withKeys(() => startRebuild(connection, target, log)),
    inspect: () => withKeys(() => inspect(connection, target)),
    async prepare() {
      const inspection = await withKeys(() => inspect(connection, target));
      const keys = connection.hasOwnKeys() ? 'own' : options.key === null ? 'none' : 'given';
      return { ...inspection, keys };
    },
    async discard(name) {
      if (!name.startsWith(`${prefix}_`)) throw new RangeError(`${name} is no index of ${prefix}`);
      await withKeys(() => discardIndex(connection, name));
    },
  };
}

/** The name of the live index of a prefix, for the settings and documents of this code. */
export function targetOf(prefix: string): string {
  return `${prefix}_${SETTINGS_VERSION}`;
}

/** Does work; when the server does not know a key any more, the keys are made anew before the next work. */
function renewingKeys(connection: Connection): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EngineUnavailable && error.message.startsWith('Meilisearch: invalid_api_key'))
        connection.forgetKeys();
      throw error;
    }
  };
}

async function listRevisions(
  connection: Connection,
  index: string,
  after: string | null,
  limit: number,
): Promise<IndexedRevision[]> {
  const client = await connection.client('search');
  const { hits } = await withRetries(
    () =>
      client.index<IndexedRevision>(index).search('', {
        limit,
        sort: ['id:asc'],
        attributesToRetrieve: ['id', 'revision', 'format'],
        ...(after !== null && { filter: afterId(after) }),
      }),
    connection.timeouts.requestMs,
  );
  return hits.map(({ id, revision, format }) => ({ id, revision, format }));
}

async function inspect(connection: Connection, target: string): Promise<Inspection> {
  const version = await readVersion(connection);
  const client = await connection.client('indexes');
  return withRetries(async () => {
    try {
      const settings: object = await client.index(target).getSettings();
      return { version, state: areCurrent({ ...settings }) ? 'ready' : 'other_settings' };
    } catch (error) {
      if (codeOf(error) === 'index_not_found') return { version, state: 'absent' };
      throw error;
    }
  }, connection.timeouts.requestMs);
}

async function readVersion({ administrator, timeouts }: Connection): Promise<string> {
  const version = await withRetries(async () => {
    try {
      return (await administrator.getVersion()).pkgVersion;
    } catch (error) {
      if (codeOf(error) === 'invalid_api_key') return 'unknown';
      throw error;
    }
  }, timeouts.requestMs);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const tooOld = major < OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor < OLDEST_VERSION[1]);
  if (version !== 'unknown' && tooOld)
    throw new EngineUnavailable(
      `Meilisearch ${version} is too old: ${OLDEST_VERSION.join('.')} or later is needed`,
    );
  return version;
}
