import { OFFLINE_LIMITS } from '@scampolo/shared/domain/offline-copies';
import { photosOf, readerHere } from '../app-shell/copies.ts';
import { isSwitchedOff } from './switch-off.ts';
import { trim } from './trim.ts';

/** A photo, which never changes under its address: the copy, else the original, of which a copy stays when it is small enough. */
export async function photo(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  const bytes = Number(answer.headers.get('content-length') ?? 0);
  if (answer.ok && bytes <= OFFLINE_LIMITS.photoBytes && !isSwitchedOff()) {
    const cache = await caches.open(photosOf(await readerHere()));
    await cache.put(request, answer.clone());
    await trim(cache, OFFLINE_LIMITS.photos);
  }
  return answer;
}
