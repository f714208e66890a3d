import { ApiError } from './api-error.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Document } from './attributes.ts';
import { isBoolean, isString, isStrings, orNull, readFields } from './body.ts';
import { changeSettings } from './index-settings.ts';
import { runSearch } from './run-search.ts';
import { existing, type StoredIndex, type StoredTask, type Work } from './store.ts';

/** The version that the double follows. */
export const VERSION = '1.50.0';

export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  contentType: string;
  body: string;
}

export interface State {
  indexes: Map<string, StoredIndex>;
  tasks: StoredTask[];
  keys: ApiKeys;
  version: string;
  enqueue(work: Work): StoredTask;
}

export interface Answer {
  status: number;
  json: unknown;
}

type Handler = (state: State, request: Request, at: Readonly<Record<string, string>>) => Answer;

const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/health$/, () => ok({ status: 'available' })],
  [
    'GET',
    /^\/version$/,
    (state, request) => {
      state.keys.authorize(request.authorization, 'version');
      return ok({ commitSha: '', commitDate: '', pkgVersion: state.version });
    },
  ],
  [
    'POST',
    /^\/keys$/,
    (state, request) => {
      state.keys.authorize(request.authorization, 'keys.create');
      return { status: 201, json: state.keys.create(json(request)) };
    },
  ],
  [
    'GET',
    /^\/keys\/(?<uid>[^/]+)$/,
    (state, request, { uid = '' }) => {
      state.keys.authorize(request.authorization, 'keys.get');
      return ok(state.keys.get(uid));
    },
  ],
  ['GET', /^\/tasks\/(?<uid>\d+)$/, readTask],
  ['GET', /^\/indexes$/, listIndexes],
  ['POST', /^\/indexes$/, createIndex],
  [
    'GET',
    /^\/indexes\/(?<index>[\w-]+)$/,
    (state, request, { index = '' }) => {
      allowed(state, request, 'indexes.get', index);
      return ok(presentIndex(existing(state.indexes, index)));
    },
  ],
  [
    'DELETE',
    /^\/indexes\/(?<index>[\w-]+)$/,
    (state, request, { index = '' }) => {
      allowed(state, request, 'indexes.delete', index);
      return accepted(state, { type: 'indexDeletion', index });
    },
  ],
  [
    'GET',
    /^\/indexes\/(?<index>[\w-]+)\/settings$/,
    (state, request, { index = '' }) => {
      allowed(state, request, 'settings.get', index);
      return ok(existing(state.indexes, index).settings);
    },
  ],
  ['PATCH', /^\/indexes\/(?<index>[\w-]+)\/settings$/, updateSettings],
  ['POST', /^\/indexes\/(?<index>[\w-]+)\/documents$/, addDocuments],
  ['POST', /^\/indexes\/(?<index>[\w-]+)\/documents\/delete-batch$/, deleteDocuments],
  [
    'POST',
    /^\/indexes\/(?<index>[\w-]+)\/search$/,
    (state, request, { index = '' }) => {
      allowed(state, request, 'search', index);
      return ok(runSearch(existing(state.indexes, index), json(request)));
    },
  ],
  ['POST', /^\/multi-search$/, multiSearch],
  ['POST', /^\/swap-indexes$/, swapIndexes],
];

/** Answers a request as Meilisearch would. @throws {ApiError} for what it refuses */
export function answer(state: State, request: Request): Answer {
  for (const [method, path, handler] of ROUTES) {
    const match = method === request.method ? path.exec(request.path) : null;
    if (match) return handler(state, request, match.groups ?? {});
  }
  throw new ApiError('not_found', `The double has no ${request.method} ${request.path}`);
}

