import { buffer } from 'node:stream/consumers';
import type { Deps } from '../../../deps.ts';
import { keysInUse } from '../photo-repository.ts';

/** Files that are taken away together, and are held in memory until nobody can want them back: some 10 MB. */
const AT_ONCE = 50;

/**
 * Deletes the files at these content addresses that neither a photo nor a logo names any more. To be called after the
 * transaction that took the names away has committed: a crash in between leaves bytes that nothing names, never a name without
 * bytes. Equal bytes are one file for all who sent them, so another one may begin to name it at this very moment: what is named
 * after its removal is put back. (Who begins to name a file keeps it again after their commit: `storeVariants`.)
 */
export async function forgetPhotoFiles(
  deps: Pick<Deps, 'db' | 'photoStore'>,
  keys: readonly string[],
): Promise<void> {
  const used = await keysInUse(deps.db, keys);
  const unused = [...new Set(keys)].filter((key) => !used.has(key));
  for (let at = 0; at < unused.length; at += AT_ONCE) await forget(deps, unused.slice(at, at + AT_ONCE));
}

async function forget(deps: Pick<Deps, 'db' | 'photoStore'>, keys: readonly string[]): Promise<void> {
  const removed = [];
  for (const key of keys) {
    const file = await deps.photoStore.open(key);
    if (!file) continue;
    removed.push({ key, bytes: await buffer(file.stream), contentType: file.contentType });
    await deps.photoStore.remove(key);
  }
  const wanted = await keysInUse(deps.db, keys);
  for (const { key, bytes, contentType } of removed) {
    if (wanted.has(key)) await deps.photoStore.put(key, bytes, contentType);
  }
}
