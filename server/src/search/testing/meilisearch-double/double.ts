import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './api-error.ts';
import { createApiKeys, type StoredKey } from './api-keys.ts';
import { answer, type State, VERSION } from './routes.ts';
import { doWork, type StoredIndex, type StoredTask } from './store.ts';

/** How the double fails: cuts the connection, never answers, answers 500, or that too many ask. */
export type Fault = 'refuse' | 'hang' | 'error' | 'busy';

/**
 * A server in this process that speaks the part of Meilisearch's HTTP API which the adapter uses, and refuses what the real one refuses,
 * with its codes. It follows version 1.50.0 by its source, and was compared with it: the live test runs the same cases on both.
 * It looks at every document for every search.
 */
export interface MeilisearchDouble {
  url: string;
  masterKey: string | null;
  /** to be set at any time; null: it works */
  fault: Fault | null;
  /** requests of a larger body are refused with 413 */
  mostBytes: number;
  /** `POST /indexes/x/documents` of all that came, the oldest first */
  readonly requests: readonly string[];
  /** the `Accept-Encoding` of each */
  readonly encodings: readonly string[];
  /** called with `GET /indexes/x` once it was answered; to be set at any time */
  onAnswer: ((request: string) => void) | null;
  /** Tasks stay enqueued from now on, until {@link MeilisearchDouble.releaseTasks}. */
  holdTasks(): void;
  releaseTasks(): void;
  /** what it says its version is */
  version: string;
  /** Its keys, by name, with what each may do. */
  keys(): StoredKey[];
  /** How many tasks wait. */
  waitingTasks(): number;
  /** the names of its indexes, with the ids of their documents */
  indexes(): Record<string, string[]>;
  /** All indexes as they are now, to be given to {@link MeilisearchDouble.restore}. */
  snapshot(): ReadonlyMap<string, StoredIndex>;
  restore(snapshot: ReadonlyMap<string, StoredIndex>): void;
  /** Forgets every index and key, as a server whose disk was emptied. */
  loseData(): void;
  /** Changes settings behind everybody's back. */
  changeSettings(index: string, change: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

/** Starts a double on a free port of this machine. */
export async function startMeilisearchDouble({
  masterKey = null,
}: {
  masterKey?: string | null;
} = {}): Promise<MeilisearchDouble> {
  const keys = createApiKeys(masterKey);
  const requests: string[] = [];
  const encodings: string[] = [];
  let indexes = new Map<string, StoredIndex>();
  const tasks: StoredTask[] = [];
  let held = false;
  let working = false;
  const state: State = {
    get indexes() {
      return indexes;
    },
    tasks,
    keys,
    get version() {
      return double.version;
    },
    enqueue(work) {
      const task: StoredTask = {
        uid: tasks.length,
        work,
        status: 'enqueued',
        error: null,
        enqueuedAt: new Date().toISOString(),
      };
      tasks.push(task);
      setImmediate(workOff);
      return task;
    },
  };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    encodings.push(request.headers['accept-encoding']?.toString() ?? '');
    void respond(double, state, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const double: MeilisearchDouble = {
    url: `http://127.0.0.1:${port}`,
    masterKey,
    fault: null,
    onAnswer: null,
    version: VERSION,
    keys: () => keys.list(),
    mostBytes: 100 * 1024 * 1024,
    requests,
    encodings,
    holdTasks: () => {
      held = true;
    },
    releaseTasks: () => {
      held = false;
      setImmediate(workOff);
    },
    waitingTasks: () => tasks.filter(({ status }) => status === 'enqueued').length,
    indexes: () =>
      Object.fromEntries([...indexes].map(([uid, { documents }]) => [uid, [...documents.keys()].toSorted()])),
    snapshot: () => copyOf(indexes),
    restore: (snapshot) => {
      indexes = copyOf(snapshot);
    },
    loseData: () => {
      indexes = new Map();
      keys.deleteAll();
    },
    changeSettings: (uid, change) => {
      const index = indexes.get(uid);
      if (index) index.settings = { ...index.settings, ...change };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return double;

  /** One task after another, each in a turn of its own, so that who enqueues one is answered before it is done. */
  function workOff(): void {
    const task = held || working ? undefined : tasks.find(({ status }) => status === 'enqueued');
    if (task === undefined) return;
    working = true;
    task.status = 'processing';
    setImmediate(() => {
      try {
        doWork(indexes, task.work);
        task.status = 'succeeded';
      } catch (error) {
        task.status = 'failed';
        task.error = error instanceof ApiError ? error : new ApiError('internal', String(error));
      }
      working = false;
      workOff();
    });
  }
}

async function respond(
  double: MeilisearchDouble,
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (double.fault === 'refuse') {
    request.socket.destroy();
    return;
  }
  if (double.fault === 'hang') return;
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    double.onAnswer?.(`${request.method} ${request.url?.split('?')[0]}`);
  };
  try {
    if (double.fault === 'error') throw new ApiError('internal', 'An internal error has occurred.');
    if (double.fault === 'busy')
      throw new ApiError('too_many_search_requests', 'Too many search requests running at the same time.');
    const body = Buffer.concat(chunks);
    if (body.length > double.mostBytes)
      throw new ApiError('payload_too_large', 'The provided payload reached the size limit.');
    const { pathname, searchParams } = new URL(request.url ?? '/', double.url);
    const { status, json } = answer(state, {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      authorization: request.headers.authorization,
      contentType: request.headers['content-type']?.split(';')[0] ?? '',
      body: body.toString('utf8'),
    });
    send(status, json);
  } catch (error) {
    const refusal = error instanceof ApiError ? error : new ApiError('internal', String(error));
    send(refusal.status, refusal);
  }
}

function copyOf(indexes: ReadonlyMap<string, StoredIndex>): Map<string, StoredIndex> {
  return new Map(
    [...indexes].map(([uid, index]) => [
      uid,
      { ...index, settings: structuredClone(index.settings), documents: new Map(index.documents) },
    ]),
  );
}