function multiSearch(state: State, request: Request): Answer {
  const may = state.keys.authorize(request.authorization, 'search');
  const { queries } = readFields(json(request), { queries: [Array.isArray, 'bad_request'] });
  const results = (queries as unknown[]).map((query, at) => {
    try {
      const { indexUid, ...parameters } = query as { indexUid?: unknown };
      if (typeof indexUid !== 'string') throw new ApiError('missing_index_uid', 'Missing field `indexUid`');
      if (!may(indexUid)) throw new ApiError('invalid_api_key', 'The provided API key is invalid.');
      return { indexUid, ...runSearch(existing(state.indexes, indexUid), parameters) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new ApiError(error.code, `Inside \`.queries[${at}]\`: ${error.message}`);
    }
  });
  return ok({ results });
}

function readTask(state: State, request: Request, { uid }: Readonly<Record<string, string>>): Answer {
  const may = state.keys.authorize(request.authorization, 'tasks.get');
  const task = state.tasks.find((one) => one.uid === Number(uid));
  // A key of some indexes alone sees no task of more than one.
  const hidden = task !== undefined && ('index' in task.work ? !may(task.work.index) : !may('*'));
  if (task === undefined || hidden) throw new ApiError('task_not_found', `Task \`${uid}\` not found.`);
  return ok({
    ...presentTask(task),
    uid: task.uid,
    error: task.error,
    canceledBy: null,
    details: {},
    duration: null,
    startedAt: null,
    finishedAt: null,
  });
}

function listIndexes(state: State, request: Request): Answer {
  const may = state.keys.authorize(request.authorization, 'indexes.get');
  const limit = Number(request.query.get('limit') ?? 20);
  const found = [...state.indexes.values()].filter(({ uid }) => may(uid));
  return ok({ results: found.slice(0, limit).map(presentIndex), offset: 0, limit, total: found.length });
}

function createIndex(state: State, request: Request): Answer {
  const fields = readFields(json(request), {
    uid: [(value) => isString(value) && /^[\w-]{1,400}$/.test(String(value)), 'invalid_index_uid'],
    primaryKey: [orNull(isString), 'invalid_index_primary_key'],
  });
  const index = String(fields['uid']);
  allowed(state, request, 'indexes.create', index);
  return accepted(state, {
    type: 'indexCreation',
    index,
    primaryKey: (fields['primaryKey'] as string | undefined) ?? null,
  });
}

function updateSettings(
  state: State,
  request: Request,
  { index = '' }: Readonly<Record<string, string>>,
): Answer {
  allowed(state, request, 'settings.update', index);
  const settings = json(request);
  changeSettings(state.indexes.get(index)?.settings ?? ({} as never), settings);
  return accepted(state, {
    type: 'settingsUpdate',
    index,
    settings,
    mayCreate: state.keys.allows(request.authorization, 'indexes.create'),
  });
}

function addDocuments(
  state: State,
  request: Request,
  { index = '' }: Readonly<Record<string, string>>,
): Answer {
  allowed(state, request, 'documents.add', index);
  for (const name of request.query.keys())
    if (!['primaryKey', 'csvDelimiter', 'customMetadata', 'skipCreation'].includes(name))
      throw new ApiError('bad_request', `Unknown parameter \`${name}\``);
  return accepted(state, {
    type: 'documentAdditionOrUpdate',
    index,
    documents: documentsOf(request),
    primaryKey: request.query.get('primaryKey'),
    mayCreate: state.keys.allows(request.authorization, 'indexes.create'),
  });
}

function documentsOf({ contentType, body }: Request): Document[] {
  if (contentType === '') throw new ApiError('missing_content_type', 'A Content-Type header is missing.');
  try {
    if (contentType === 'application/x-ndjson')
      return body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Document);
    if (contentType === 'application/json') return [JSON.parse(body) as Document | Document[]].flat();
  } catch {
    throw new ApiError('malformed_payload', `The \`${contentType}\` payload provided is malformed.`);
  }
  throw new ApiError('invalid_content_type', `The Content-Type \`${contentType}\` is invalid.`);
}

function deleteDocuments(
  state: State,
  request: Request,
  { index = '' }: Readonly<Record<string, string>>,
): Answer {
  allowed(state, request, 'documents.delete', index);
  const ids = json(request);
  if (!Array.isArray(ids)) throw new ApiError('bad_request', 'Invalid value type: expected an array');
  return accepted(state, { type: 'documentDeletion', index, ids: ids.map(String) });
}

function swapIndexes(state: State, request: Request): Answer {
  const may = state.keys.authorize(request.authorization, 'indexes.swap');
  const body = json(request);
  if (!Array.isArray(body)) throw new ApiError('bad_request', 'Invalid value type: expected an array');
  const swaps = body.map((swap) => {
    const { indexes, rename = false } = readFields(swap, {
      indexes: [isStrings, 'invalid_swap_indexes'],
      rename: [isBoolean, 'invalid_swap_rename'],
    });
    const [left, right, ...more] = indexes as string[];
    if (left === undefined || right === undefined || more.length > 0)
      throw new ApiError('invalid_swap_indexes', 'Two indexes must be given for each swap.');
    if (!may(left) || !may(right)) throw new ApiError('invalid_api_key', 'The provided API key is invalid.');
    return { indexes: [left, right] as [string, string], rename: rename === true };
  });
  return accepted(state, { type: 'indexSwap', swaps });
}

function allowed(state: State, { authorization }: Request, action: string, index: string): void {
  if (!state.keys.authorize(authorization, action)(index))
    throw new ApiError('invalid_api_key', 'The provided API key is invalid.');
}

function json({ contentType, body }: Request): unknown {
  if (contentType !== 'application/json')
    throw new ApiError('invalid_content_type', `The Content-Type \`${contentType}\` is invalid.`);
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError('malformed_payload', 'The json payload provided is malformed.');
  }
}

function ok(body: unknown): Answer {
  return { status: 200, json: body };
}

function accepted(state: State, work: Work): Answer {
  const task = state.enqueue(work);
  const { uid, ...rest } = presentTask(task);
  return { status: 202, json: { taskUid: uid, ...rest } };
}

function presentTask({ uid, work, status, enqueuedAt }: StoredTask) {
  return { uid, indexUid: 'index' in work ? work.index : null, status, type: work.type, enqueuedAt };
}

function presentIndex({ uid, primaryKey, createdAt, updatedAt }: StoredIndex) {
  return { uid, primaryKey, createdAt, updatedAt };
}
