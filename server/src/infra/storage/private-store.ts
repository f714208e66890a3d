import type { Readable } from 'node:stream';
import type { StoredFile } from './photo-store.ts';

/** What a private store holds, by the extension of its keys. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  preview: 'application/octet-stream',
};
const KEY =
  /^(?:exports\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(zip)|previews\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(preview))$/;

/**
 * Keeps files that not everybody may read at any time, such as a member's export or the preview of a listing that may be taken
 * back: in a place that no public address reaches. Who may read one is asked before it is opened; the store knows no persons.
 *
 * A key is `exports/`, a UUID in lower case, and `.zip`; or `previews/`, a UUID, and `.preview`. One of any other form has nothing
 * under it, wherever it may point.
 */
export interface PrivateStore {
  /**
   * Keeps what a stream gives, or a copy of the file at a path, in the place of what was under the key before. When it resolves
   * the whole of it survives a crash; when it fails nothing has changed. Ends the stream, and leaves the file to the caller.
   * @returns how many bytes were kept
   * @throws {RangeError} when the key has another form, or its extension is not that of the content type
   */
  put(key: string, source: Readable | string, contentType: string): Promise<{ size: number }>;
  /** Opens what is kept under a key; null when nothing is. */
  open(key: string): Promise<StoredFile | null>;
  /** Forgets a key; one that is not there does no harm. */
  remove(key: string): Promise<void>;
}

/** The content type of a well-formed key, or null for any other text: the one gate between a request and a store. */
export function privateContentTypeOf(key: string): string | null {
  const [, exported, drawn] = KEY.exec(key) ?? [];
  const extension = exported ?? drawn;
  return extension ? (CONTENT_TYPES[extension] ?? null) : null;
}

/** Stops a write under a key of another form or content type. */
export function assertPrivateKey(key: string, contentType: string): void {
  if (privateContentTypeOf(key) !== contentType) {
    throw new RangeError(`not a private key of ${contentType}: ${key}`);
  }
}
