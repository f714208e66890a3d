import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import { deletePhoto, orderPhotos } from '../api/listings.ts';
import type { KeptPhoto } from '../offline/local-draft.ts';
import { forget, inOrder, type PhotoItem, restoredItem, savedIds, savedItem } from './photo-items.ts';

/** What the photos of a form look like at a moment. */
export interface PhotoBoardState {
  items: readonly PhotoItem[];
  /** what could not be done, in words, one line each */
  problems: readonly string[];
  /** what happened last, for those who cannot see it */
  news: string;
  /** true while somebody waits for everything to have arrived */
  finishing: boolean;
}

/** The photos of a form and what the server is known to have of them. */
export interface PhotoBoard {
  readonly state: PhotoBoardState;
  /** The listing they belong to; creates it when there is none. */
  ensureListing: () => Promise<ListingJson>;
  set(changes: Partial<PhotoBoardState>): void;
  put(key: string, changes: Partial<PhotoItem>): void;
  find(key: string): PhotoItem | undefined;
  /** Its place in the order, from 1. */
  numberOf(key: string): number;
  /** Shows one no longer; nothing happens on the server. */
  drop(key: string): void;
  /** Begins anew with these. */
  restart(saved: readonly PhotoJson[], waiting: readonly KeptPhoto[]): void;
  /** Takes over what the server says of photos that are saved: what it suggests to say of them follows the facts and their order. */
  refresh(photos: readonly PhotoJson[]): void;
  /** Told after an upload: `replaced` is the one whose place it took. */
  arrived(photo: PhotoJson, replaced: PhotoJson | null): void;
  /** @throws {ApiError} */
  deleteSaved(photo: PhotoJson): Promise<void>;
  /** Saves the order, if it is another than the server's; gone back to that when it cannot be saved. @throws {ApiError} */
  saveOrder(): Promise<void>;
  /** Runs changes of the whole set one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** @param onChange called with every new state */
export function openPhotoBoard(
  first: readonly PhotoJson[],
  onChange: (state: PhotoBoardState) => void,
): PhotoBoard {
  let state: PhotoBoardState = {
    items: first.map((photo) => savedItem(photo)),
    problems: [],
    news: '',
    finishing: false,
  };
  let order = savedIds(state.items);
  let chain: Promise<unknown> = Promise.resolve();
  const set = (changes: Partial<PhotoBoardState>): void => {
    state = { ...state, ...changes };
    onChange(state);
  };
  const board: PhotoBoard = {
    get state() {
      return state;
    },
    ensureListing: () => Promise.reject(new Error('there is no listing to save photos in')),
    set,
    put: (key, changes) =>
      set({ items: state.items.map((item) => (item.key === key ? { ...item, ...changes } : item)) }),
    find: (key) => state.items.find((item) => item.key === key),
    numberOf: (key) => state.items.findIndex((item) => item.key === key) + 1,
    drop(key) {
      const item = board.find(key);
      if (item) forget(item);
      set({ items: state.items.filter((one) => one.key !== key) });
    },
    restart(saved, waiting) {
      for (const item of state.items) if (item.status === 'saved') forget(item);
      const standing = saved.map((photo) => {
        const kept = waiting.find(({ photoId }) => photoId === photo.id);
        return kept ? restoredItem(kept, photo) : savedItem(photo);
      });
      const added = waiting.filter(({ photoId }) => photoId === null).map((kept) => restoredItem(kept, null));
      order = savedIds(standing);
      set({ items: [...standing, ...added], problems: [] });
    },
    refresh(photos) {
      const byId = new Map(photos.map((photo) => [photo.id, photo]));
      set({
        items: state.items.map((item) => ({ ...item, photo: byId.get(item.photo?.id ?? '') ?? item.photo })),
      });
    },
    arrived(photo, replaced) {
      order = replaced ? order.map((id) => (id === replaced.id ? photo.id : id)) : [...order, photo.id];
    },
    async deleteSaved(photo) {
      await deletePhoto((await board.ensureListing()).id, photo.id);
      order = order.filter((id) => id !== photo.id);
    },
    async saveOrder() {
      const wanted = savedIds(state.items);
      if (wanted.join() === order.join()) return;
      try {
        const { items } = await orderPhotos((await board.ensureListing()).id, wanted);
        order = wanted;
        board.refresh(items);
      } catch (cause) {
        set({ items: inOrder(state.items, order) });
        throw cause;
      }
    },
    inTurn(work) {
      const done = chain.then(work);
      chain = done.catch(() => undefined);
      return done;
    },
  };
  return board;
}
