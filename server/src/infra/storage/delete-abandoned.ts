import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Nothing is written for this long: an older file was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1_000;

/**
 * Deletes the files of a folder that nobody can still be writing: untouched for an hour. Younger ones may belong to another
 * server process on the same folder, so they stay until a later start.
 */
export async function deleteAbandoned(folder: string): Promise<void> {
  const writtenSince = Date.now() - ABANDONED_AFTER_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const lastWritten = await lastWriteOf(path);
    if (lastWritten < writtenSince) await rm(path, { force: true });
  }
}

/** Milliseconds since 1970, or never (infinitely late) when another process deleted the file meanwhile. */
export async function lastWriteOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Whether a file operation failed because there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
