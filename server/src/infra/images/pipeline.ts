import { createHash } from 'node:crypto';
import { AppError } from '@scampolo/shared/errors';
import type { ProcessedPhoto } from './photo.ts';
import { createRecycledWorker, type RecycledWorkerOptions } from './recycled-worker.ts';
import type { WorkerReply } from './worker-protocol.ts';

export type { PhotoColour, PhotoVariant, ProcessedPhoto } from './photo.ts';

/**
 * All but `log` have a default: two waiting, 30 s and 1.5 GB a photo, a new worker after 100 photos, above 400 MB or after 30 s
 * without work.
 */
export interface ImagePipelineOptions extends Partial<RecycledWorkerOptions> {
  log: RecycledWorkerOptions['log'];
  /** how many photos may wait beside the one in work */
  maxQueue?: number;
}

const DEFAULTS = {
  timeoutMs: 30_000,
  photosPerWorker: 100,
  recycleAboveRssBytes: 400_000_000,
  killAboveRssBytes: 1_500_000_000,
  idleMs: 30_000,
};

/** Turns strangers' files into what may be kept and served. */
export interface ImagePipeline {
  /**
   * Reads one photo file in the worker process and gives all that is kept of it: nothing of the file's own bytes. Equal files give
   * equal results. The file itself stays the caller's.
   * @throws {AppError} PHOTO_UNSUPPORTED (not JPEG, PNG, WebP or AVIF), PHOTO_DAMAGED, PHOTO_TOO_LARGE (limits in `details`),
   *   PHOTO_BUSY when the queue is full, PHOTO_FAILED when the worker died or took too long
   */
  process(inputPath: string): Promise<ProcessedPhoto>;
  /** Ends the worker at once; what is in work, waiting or still to come fails with PHOTO_FAILED. */
  close(): Promise<void>;
}

/** Makes a pipeline of one worker process, which starts with the first photo and leaves when there is nothing to do. */
export function createImagePipeline(options: ImagePipelineOptions): ImagePipeline {
  const { maxQueue = 2, ...rest } = options;
  const worker = createRecycledWorker({ ...DEFAULTS, ...rest });
  let inHand = 0;
  let previous: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function work(inputPath: string): Promise<ProcessedPhoto> {
    if (closed) throw new AppError('PHOTO_FAILED');
    return photoOf(await worker.run(inputPath));
  }

  return {
    async process(inputPath) {
      if (inHand > maxQueue) throw new AppError('PHOTO_BUSY');
      inHand += 1;
      const result = previous
        .then(() => work(inputPath))
        .finally(() => {
          inHand -= 1;
        });
      previous = result.catch(() => undefined);
      return await result;
    },
    async close() {
      closed = true;
      await worker.close();
      await previous;
    },
  };
}

function photoOf(reply: WorkerReply): ProcessedPhoto {
  if (reply.outcome === 'refused') {
    throw Object.assign(new AppError(reply.code, reply.details), { cause: new Error(reply.reason) });
  }
  return { ...reply.photo, variants: reply.photo.variants.map(withKey) };
}

/** Addressed here and not by the worker: a key must be true whatever a file did to its reader. */
function withKey(variant: {
  width: number;
  height: number;
  bytes: Uint8Array;
}): ProcessedPhoto['variants'][number] {
  const sha256 = createHash('sha256').update(variant.bytes).digest('hex');
  return { key: `${sha256}.webp`, type: 'image/webp', ...variant };
}
