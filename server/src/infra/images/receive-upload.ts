import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@scampolo/shared/errors';
import { deleteAbandoned } from '../storage/delete-abandoned.ts';
import { MAX_PHOTO_BYTES } from './photo.ts';

/** A received file in a private folder. Whoever received it disposes of it; `await using` does. */
export interface ReceivedUpload extends AsyncDisposable {
  path: string;
  /** Deletes the file; doing it twice does no harm. */
  dispose(): Promise<void>;
}

/** A part's stream as @fastify/multipart gives it: `truncated` once it was cut at the parser's own limit. */
export type UploadStream = Readable & { readonly truncated?: boolean };

/**
 * Makes the folder for {@link receiveUpload}, closed to other users, and deletes what killed processes left there. What other
 * processes are receiving now stays.
 */
export async function prepareUploadFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await deleteAbandoned(folder);
}

/**
 * Writes an upload to a file of its own with a random name, readable by this user only. Whatever fails, no file and no descriptor is
 * left.
 * @param options.folder made by {@link prepareUploadFolder}
 * @param options.maxBytes the largest file taken; the limit of a photo unless told
 * @throws {AppError} PAYLOAD_TOO_LARGE when the file is larger or was cut at the parser's limit; MALFORMED_BODY when it ended early
 */
export async function receiveUpload(
  stream: UploadStream,
  options: { folder: string; maxBytes?: number },
): Promise<ReceivedUpload> {
  const { folder, maxBytes = MAX_PHOTO_BYTES } = options;
  const path = join(folder, randomUUID());
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const dispose = () => rm(path, { force: true });
  try {
    await pipeline(stream, (chunks: AsyncIterable<Buffer>) => upTo(maxBytes, chunks), target);
    if (stream.truncated) throw new AppError('PAYLOAD_TOO_LARGE', { maxBytes });
  } catch (error) {
    if (!target.closed) await new Promise((resolve) => target.once('close', resolve));
    await dispose();
    throw isDiskFault(error) || error instanceof AppError ? error : endedEarly(error);
  }
  return { path, dispose, [Symbol.asyncDispose]: dispose };
}

async function* upTo(maxBytes: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AppError('PAYLOAD_TOO_LARGE', { maxBytes });
    yield chunk;
  }
}

/** A failed file operation of ours; a connection that was reset has the system call "read". */
function isDiskFault(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall !== 'read';
}

function endedEarly(cause: unknown): AppError {
  const error = new AppError('MALFORMED_BODY', undefined, 'The upload ended before its file was complete.');
  return Object.assign(error, { cause });
}
