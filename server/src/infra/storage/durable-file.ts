import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isMissing } from './delete-abandoned.ts';
import type { StoredFile } from './photo-store.ts';

/** A folder that files are written in, and the one beside them for what is not finished. */
export interface DurableFolder {
  folder: string;
  /** on the same disk, so that a rename is all or nothing */
  unfinished: string;
}

/**
 * Writes a file so that it is there whole, also after a crash, or not at all; it takes the place of an older one. `source` is the
 * bytes, a stream, or the path of a file to copy. Only this user may read it.
 * @param path below `target.folder`; at most one folder deep
 * @returns its size in bytes
 */
export async function writeDurably(
  target: DurableFolder,
  path: string,
  source: Uint8Array | Readable | string,
): Promise<{ size: number }> {
  const temporary = join(target.unfinished, randomUUID());
  try {
    await writeThrough(temporary, source);
    const { size } = await stat(temporary);
    if (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) await syncFolder(target.folder);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return { size };
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Writes a new file for this user only, down to the disk. The caller removes what is left of it when this fails. */
export async function writeThrough(path: string, source: Uint8Array | Readable | string): Promise<void> {
  // `flush`: the bytes reach the disk before the file is closed.
  await pipeline(streamOf(source), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
}

/** Opens a file for reading; null when there is none. */
export async function openFile(path: string, contentType: string): Promise<StoredFile | null> {
  const file = await open(path).catch(nullWhenMissing);
  if (!file) return null;
  const { size } = await file.stat();
  return { stream: file.createReadStream(), size, contentType };
}

/** For `catch`: null for a file that is not there. */
export function nullWhenMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function streamOf(source: Uint8Array | Readable | string): Readable {
  if (typeof source === 'string') return createReadStream(source);
  return source instanceof Readable ? source : Readable.from([source]);
}

/** The new name itself must reach the disk. Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path);
  await folder.sync();
}
