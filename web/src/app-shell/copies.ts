import { NOBODY } from '@scampolo/shared/domain/offline-copies';

/**
 * The copies that a device keeps to be read without a network, as the service worker stores them and a page can see them.
 *
 * Three kinds of cache. `scampolo-built …` holds built files, which are everybody's. `scampolo-pages <reader>` and
 * `scampolo-photos <reader>` hold what one reader has seen: nobody in particular, or one member. A member's are deleted as soon as
 * a page comes back that was made for somebody else or for nobody, and before signing out; so a shared device shows nothing of who was
 * there before. What is in them besides is the server's decision alone, see `server/src/http/offline-copies.ts`.
 */
const PAGES = 'scampolo-pages ';
const PHOTOS = 'scampolo-photos ';
const BUILT = 'scampolo-built ';

/** When a copy was made, as a header of the copy: milliseconds since 1970. */
export const KEPT_AT = 'scampolo-kept-at';

export function pagesOf(reader: string): string {
  return PAGES + reader;
}

export function photosOf(reader: string): string {
  return PHOTOS + reader;
}

export function builtBy(build: string): string {
  return BUILT + build;
}

/** The names of the caches of built files, of every build that still has one, the oldest first. */
export async function builtCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(BUILT));
}

/** The names of the caches of pages, the present member's before those that anybody may read. */
export async function pageCaches(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  return names.toSorted((one, other) => Number(isNobodys(one)) - Number(isNobodys(other)));
}

/** The member whose copies are on this device, or nobody. */
export async function readerHere(): Promise<string> {
  const [first] = await pageCaches();
  return first === undefined ? NOBODY : first.slice(PAGES.length);
}

/** Deletes what was kept for members, of all or all but one. What nobody signed in for stays. */
export async function forgetMembers(except: string = NOBODY): Promise<void> {
  const gone = (await caches.keys()).filter(
    (name) => isSomebodys(name) && name !== pagesOf(except) && name !== photosOf(except),
  );
  await Promise.all(gone.map((name) => caches.delete(name)));
}

/** Deletes everything that the service worker has stored on this device. */
export async function forgetEverything(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => /^scampolo-(built|pages|photos) /.test(name));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

function isSomebodys(name: string): boolean {
  return (name.startsWith(PAGES) || name.startsWith(PHOTOS)) && !isNobodys(name);
}

function isNobodys(name: string): boolean {
  return name.endsWith(` ${NOBODY}`);
}
