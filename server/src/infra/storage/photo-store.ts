import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What a store holds, by the extension of its keys. */
const CONTENT_TYPES: Readonly<Record<string, string>> = { webp: 'image/webp', avif: 'image/avif' };
const KEY = /^([0-9a-f]{64})\.(webp|avif)$/;

/** A stored file, open for reading. Whoever opened it reads the stream to its end or destroys it. */
export interface StoredFile {
  stream: Readable;
  /** bytes */
  size: number;
  contentType: string;
}

/**
 * Keeps encoded photos by content address: the SHA-256 of their bytes in lower-case hex, a dot and the extension. What lies under a
 * key never changes, so it may be cached for ever. A key of any other form has nothing under it, wherever it may point.
 */
export interface PhotoStore {
  /**
   * Keeps the bytes; when it resolves they survive a crash. Several writers of one key do no harm.
   * @throws {RangeError} when the key is not the address of these bytes, or its extension is not that of the content type
   */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Opens what is kept under a key; null when nothing is. */
  open(key: string): Promise<StoredFile | null>;
  has(key: string): Promise<boolean>;
  /** Forgets a key; one that is not there does no harm. */
  remove(key: string): Promise<void>;
  /**
   * The keys that were last put before `before` and begin with these two hex digits, in no order: 256 times asked, the whole store is
   * seen and no list is long.
   * @throws {RangeError} when `digits` are not two in lower case
   */
  listOlder(digits: string, before: Date): Promise<string[]>;
}

/** The content type of a well-formed key, or null for any other text: the one gate between a request and a store. */
export function contentTypeOf(key: string): string | null {
  const extension = KEY.exec(key)?.[2];
  return extension ? (CONTENT_TYPES[extension] ?? null) : null;
}

/** Stops a listing by anything but the first two digits of keys. */
export function assertDigits(digits: string): void {
  if (!/^[0-9a-f]{2}$/.test(digits)) throw new RangeError(`not the first two digits of a key: ${digits}`);
}

/** Stops a write under a key that is not the address of its bytes, so that no photo can ever take another's place. */
export function assertAddress(key: string, bytes: Uint8Array, contentType: string): void {
  if (contentTypeOf(key) !== contentType) throw new RangeError(`not a key of ${contentType}: ${key}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!key.startsWith(sha256)) throw new RangeError(`the bytes are not those of ${key}`);
}
