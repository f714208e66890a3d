import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { describePhoto, readListing } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { openPhotoBoard, type PhotoBoard, type PhotoBoardState } from './photo-board.ts';
import {
  forget,
  isAmong,
  keptOf,
  moved,
  newItem,
  type PhotoItem,
  savedItem,
  withFile,
} from './photo-items.ts';
import { openPhotoUploads, type UploadFile } from './photo-uploads.ts';
import { whyUnsendable } from './shrink-photo.ts';
import type { UploadQueue } from './upload-queue.ts';
import { errorWords } from './use-action.ts';
import { useLeaveGuard } from './use-form.ts';
import type { PhotoKeeper } from './use-local-draft.ts';

/** The photos of a form, and what can be done with them. */
export interface Photos extends PhotoBoardState {
  add(files: readonly File[]): Promise<void>;
  /** Puts another picture in the place of one that is saved; its description stays. */
  replace(item: PhotoItem, file: File): Promise<void>;
  retry(item: PhotoItem): void;
  /** Takes back what is not saved yet; what it was to replace stays. */
  cancel(item: PhotoItem): void;
  /** @throws {ApiError} when it could not be removed */
  remove(item: PhotoItem): Promise<void>;
  move(from: number, to: number): void;
  /** Says what a photo shows; an empty text goes back to the suggestion. Of one that is not saved yet, it is saved with it. */
  describe(item: PhotoItem, alt: string): Promise<void>;
  /** Ends when nothing is on its way any more; says whether all of them are saved. */
  finish(): Promise<boolean>;
}

/** Where a form keeps nothing. */
const NOT_KEPT: PhotoKeeper = {
  restored: null,
  readOnly: false,
  keep: () => Promise.resolve(),
  letGo: () => undefined,
  isKept: () => false,
};

/**
 * The photos of a listing: sent one after the other while the member goes on writing, kept in this browser until they have arrived.
 * Asks before the page is left with one that is not kept.
 * @param saved those that the listing has, as of its last save
 * @param keeper where they wait: `local.photos` of the editor
 */
export function usePhotos(
  saved: readonly PhotoJson[],
  ensureListing: () => Promise<ListingJson>,
  keeper: PhotoKeeper = NOT_KEPT,
): Photos {
  const i18n = useI18n();
  const opened = useRef<Table | null>(null);
  const [, draw] = useState<PhotoBoardState | null>(null);
  opened.current ??= openTable(saved, draw, i18n);
  const table = opened.current;
  table.board.ensureListing = ensureListing;
  table.keeper = keeper;
  // Saving the listing changes what is suggested to say of its photos.
  useEffect(() => table.board.refresh(saved), [saved]);
  const { state } = table.board;
  useLeaveGuard(
    state.items.some(
      ({ key, status, again }) => status !== 'saved' && (status !== 'failed' || again) && !keeper.isKept(key),
    ),
  );
  useKept(table, saved, keeper);
  const unlessRead =
    <P extends unknown[], R>(deed: (...parts: P) => R, otherwise: R) =>
    (...parts: P): R =>
      keeper.readOnly ? otherwise : deed(...parts);
  const done = Promise.resolve();
  return {
    ...state,
    add: unlessRead((files) => add(table, files), done),
    replace: unlessRead((item, file) => replace(table, item, file), done),
    retry: unlessRead((item) => retry(table, item), undefined),
    cancel: unlessRead((item) => cancel(table, item), undefined),
    remove: unlessRead((item) => remove(table, item), done),
    move: unlessRead((from, to) => move(table, from, to), undefined),
    describe: unlessRead((item, alt) => describe(table, item, alt), done),
    finish: () => finish(table),
  };
}

interface Table {
  board: PhotoBoard;
  uploads: UploadQueue<UploadFile>;
  keeper: PhotoKeeper;
  i18n: I18n;
}

function openTable(first: readonly PhotoJson[], draw: (state: PhotoBoardState) => void, i18n: I18n): Table {
  const board = openPhotoBoard(first, draw);
  const uploads = openPhotoUploads(board, i18n, {
    onPrepared: (kept) => void table.keeper.keep(kept),
    onArrived: (key) => table.keeper.letGo(key),
  });
  const table: Table = { board, uploads, keeper: NOT_KEPT, i18n };
  return table;
}

