import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { describePhoto } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { openPhotoBoard, type PhotoBoard, type PhotoBoardState } from './photo-board.ts';
import { forget, isAmong, moved, newItem, type PhotoItem, savedItem, withFile } from './photo-items.ts';
import { openPhotoUploads, removeCopies } from './photo-uploads.ts';
import { whyUnsendable } from './shrink-photo.ts';
import type { UploadQueue } from './upload-queue.ts';
import { errorWords } from './use-action.ts';
import { useLeaveGuard } from './use-form.ts';

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
  /** Says what a photo shows; an empty text goes back to the suggestion. */
  describe(item: PhotoItem, alt: string): Promise<void>;
  /** Ends when nothing is on its way any more; says whether all of them are saved. */
  finish(): Promise<boolean>;
}

/**
 * The photos of a listing: sent one after the other while the member goes on writing. Asks before the page is left too early.
 * @param saved those that the listing has, as of its last save
 */
export function usePhotos(saved: readonly PhotoJson[], ensureListing: () => Promise<ListingJson>): Photos {
  const i18n = useI18n();
  const opened = useRef<Table | null>(null);
  const [, draw] = useState<PhotoBoardState | null>(null);
  opened.current ??= openTable(saved, draw, i18n);
  const table = opened.current;
  table.board.ensureListing = ensureListing;
  // Saving the listing changes what is suggested to say of its photos.
  useEffect(() => table.board.refresh(saved), [saved]);
  const { state } = table.board;
  useLeaveGuard(
    state.items.some(({ status, again }) => status !== 'saved' && (status !== 'failed' || again)),
  );
  return {
    ...state,
    add: (files) => add(table, files),
    replace: (item, file) => replace(table, item, file),
    retry: (item) => item.file && send(table, item.key, item.file),
    cancel: (item) => cancel(table, item),
    remove: (item) => remove(table, item),
    move: (from, to) => move(table, from, to),
    describe: (item, alt) => describe(table, item, alt),
    finish: () => finish(table),
  };
}

interface Table {
  board: PhotoBoard;
  uploads: UploadQueue<File>;
  i18n: I18n;
}

function openTable(first: readonly PhotoJson[], draw: (state: PhotoBoardState) => void, i18n: I18n): Table {
  const board = openPhotoBoard(first, draw);
  return { board, uploads: openPhotoUploads(board, i18n), i18n };
}

function send(table: Table, key: string, file: File): void {
  table.uploads.add(key, file);
  void table.uploads.settled().then(() => tidyUp(table));
}

/** Once everything arrived: what came twice goes, and what was moved meanwhile takes its place. */
async function tidyUp(table: Table): Promise<void> {
  const { board, uploads } = table;
  if (uploads.isBusy()) return;
  try {
    await board.inTurn(() => removeCopies(board));
  } catch (cause) {
    // Nothing is lost by looking another time; anything else is a bug.
    if (!(cause instanceof ApiError)) throw cause;
  }
  await keepOrder(table);
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
      send(table, item.key, file);
    }
  }
  board.set({ problems: [...board.state.problems, ...problems] });
}

async function replace(table: Table, item: PhotoItem, file: File): Promise<void> {
  if ((await sendable(table, [file])).length === 0) return;
  forget(item);
  table.board.put(item.key, withFile(item, file));
  send(table, item.key, file);
}

function cancel({ board, uploads, i18n }: Table, item: PhotoItem): void {
  uploads.cancel(item.key);
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

async function describe({ board, i18n }: Table, { key, photo }: PhotoItem, alt: string): Promise<void> {
  if (!photo) return;
  try {
    const { id } = await board.ensureListing();
    const described = await board.inTurn(() => describePhoto(id, photo.id, alt));
    board.put(key, { photo: described, problem: null });
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
