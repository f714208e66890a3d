import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
} from '@aws-sdk/client-s3';
import { connectTo, listCommand, putCommand } from './s3-connection.ts';
import { S3Error, s3ErrorOf, unreadable } from './s3-error.ts';

/** A bucket of an S3-compatible service, addressed by path (`endpoint/bucket/key`), and the pair of keys for it. */
export interface S3Settings {
  /** http or https, with or without a path */
  endpoint: string;
  region: string;
  bucket: string;
  key: string;
  secret: string;
}

/** Bytes to send; opened anew for every attempt. */
export interface S3Body {
  size: number;
  /** in lower-case hex: the service refuses other bytes */
  sha256: string;
  contentType: string;
  open(): Readable;
}

/** The few requests that stores make. Each is tried again, three times in all, when it failed at once and may succeed later. */
export interface S3Client {
  /** @throws {S3Error} */
  put(key: string, body: S3Body): Promise<void>;
  /** Null when there is no such object. @throws {S3Error} also when there is no such bucket */
  get(key: string): Promise<{ stream: Readable; size: number } | null>;
  /** @throws {S3Error} */
  has(key: string): Promise<boolean>;
  /** One that is not there does no harm. @throws {S3Error} */
  remove(key: string): Promise<void>;
  /** The keys that begin so and were last put before this time. @throws {S3Error} */
  listOlder(prefix: string, before: Date): Promise<string[]>;
  /** Asks for the first key of the bucket: does nothing, and needs what reading needs. @throws {S3Error} */
  list(): Promise<void>;
  /** Closes kept connections; running requests fail. */
  close(): void;
}

/** So many that an answer stays well below the longest that is read (`s3-connection.ts`). */
const KEYS_A_PAGE = 200;

export interface S3ClientOptions {
  /** the longest silence on a connection, in milliseconds */
  idleMs?: number;
  /** the longest wait for an answer, in milliseconds; a body has a second more for every megabyte */
  answerMs?: number;
  /** the longest silence in the middle of a download, in milliseconds: a reader far away may pause it for longer than a service may */
  downloadIdleMs?: number;
}

/** Makes a client; nothing is sent before the first request. */
export function createS3Client(settings: S3Settings, options: S3ClientOptions = {}): S3Client {
  const { idleMs = 10_000, answerMs = 30_000, downloadIdleMs = 60_000 } = options;
  const service = connectTo(settings, { connectMs: idleMs, idleMs });
  const downloads = connectTo(settings, { connectMs: idleMs, idleMs: downloadIdleMs });
  const target = (key: string) => ({ Bucket: settings.bucket, Key: key });
  const waiting = { requestTimeout: answerMs };

  return {
    async put(key, body) {
      const broken = new AbortController();
      const requestTimeout = answerMs + Math.round(body.size / 1000);
      const command = putCommand(target(key), body, broken);
      try {
        await answerOf(service.send(command, { requestTimeout, abortSignal: broken.signal }));
      } catch (error) {
        throw broken.signal.aborted ? unreadable(broken.signal.reason) : error;
      }
    },
    async get(key) {
      const command = new GetObjectCommand(target(key));
      const found = await orNull('NoSuchKey', downloads.send(command, { requestTimeout: idleMs }));
      return found && download(found);
    },
    async has(key) {
      // An answer to HEAD has no body, and so no word for what is missing: it may be the bucket.
      const sending = service.send(new HeadObjectCommand(target(key)), waiting);
      return (await orNull('NotFound', sending)) !== null;
    },
    async remove(key) {
      await orNull('NoSuchKey', service.send(new DeleteObjectCommand(target(key)), waiting));
    },
    async listOlder(prefix, before) {
      const older: string[] = [];
      let after: string | undefined;
      do {
        const command = listCommand(settings.bucket, { prefix, after, most: KEYS_A_PAGE });
        const page = await answerOf(service.send(command, waiting));
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key !== undefined && LastModified !== undefined && LastModified < before) older.push(Key);
        }
        after = page.NextContinuationToken;
      } while (after !== undefined);
      return older;
    },
    async list() {
      await answerOf(service.send(listCommand(settings.bucket), waiting));
    },
    close() {
      service.destroy();
      downloads.destroy();
    },
  };
}

function download({ Body, ContentLength, $metadata }: GetObjectCommandOutput) {
  if (Body instanceof Readable && ContentLength !== undefined) return { stream: Body, size: ContentLength };
  if (Body instanceof Readable) Body.destroy();
  throw new S3Error($metadata.httpStatusCode ?? null, 'NoContentLength');
}

/** An answer, or null when the service has this word for what is not there. */
async function orNull<T>(absent: 'NoSuchKey' | 'NotFound', sending: Promise<T>): Promise<T | null> {
  try {
    return await answerOf(sending);
  } catch (error) {
    if (error instanceof S3Error && error.code === absent) return null;
    throw error;
  }
}

async function answerOf<T>(sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (error) {
    throw s3ErrorOf(error) ?? error;
  }
}
