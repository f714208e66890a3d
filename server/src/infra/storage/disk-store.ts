import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deleteAbandoned, isMissing } from './delete-abandoned.ts';
import { assertAddress, contentTypeOf, type PhotoStore } from './photo-store.ts';

const UNFINISHED = 'unfinished';

/**
 * A photo store in a folder, which any number of server processes may share. Files are spread over 256 folders by the first two
 * digits of their keys. Makes the folder, and deletes what a killed process left unfinished in it.
 */
export async function createDiskStore(folder: string): Promise<PhotoStore> {
  const unfinished = join(folder, UNFINISHED);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await deleteAbandoned(unfinished);
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key);

  return {
    async put(key, bytes, contentType) {
      assertAddress(key, bytes, contentType);
      const path = pathOf(key);
      const temporary = join(unfinished, randomUUID());
      try {
        await writeThrough(temporary, bytes);
        if (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) await syncFolder(folder);
        await rename(temporary, path);
        await syncFolder(dirname(path));
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async open(key) {
      const contentType = contentTypeOf(key);
      if (!contentType) return null;
      const file = await open(pathOf(key)).catch(nullWhenMissing);
      if (!file) return null;
      const { size } = await file.stat();
      return { stream: file.createReadStream(), size, contentType };
    },
    async has(key) {
      if (!contentTypeOf(key)) return false;
      return (await access(pathOf(key), constants.R_OK).catch(nullWhenMissing)) !== null;
    },
    async remove(key) {
      if (contentTypeOf(key)) await rm(pathOf(key), { force: true });
    },
  };
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(bytes);
  await file.sync();
}

/** The new name itself must reach the disk. Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path);
  await folder.sync();
}

function nullWhenMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}
