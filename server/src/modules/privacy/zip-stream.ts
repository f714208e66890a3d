import { once } from 'node:events';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of an archive. */
export interface ZipEntry {
  /** relative, with slashes */
  path: string;
  content: Readable;
  /** false for what is compressed already, such as photos */
  compress: boolean;
}

/**
 * A ZIP of the entries, made while it is read: the next entry is asked for once the one before has been read, so that memory
 * stays flat whatever their number, and a slow reader slows everything down. When an entry fails, the stream fails with its
 * error; when the stream is destroyed, the entries are told to return and the open content is destroyed.
 */
export function zipStream(entries: AsyncIterable<ZipEntry>): Readable {
  return Readable.from(zipped(entries), { objectMode: false });
}

async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<unknown> {
  const zip = new ZipFile();
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new TypeError('yazl writes to another kind of stream');
  const stop = new AbortController();
  const fed = feed(zip, entries, stop.signal);
  fed.catch((error: Error) => output.destroy(error));
  try {
    yield* output;
  } finally {
    stop.abort();
    // What failed is what the reader was told; and who stopped reading is not interested.
    await fed.catch(() => undefined);
  }
}

async function feed(zip: ZipFile, entries: AsyncIterable<ZipEntry>, stop: AbortSignal): Promise<void> {
  const refused = once(zip, 'error', { signal: stop }).then(([error]) => Promise.reject(error));
  refused.catch(() => undefined);
  for await (const { path, content, compress } of entries) {
    const letGo = () => content.destroy();
    stop.addEventListener('abort', letGo, { once: true });
    try {
      stop.throwIfAborted();
      zip.addReadStream(content, path, { compress });
      await Promise.race([finished(content), refused]);
    } finally {
      stop.removeEventListener('abort', letGo);
      content.destroy();
    }
  }
  zip.end();
}
