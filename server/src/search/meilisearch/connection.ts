import { setTimeout as pause } from 'node:timers/promises';
import { type EnqueuedTask, Meilisearch, type Task } from 'meilisearch';
import { EngineUnavailable } from '../engine.ts';
import { asEngineError, asking, asTaskError } from './errors.ts';
import { cutKeys, type KeyRing, type KeyRole } from './keys.ts';
import { createSearcher, type Searcher } from './searcher.ts';

export interface MeilisearchTimeouts {
  /** a search, whole; 1,500 unless told */
  searchMs: number;
  /** any other request; 10,000 unless told */
  requestMs: number;
  /** from a write to the end of its task; 60,000 unless told */
  taskMs: number;
}

/** A server, by one client for each key. */
export interface Connection {
  /** the client whose key may do the least that `role` needs; makes the keys first when that has not been done */
  client(role: KeyRole): Promise<Meilisearch>;
  /** what searches, with the key that may do no more; makes the keys first when that has not been done */
  searcher(): Promise<Searcher>;
  /** the client of the given key */
  administrator: Meilisearch;
  /** Whether keys of our own are used; null before they were looked for. */
  hasOwnKeys(): boolean | null;
  /** Forgets the keys, so that they are made anew: somebody deleted them, or the server is another one. */
  forgetKeys(): void;
  timeouts: MeilisearchTimeouts;
}

/** One client for each key, and what searches. */
type Clients = Readonly<Record<KeyRole, Meilisearch> & { searcher: Searcher }>;

/**
 * The server compresses an answer of more than a kilobyte piece by piece, each of which waits for the receipt of the one before: 40 ms on
 * Linux (Nagle's algorithm and delayed receipts), where the search takes 3.
 */
const UNCOMPRESSED = { 'accept-encoding': 'identity' };

/** Makes the clients; asks nothing yet. `onGivenKey` is called when the given key cannot make others, once. */
export function createConnection(options: {
  url: string;
  key: string | null;
  prefix: string;
  timeouts: MeilisearchTimeouts;
  onGivenKey: () => void;
}): Connection {
  const { url, key, prefix, timeouts } = options;
  const clientWith = (apiKey: string | null) =>
    new Meilisearch({
      host: url,
      timeout: timeouts.requestMs,
      requestInit: { headers: UNCOMPRESSED },
      ...(apiKey !== null && { apiKey }),
    });
  const administrator = clientWith(key);
  let clients: Promise<Clients> | null = null;
  let own: boolean | null = null;
  const connect = async () => {
    const ring = key === null ? null : await asking(() => cutKeys(administrator, prefix));
    if (ring === null && key !== null && own === null) options.onGivenKey();
    own = ring !== null;
    const keys: KeyRing = ring ?? { search: key, documents: key, indexes: key };
    return {
      search: clientWith(keys.search),
      documents: clientWith(keys.documents),
      indexes: clientWith(keys.indexes),
      searcher: createSearcher(url, keys.search),
    };
  };
  const connected = async () => {
    clients ??= connect();
    const attempt = clients;
    try {
      return await attempt;
    } catch (error) {
      if (clients === attempt) clients = null;
      throw error;
    }
  };
  return {
    client: async (role) => (await connected())[role],
    searcher: async () => (await connected()).searcher,
    administrator,
    hasOwnKeys: () => own,
    forgetKeys: () => {
      clients = null;
    },
    timeouts,
  };
}

const LONGEST_PAUSE_MS = 500;

/**
 * Waits until a task is done: the only moment from which what it did can be found. The server not answering meanwhile is no reason to
 * give up before `timeoutMs`.
 * @throws {DocumentRefused} when it failed for what a document says
 * @throws {EngineUnavailable} when it failed otherwise, or is not done in time (it may be done later)
 */
export async function waitForTask(
  client: Meilisearch,
  { taskUid }: Pick<EnqueuedTask, 'taskUid'>,
  timeoutMs: number,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let attempt = 0; ; attempt += 1) {
    const task = await withRetries(() => client.tasks.getTask(taskUid), deadline - performance.now());
    if (task.status === 'succeeded') return;
    if (task.status === 'failed' || task.status === 'canceled') throw errorOf(task);
    const left = deadline - performance.now();
    if (left <= 0)
      throw new EngineUnavailable(`Meilisearch has not done task ${taskUid} within ${timeoutMs} ms`);
    await pause(Math.min(left, pauseMs(attempt, 5)));
  }
}

/**
 * Reads, again after a pause that doubles, while the server cannot be asked and the time is not up. For reads alone: a write that was
 * not answered may have been done.
 */
export async function withRetries<T>(read: () => Promise<T>, budgetMs: number): Promise<T> {
  const deadline = performance.now() + budgetMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      const wait = pauseMs(attempt, 50);
      const meant = asEngineError(error);
      if (!(meant instanceof EngineUnavailable) || !isPassing(meant)) throw meant;
      if (performance.now() + wait >= deadline) throw meant;
      await pause(wait);
    }
  }
}

/**
 * How long to wait before asking again: twice as long each time, to half a second. Half of it is chance, so that processes which failed
 * together do not come again together.
 */
export function pauseMs(attempt: number, firstMs: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, firstMs * 2 ** Math.min(attempt, 10));
  return whole / 2 + (Math.random() * whole) / 2;
}

/** Whether asking again soon may help: not when the server understood and said no. */
function isPassing({ message }: EngineUnavailable): boolean {
  return !/^Meilisearch: (?:invalid_|missing_|index_not_found|task_not_found|bad_request)/.test(message);
}

function errorOf({ uid, status, error }: Task): Error {
  return error === null || error === undefined
    ? new EngineUnavailable(`Meilisearch: task ${uid} was ${status}`)
    : asTaskError(error.code, error.message);
}
