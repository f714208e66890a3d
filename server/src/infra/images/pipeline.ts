import { AppError } from '@scampolo/shared/errors';
import type { PreviewFacts } from './draw-preview.ts';
import type { PhotoVariant, ProcessedPhoto } from './photo.ts';
import { withKey } from './photo-key.ts';
import { createRecycledWorker, type RecycledWorkerOptions } from './recycled-worker.ts';
import { createWorkLine } from './work-line.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

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

/** Previews that may be drawn or wait at once: each waits for all photos of members. */
const MAX_PREVIEWS = 4;

/** Turns strangers' files into what may be kept and served. */
export interface ImagePipeline {
  /** photos of members that are at work or wait */
  readonly inHand: number;
  /**
   * Reads one photo file in the worker process and gives all that is kept of it: nothing of the file's own bytes. Equal files give
   * equal results. What is transparent stays transparent. The file itself stays the caller's.
   * @throws {AppError} PHOTO_UNSUPPORTED (not JPEG, PNG, WebP or AVIF), PHOTO_DAMAGED, PHOTO_TOO_LARGE (limits in `details`),
   *   PHOTO_BUSY when the queue is full, PHOTO_FAILED when the worker died or took too long
   */
  process(inputPath: string): Promise<ProcessedPhoto>;
  /**
   * As `process`, for a workshop's logo, which must be readable on light and dark pages, in mails and in previews: a transparent one
   * is laid on white, or on the pages' ink when that shows more of it. Its files are opaque.
   */
  processLogo(inputPath: string): Promise<ProcessedPhoto>;
  /**
   * Encodes a kept WebP file as AVIF, at most `width` wide and in fewer than `belowBytes`, unless the picture cannot be had for so few;
   * once no member waits for a photo, and never in their places of the queue.
   * @throws {AppError} as `process`, but PHOTO_BUSY
   */
  encodeAvif(webpPath: string, size: { width: number; belowBytes: number }): Promise<PhotoVariant>;
  /**
   * Draws a listing's preview from a kept file, or from its colours alone (null), as a JPEG; once no member waits for a photo.
   * @throws {AppError} as `process`; PHOTO_BUSY when four previews wait already
   */
  drawPreview(webpPath: string | null, facts: PreviewFacts): Promise<Uint8Array>;
  /** Ends the worker at once; what is in work, waiting or still to come fails with PHOTO_FAILED. */
  close(): Promise<void>;
}

/** Makes a pipeline of one worker process, which starts with the first photo and leaves when there is nothing to do. */
export function createImagePipeline(options: ImagePipelineOptions): ImagePipeline {
  const { maxQueue = 2, ...rest } = options;
  const worker = createRecycledWorker({ ...DEFAULTS, ...rest });
  const line = createWorkLine();
  let previews = 0;
  let closed = false;

  async function ask(request: WorkerRequest): Promise<WorkerReply> {
    if (closed) throw new AppError('PHOTO_FAILED');
    return worker.run(request);
  }

  async function inQueue(request: WorkerRequest): Promise<ProcessedPhoto> {
    if (line.urgent > maxQueue) throw new AppError('PHOTO_BUSY');
    return photoOf(await line.now(() => ask(request)));
  }

  return {
    get inHand() {
      return line.urgent;
    },
    process: (path) => inQueue({ work: 'photo', path }),
    processLogo: (path) => inQueue({ work: 'logo', path }),
    async encodeAvif(path, size) {
      return avifOf(await line.whenIdle(() => ask({ work: 'avif', path, ...size })));
    },
    async drawPreview(path, facts) {
      if (previews >= MAX_PREVIEWS) throw new AppError('PHOTO_BUSY');
      previews += 1;
      try {
        return drawnOf(await line.whenIdle(() => ask({ work: 'preview', path, facts })));
      } finally {
        previews -= 1;
      }
    },
    async close() {
      closed = true;
      await worker.close();
      await line.settled();
    },
  };
}

/** Addressed here and not by the worker: a key must be true whatever a file did to its reader. */
function photoOf(reply: WorkerReply): ProcessedPhoto {
  if (reply.outcome !== 'done') throw refusalOf(reply);
  return { ...reply.photo, variants: reply.photo.variants.map((variant) => withKey(variant, 'webp')) };
}

function avifOf(reply: WorkerReply): PhotoVariant {
  if (reply.outcome !== 'encoded') throw refusalOf(reply);
  return withKey(reply.variant, 'avif');
}

function drawnOf(reply: WorkerReply): Uint8Array {
  if (reply.outcome !== 'drawn') throw refusalOf(reply);
  return reply.bytes;
}

function refusalOf(reply: WorkerReply): AppError {
  if (reply.outcome !== 'refused') return new AppError('PHOTO_FAILED');
  return Object.assign(new AppError(reply.code, reply.details), { cause: new Error(reply.reason) });
}
