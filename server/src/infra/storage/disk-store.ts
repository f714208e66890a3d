import { constants } from 'node:fs';
import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deleteAbandoned, lastWriteOf } from './delete-abandoned.ts';
import { type DurableFolder, nullWhenMissing, openFile, writeDurably } from './durable-file.ts';
import { assertAddress, assertDigits, contentTypeOf, type PhotoStore } from './photo-store.ts';
import { assertPrivateKey, type PrivateStore, privateContentTypeOf } from './private-store.ts';

const UNFINISHED = 'unfinished';

/**
 * A photo store in a folder, which any number of server processes may share. Files are spread over 256 folders by the first two
 * digits of their keys. Makes the folder, and deletes what a killed process left unfinished in it.
 */
export async function createDiskStore(folder: string): Promise<PhotoStore> {
  const target = await prepareFolder(folder);
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key);

  return {
    async put(key, bytes, contentType) {
      assertAddress(key, bytes, contentType);
      await writeDurably(target, pathOf(key), bytes);
    },
    async open(key) {
      const contentType = contentTypeOf(key);
      return contentType ? openFile(pathOf(key), contentType) : null;
    },
    async has(key) {
      if (!contentTypeOf(key)) return false;
      return (await access(pathOf(key), constants.R_OK).catch(nullWhenMissing)) !== null;
    },
    async remove(key) {
      if (contentTypeOf(key)) await rm(pathOf(key), { force: true });
    },
    async listOlder(digits, before) {
      assertDigits(digits);
      const names = (await readdir(join(folder, digits)).catch(nullWhenMissing)) ?? [];
      const older: string[] = [];
      for (const key of names.filter((name) => contentTypeOf(name) !== null)) {
        if ((await lastWriteOf(pathOf(key))) < before.getTime()) older.push(key);
      }
      return older;
    },
  };
}

/** A private store in a folder, which any number of server processes may share. Makes it and sweeps it as `createDiskStore` does. */
export async function createDiskPrivateStore(folder: string): Promise<PrivateStore> {
  const target = await prepareFolder(folder);
  const pathOf = (key: string) => join(folder, key);

  return {
    async put(key, source, contentType) {
      assertPrivateKey(key, contentType);
      return writeDurably(target, pathOf(key), source);
    },
    async open(key) {
      const contentType = privateContentTypeOf(key);
      return contentType ? openFile(pathOf(key), contentType) : null;
    },
    async remove(key) {
      if (privateContentTypeOf(key)) await rm(pathOf(key), { force: true });
    },
  };
}

async function prepareFolder(folder: string): Promise<DurableFolder> {
  const unfinished = join(folder, UNFINISHED);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await deleteAbandoned(unfinished);
  return { folder, unfinished };
}