/** Goes on with what waited, stops where another tab goes on, and tries again when the network is back. */
function useKept(table: Table, saved: readonly PhotoJson[], { restored, readOnly }: PhotoKeeper): void {
  const first = useRef(true);
  useEffect(() => {
    if (restored === null) return;
    const { board, uploads } = table;
    // Chosen before it was known that something waits.
    const chosen = first.current ? board.state.items.filter(({ status }) => status !== 'saved') : [];
    first.current = false;
    uploads.stop();
    board.restart(saved, restored);
    board.set({ items: [...board.state.items, ...chosen] });
    if (readOnly) return;
    for (const item of board.state.items) {
      if (item.file && item.status !== 'saved') keepAndSend(table, item, item.file);
    }
  }, [restored]);
  useEffect(() => {
    if (readOnly) table.uploads.stop();
  }, [readOnly]);
  useEffect(() => {
    const again = (): void => {
      void saveDescriptions(table);
      for (const item of table.board.state.items) {
        if (item.status === 'failed' && item.again && !table.keeper.readOnly) retry(table, item);
      }
    };
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
}

function retry(table: Table, { key, file }: PhotoItem): void {
  if (file) send(table, key, file);
}

/** Kept until it has gone up: what is killed before goes up later. */
function keepAndSend(table: Table, item: PhotoItem, file: File): void {
  const kept = keptOf(item);
  if (kept) void table.keeper.keep(kept);
  send(table, item.key, file);
}

function send(table: Table, key: string, file: File): void {
  table.uploads.add(key, { key, file });
  void table.uploads.settled().then(() => tidyUp(table));
}

/** Once everything arrived: what is suggested to say of photos follows, and what was moved meanwhile takes its place. */
async function tidyUp(table: Table): Promise<void> {
  const { board, uploads, keeper } = table;
  if (uploads.isBusy() || keeper.readOnly) return;
  try {
    await saveDescriptions(table);
    await board.inTurn(async () =>
      board.refresh((await readListing((await board.ensureListing()).id)).photos),
    );
  } catch (cause) {
    // Nothing is lost by looking another time; anything else is a bug.
    if (!(cause instanceof ApiError)) throw cause;
  }
  await keepOrder(table);
}

/** What was written of photos before they were saved. */
async function saveDescriptions(table: Table): Promise<void> {
  for (const item of table.board.state.items) {
    if (item.photo && item.status === 'saved' && item.alt !== '') await describe(table, item, item.alt);
  }
}

/** Not while photos arrive, which the server's order would not know. */
function keepOrder({ board, uploads, i18n }: Table): Promise<void> {
  return board.inTurn(async () => {
    try {
      if (!uploads.isBusy()) await board.saveOrder();
    } catch (cause) {
      board.set({ problems: [i18n.t('photos.orderFailed', { why: errorWords(cause, i18n) })] });
    }
  });
}

/** Those of `files` that can be sent; a line for each of the others. */
async function sendable({ board, i18n }: Table, files: readonly File[]): Promise<File[]> {
  const reasons = await Promise.all(files.map(whyUnsendable));
  const problems = files.flatMap(({ name }, at) => {
    const why = reasons[at];
    return why ? [i18n.t(why === 'heic' ? 'photos.heic' : 'photos.notPhoto', { name })] : [];
  });
  board.set({ problems });
  return files.filter((_, at) => !reasons[at]);
}

async function add(table: Table, files: readonly File[]): Promise<void> {
  const { board, i18n } = table;
  const problems = new Set<string>();
  for (const file of await sendable(table, files)) {
    const { items } = board.state;
    if (isAmong(items, file)) problems.add(i18n.t('photos.twice', { name: file.name }));
    else if (items.length >= LIMITS.photos) problems.add(i18n.t('photos.tooMany', { most: LIMITS.photos }));
    else {
      const item = newItem(file);
      board.set({ items: [...items, item] });
      keepAndSend(table, item, file);
    }
  }
  board.set({ problems: [...board.state.problems, ...problems] });
}

async function replace(table: Table, item: PhotoItem, file: File): Promise<void> {
  if ((await sendable(table, [file])).length === 0) return;
  forget(item);
  const changed = withFile(item, file);
  table.board.put(item.key, changed);
  keepAndSend(table, changed, file);
}

function cancel({ board, uploads, keeper, i18n }: Table, item: PhotoItem): void {
  uploads.cancel(item.key);
  keeper.letGo(item.key);
  if (item.photo) {
    forget(item);
    board.put(item.key, savedItem(item.photo, item.key));
  } else board.drop(item.key);
  board.set({ problems: [], news: i18n.t('photos.isRemoved') });
}

async function remove({ board, i18n }: Table, { key, photo }: PhotoItem): Promise<void> {
  if (photo) await board.inTurn(() => board.deleteSaved(photo));
  board.drop(key);
  board.set({ problems: [], news: i18n.t('photos.isRemoved') });
}

function move(table: Table, from: number, to: number): void {
  const { board, i18n } = table;
  const items = moved(board.state.items, from, to);
  board.set({ items, problems: [], news: i18n.t('photos.isMoved', { n: to + 1, total: items.length }) });
  void keepOrder(table);
}

async function describe({ board, keeper, i18n }: Table, { key }: PhotoItem, alt: string): Promise<void> {
  board.put(key, { alt });
  const item = board.find(key);
  const photo = item?.photo;
  if (!item || !photo || item.status !== 'saved') {
    const kept = item && keptOf(item);
    if (kept) await keeper.keep(kept);
    return;
  }
  try {
    const { id } = await board.ensureListing();
    const described = await board.inTurn(() => describePhoto(id, photo.id, alt));
    board.put(key, { photo: described, problem: null, alt: '' });
    board.set({ news: i18n.t('photos.isDescribed') });
  } catch (cause) {
    board.put(key, { problem: errorWords(cause, i18n) });
  }
}

async function finish(table: Table): Promise<boolean> {
  const { board, uploads, i18n } = table;
  board.set({ finishing: uploads.isBusy() });
  await uploads.settled();
  await keepOrder(table);
  board.set({ finishing: false });
  const whole = board.state.items.every((item) => item.status === 'saved');
  if (!whole) board.set({ problems: [i18n.t('photos.unfinished')] });
  return whole;
}
