import type { PhotoJson } from '@scampolo/shared/contract/listings';
import type { KeptPhoto } from '../offline/local-draft.ts';
import { newKey } from '../offline/new-key.ts';
import type { Pause } from './retry-policy.ts';

/** A photo of the form: saved already, or on its way. */
export interface PhotoItem {
  /** of one that is on its way, the Idempotency-Key it goes up under */
  key: string;
  /** as it is saved; while another picture is on its way to take its place, the one before */
  photo: PhotoJson | null;
  /** what is being sent, or was; null for what was saved before this page opened */
  file: File | null;
  /** what to show of it */
  url: string;
  status: 'waiting' | 'preparing' | 'sending' | 'paused' | 'failed' | 'saved';
  /** how much has gone up, 0 to 1 */
  share: number;
  /** what a paused one waits for */
  pausedBy: Pause['why'] | null;
  /** what went wrong, in words */
  problem: string | null;
  /** a failed one may go through when it is tried again */
  again: boolean;
  /** what somebody wrote of it before it was saved; empty when nobody did */
  alt: string;
}

const AT_REST = { share: 0, pausedBy: null, problem: null, again: false, alt: '' } as const;

/** A photo that is on the server. */
export function savedItem(photo: PhotoJson, key: string = photo.id): PhotoItem {
  return { ...AT_REST, key, photo, file: null, url: smallestUrl(photo), status: 'saved' };
}

/** A photo that was just chosen. Its picture is kept at hand until {@link forget}. */
export function newItem(file: File): PhotoItem {
  const url = URL.createObjectURL(file);
  return { ...AT_REST, key: newKey(), photo: null, file, url, status: 'waiting' };
}

/** A photo that was kept in this browser, to be added, or to take the place of `photo`. */
export function restoredItem({ id, file, name, alt }: KeptPhoto, photo: PhotoJson | null): PhotoItem {
  const named = new File([file], name, { type: file.type });
  return { ...newItem(named), key: id, alt, photo };
}

/** What is to be kept of a photo that is on its way; null for one that is not. */
export function keptOf({ key, file, alt, photo }: PhotoItem): KeptPhoto | null {
  return file && { id: key, file, name: file.name, alt, photoId: photo?.id ?? null };
}

/** The same place in the order with another picture, which is still to be sent. */
export function withFile(item: PhotoItem, file: File): PhotoItem {
  return { ...item, ...AT_REST, file, url: URL.createObjectURL(file), status: 'waiting' };
}

/** Lets go of a picture that is no longer shown. */
export function forget({ url }: PhotoItem): void {
  if (url.startsWith('blob:')) URL.revokeObjectURL(url);
}

/** True when the same file is among the items already. */
export function isAmong(items: readonly PhotoItem[], file: File): boolean {
  return items.some(
    ({ file: other }) =>
      other?.name === file.name && other.size === file.size && other.lastModified === file.lastModified,
  );
}

/** Equal files make equal photos, and those have equal addresses. */
export function isSamePicture(a: PhotoJson, b: PhotoJson): boolean {
  return a.id !== b.id && smallestUrl(a) !== '' && smallestUrl(a) === smallestUrl(b);
}

/** The ids of the saved photos, in the order of the form. */
export function savedIds(items: readonly PhotoItem[]): string[] {
  return items.flatMap(({ photo }) => photo?.id ?? []);
}

/** The items with the saved ones in the order of `ids`, the others behind them. */
export function inOrder(items: readonly PhotoItem[], ids: readonly string[]): PhotoItem[] {
  const place = ({ photo }: PhotoItem): number => (photo ? ids.indexOf(photo.id) : ids.length);
  return items.toSorted((a, b) => place(a) - place(b));
}

/** The list with one entry at another place; the same list when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (to < 0 || to >= list.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

function smallestUrl(photo: PhotoJson): string {
  return photo.variants.find(({ type }) => type !== 'image/avif')?.url ?? '';
}
