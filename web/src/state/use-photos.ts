import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { useRef, useState } from 'preact/hooks';
import { deletePhoto, orderPhotos, uploadPhoto } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import { rowKey } from './listing-form.ts';
import { errorWords } from './use-action.ts';
import { useLeaveGuard } from './use-form.ts';

/** A photo of the form: saved already, or on its way. */
export interface PhotoItem {
  key: string;
  photo: PhotoJson | null;
  file: File | null;
  /** what to show of it */
  url: string;
  status: 'waiting' | 'sending' | 'failed' | 'saved';
  /** how much has gone up, 0 to 1 */
  share: number;
  /** why it failed, in words */
  problem: string | null;
}

export type Photos = ReturnType<typeof usePhotos>;

/** The photos of a listing: sent one after the other while the member goes on writing. */
export function usePhotos(first: readonly PhotoJson[], ensureListing: () => Promise<ListingJson>) {
  const i18n = useI18n();
  const [items, setItems] = useState<PhotoItem[]>(() => first.map(savedItem));
  const [note, setNote] = useState<string | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  useLeaveGuard(items.some((item) => item.status === 'sending' || item.status === 'waiting'));

  const change = (key: string, changes: Partial<PhotoItem>): void =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...changes } : item)));

  const send = async (key: string, file: File): Promise<void> => {
    change(key, { status: 'sending', share: 0, problem: null });
    try {
      const { id } = await ensureListing();
      const photo = await uploadPhoto(id, file, (share) => change(key, { share }));
      change(key, { status: 'saved', photo });
    } catch (cause) {
      change(key, { status: 'failed', problem: errorWords(cause, i18n) });
    }
  };
  const enqueue = (key: string, file: File): void => {
    queue.current = queue.current.then(() => send(key, file));
  };

  const add = (files: readonly File[]): void => {
    const taken = files.slice(0, LIMITS.photos - items.length);
    setNote(taken.length < files.length ? i18n.t('photos.tooMany', { most: LIMITS.photos }) : null);
    const added = taken.map(newItem);
    setItems((all) => [...all, ...added.map(({ item }) => item)]);
    for (const { item, file } of added) enqueue(item.key, file);
  };

  const remove = async (item: PhotoItem): Promise<void> => {
    try {
      if (item.photo) await deletePhoto((await ensureListing()).id, item.photo.id);
      setItems((all) => all.filter((one) => one.key !== item.key));
      setNote(null);
    } catch (cause) {
      change(item.key, { problem: errorWords(cause, i18n) });
    }
  };

  const move = async (from: number, to: number): Promise<void> => {
    const before = items;
    const next = moved(items, from, to);
    setItems(next);
    const ids = next.flatMap((item) => item.photo?.id ?? []);
    try {
      if (ids.length > 1) await orderPhotos((await ensureListing()).id, ids);
      setNote(null);
    } catch (cause) {
      setItems(before);
      setNote(i18n.t('photos.orderFailed', { why: errorWords(cause, i18n) }));
    }
  };

  return {
    items,
    note,
    add,
    remove,
    move,
    retry: (item: PhotoItem) => item.file && enqueue(item.key, item.file),
  };
}

/** The list with one entry at another place; the same list when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (to < 0 || to >= list.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

function savedItem(photo: PhotoJson): PhotoItem {
  const url = photo.variants[0]?.url ?? '';
  return { key: photo.id, photo, file: null, url, status: 'saved', share: 1, problem: null };
}

function newItem(file: File): { item: PhotoItem; file: File } {
  const url = URL.createObjectURL(file);
  return {
    item: { key: rowKey(), photo: null, file, url, status: 'waiting', share: 0, problem: null },
    file,
  };
}
