import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { KeepError, keepError } from './keep-problem.ts';
import { isForgotten, type KeptPhoto, type LocalDraft, MOST_DRAFTS, reviveForm } from './local-draft.ts';

/** What of drafts is in this browser. Everything fails with a {@link KeepError}. */
export interface DraftStore {
  /** What waits of a member, the latest first. */
  list(memberId: string): Promise<LocalDraft[]>;
  /** A draft by its id, if it is this member's. */
  read(id: string, memberId: string): Promise<LocalDraft | null>;
  /** What this member wrote on a listing and did not save. */
  ofListing(listingId: string, memberId: string): Promise<LocalDraft | null>;
  put(draft: Omit<LocalDraft, 'photos'>): Promise<void>;
  /** Keeps a photo of a draft; one with the same id is replaced, in its place. */
  putPhoto(draftId: string, photo: KeptPhoto): Promise<void>;
  dropPhoto(id: string): Promise<void>;
  /** Drops a draft with its photos. */
  drop(id: string): Promise<void>;
  /** Drops everything of a member. */
  forgetMember(memberId: string): Promise<void>;
}

type StoredDraft = Omit<LocalDraft, 'photos'>;

interface StoredPhoto extends KeptPhoto {
  draftId: string;
  /** rises in the order in which they were added */
  place: number;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: StoredDraft; indexes: { member: string } };
  photos: { key: string; value: StoredPhoto; indexes: { draft: string } };
}

const NAME = 'scampolo-drafts';
/** Counts changes of the stores; each has its step in {@link upgrade}. */
const VERSION = 1;

let opened: Promise<DraftStore> | null = null;

/**
 * Opens this browser's drafts, and drops those that nobody came back to. Once a page; another try after a failure.
 * @throws {KeepError} where the browser lets pages keep nothing
 */
export function openDraftStore(): Promise<DraftStore> {
  opened ??= open().catch((cause: unknown) => {
    opened = null;
    throw keepError(cause);
  });
  return opened;
}

async function open(): Promise<DraftStore> {
  let db: IDBPDatabase<Schema> | null = await connect(() => {
    db = null;
  });
  const run = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      db ??= await connect(() => {
        db = null;
      });
      return await work(db);
    } catch (cause) {
      throw keepError(cause);
    }
  };
  await run(dropForgotten);
  return {
    list: (memberId) => run((db) => list(db, memberId)),
    read: (id, memberId) =>
      run(async (db) => {
        const found = await db.get('drafts', id);
        return found?.memberId === memberId ? whole(db, found) : null;
      }),
    ofListing: (listingId, memberId) =>
      run(async (db) => {
        const all = await list(db, memberId);
        return all.find((draft) => draft.listingId === listingId) ?? null;
      }),
    put: (draft) => run((db) => put(db, draft)),
    putPhoto: (draftId, photo) => run((db) => putPhoto(db, draftId, photo)),
    dropPhoto: (id) => run((db) => db.delete('photos', id)),
    drop: (id) => run((db) => drop(db, [id])),
    forgetMember: (memberId) =>
      run(async (db) => drop(db, await db.getAllKeysFromIndex('drafts', 'member', memberId))),
  };
}

/** @param onEnd called when the connection has ended: another tab has a newer page, or the browser cut it */
function connect(onEnd: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade,
    blocking(_current, _wanted, event) {
      // A newer page waits for this one to let go; it must not wait for ever.
      (event.target as IDBDatabase).close();
      onEnd();
    },
    terminated: onEnd,
  });
}

/** Brings the stores of any earlier version to the present one. */
function upgrade(db: IDBPDatabase<Schema>, from: number): void {
  if (from < 1) {
    db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('member', 'memberId');
    db.createObjectStore('photos', { keyPath: 'id' }).createIndex('draft', 'draftId');
  }
}

async function dropForgotten(db: IDBPDatabase<Schema>): Promise<void> {
  const now = Date.now();
  const old = (await db.getAll('drafts')).filter((draft) => isForgotten(draft, now));
  if (old.length > 0)
    await drop(
      db,
      old.map(({ id }) => id),
    );
}

async function list(db: IDBPDatabase<Schema>, memberId: string): Promise<LocalDraft[]> {
  const found = await db.getAllFromIndex('drafts', 'member', memberId);
  const latest = found.toSorted((one, other) => other.updatedAt - one.updatedAt);
  return Promise.all(latest.map((draft) => whole(db, draft)));
}

async function whole(db: IDBPDatabase<Schema>, draft: StoredDraft): Promise<LocalDraft> {
  const photos = await db.getAllFromIndex('photos', 'draft', draft.id);
  const inPlace = photos.toSorted((one, other) => one.place - other.place);
  return {
    ...draft,
    form: reviveForm(draft.form),
    photos: inPlace.map(({ id, file, name, alt, photoId }) => ({ id, file, name, alt, photoId })),
  };
}

async function put(db: IDBPDatabase<Schema>, draft: StoredDraft): Promise<void> {
  const tx = db.transaction('drafts', 'readwrite');
  const known = await tx.store.getKey(draft.id);
  const count = known === undefined ? await tx.store.index('member').count(draft.memberId) : 0;
  if (count >= MOST_DRAFTS) {
    await tx.done;
    throw new KeepError('many');
  }
  await Promise.all([tx.store.put(draft), tx.done]);
}

async function putPhoto(db: IDBPDatabase<Schema>, draftId: string, photo: KeptPhoto): Promise<void> {
  const tx = db.transaction('photos', 'readwrite');
  const known = await tx.store.get(photo.id);
  const place = known?.place ?? (await nextPlace(tx.store.index('draft').getAll(draftId)));
  await Promise.all([tx.store.put({ ...photo, draftId, place }), tx.done]);
}

async function nextPlace(photos: Promise<StoredPhoto[]>): Promise<number> {
  return Math.max(0, ...(await photos).map(({ place }) => place)) + 1;
}

async function drop(db: IDBPDatabase<Schema>, ids: readonly string[]): Promise<void> {
  const tx = db.transaction(['drafts', 'photos'], 'readwrite');
  for (const id of ids) {
    await tx.objectStore('drafts').delete(id);
    const photos = tx.objectStore('photos');
    for (const key of await photos.index('draft').getAllKeys(id)) await photos.delete(key);
  }
  await tx.done;
}
