import { ApiError } from './api-error.ts';
import type { Document } from './attributes.ts';
import { changeSettings, DEFAULTS, type IndexSettings } from './index-settings.ts';

export interface StoredIndex {
  uid: string;
  primaryKey: string | null;
  createdAt: string;
  updatedAt: string;
  settings: IndexSettings;
  documents: Map<string, Document>;
}

/** What a task does to the indexes when its turn comes. */
export type Work =
  | { type: 'indexCreation'; index: string; primaryKey: string | null }
  | { type: 'indexDeletion'; index: string }
  | { type: 'indexSwap'; swaps: { indexes: [string, string]; rename: boolean }[] }
  | { type: 'settingsUpdate'; index: string; settings: unknown; mayCreate: boolean }
  | {
      type: 'documentAdditionOrUpdate';
      index: string;
      documents: Document[];
      primaryKey: string | null;
      mayCreate: boolean;
    }
  | { type: 'documentDeletion'; index: string; ids: string[] };

export interface StoredTask {
  uid: number;
  work: Work;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  error: ApiError | null;
  enqueuedAt: string;
}

/** Does the work of a task, whole or not at all. @throws {ApiError} which fails the task */
export function doWork(indexes: Map<string, StoredIndex>, work: Work): void {
  switch (work.type) {
    case 'indexCreation':
      if (indexes.has(work.index))
        throw new ApiError('index_already_exists', `Index \`${work.index}\` already exists.`);
      indexes.set(work.index, newIndex(work.index, work.primaryKey));
      return;
    case 'indexDeletion':
      existing(indexes, work.index);
      indexes.delete(work.index);
      return;
    case 'indexSwap':
      for (const swap of work.swaps) swapIndexes(indexes, swap);
      return;
    case 'settingsUpdate': {
      const index = work.mayCreate ? made(indexes, work.index, null) : existing(indexes, work.index);
      index.settings = changeSettings(index.settings, work.settings);
      return;
    }
    case 'documentAdditionOrUpdate':
      addDocuments(
        work.mayCreate ? made(indexes, work.index, work.primaryKey) : existing(indexes, work.index),
        work.documents,
      );
      return;
    case 'documentDeletion': {
      const { documents } = existing(indexes, work.index);
      for (const id of work.ids) documents.delete(id);
    }
  }
}

/** @throws {ApiError} `index_not_found` */
export function existing(indexes: ReadonlyMap<string, StoredIndex>, uid: string): StoredIndex {
  const index = indexes.get(uid);
  if (index === undefined) throw new ApiError('index_not_found', `Index \`${uid}\` not found.`);
  return index;
}

function made(indexes: Map<string, StoredIndex>, uid: string, primaryKey: string | null): StoredIndex {
  const index = indexes.get(uid) ?? newIndex(uid, primaryKey);
  indexes.set(uid, index);
  return index;
}

let indexesMade = 0;

function newIndex(uid: string, primaryKey: string | null): StoredIndex {
  // The real one counts nanoseconds: no two indexes are made at once.
  indexesMade += 1;
  const now = new Date().toISOString().replace('Z', `${String(indexesMade).padStart(6, '0')}Z`);
  return {
    uid,
    primaryKey,
    createdAt: now,
    updatedAt: now,
    settings: structuredClone(DEFAULTS),
    documents: new Map(),
  };
}

function swapIndexes(
  indexes: Map<string, StoredIndex>,
  { indexes: [left, right], rename }: { indexes: [string, string]; rename: boolean },
): void {
  const one = existing(indexes, left);
  if (rename) {
    if (indexes.has(right))
      throw new ApiError(
        'index_already_exists',
        `Cannot rename \`${left}\` to \`${right}\` as the index already exists.`,
      );
    indexes.delete(left);
    indexes.set(right, { ...one, uid: right });
    return;
  }
  const other = existing(indexes, right);
  indexes.set(left, { ...other, uid: left });
  indexes.set(right, { ...one, uid: right });
}

function addDocuments(index: StoredIndex, documents: readonly Document[]): void {
  const key = index.primaryKey ?? 'id';
  const ids = documents.map((document) => {
    const id = document[key];
    if (id === undefined)
      throw new ApiError('missing_document_id', `Document doesn't have a \`${key}\` attribute.`);
    if (!/^[\w-]{1,511}$/.test(String(id)) || !['string', 'number'].includes(typeof id))
      throw new ApiError('invalid_document_id', `Document identifier \`${JSON.stringify(id)}\` is invalid.`);
    return String(id);
  });
  index.primaryKey = key;
  for (const [at, document] of documents.entries()) index.documents.set(ids[at] ?? '', document);
  index.updatedAt = new Date().toISOString();
}
