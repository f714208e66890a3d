import type { Deps } from '../../../deps.ts';
import { prepareUploadFolder } from '../../../infra/images/receive-upload.ts';
import { keysInUse } from '../photo-repository.ts';
import { forgetPhotoFiles } from './forget-photo-files.ts';

const HOUR_MS = 60 * 60 * 1_000;
/** Between a file and the row that names it lies one request, or one job; a day is far more than any of them may take. */
const ABANDONED_AFTER_MS = 24 * HOUR_MS;
/** Of the 256 parts of the store, so many an hour: what runs all day looks at every file about once a day. */
const PARTS_AN_HOUR = 11;
const PARTS = 256;
const KEYS_AT_ONCE = 500;

/**
 * Deletes files that a killed process left: photos which no row names and which were stored more than a day ago, in the part of the
 * store whose hour it is; and uploads that nobody writes any more. What an upload or a job is storing at this moment is never
 * touched, since it is younger; an old file that somebody begins to name just now is put back (`forgetPhotoFiles`).
 * @param now decides which part, and what is old
 * @returns how many photo files were deleted
 */
export async function sweepPhotoFiles(
  deps: Pick<Deps, 'db' | 'photoStore' | 'uploadFolder'>,
  now = new Date(),
): Promise<number> {
  await prepareUploadFolder(deps.uploadFolder);
  const before = new Date(now.getTime() - ABANDONED_AFTER_MS);
  let swept = 0;
  for (const digits of partsOf(now)) {
    const older = await deps.photoStore.listOlder(digits, before);
    for (let at = 0; at < older.length; at += KEYS_AT_ONCE) {
      swept += await sweep(deps, older.slice(at, at + KEYS_AT_ONCE));
    }
  }
  return swept;
}

async function sweep(deps: Pick<Deps, 'db' | 'photoStore'>, keys: readonly string[]): Promise<number> {
  const used = await keysInUse(deps.db, keys);
  const unnamed = keys.filter((key) => !used.has(key));
  await forgetPhotoFiles(deps, unnamed);
  return unnamed.length;
}

/** The first two digits of the keys whose turn it is: each hour goes on where the one before ended. */
function partsOf(now: Date): string[] {
  const first = Math.floor(now.getTime() / HOUR_MS) * PARTS_AN_HOUR;
  return Array.from({ length: PARTS_AN_HOUR }, (_, at) =>
    ((first + at) % PARTS).toString(16).padStart(2, '0'),
  );
}
