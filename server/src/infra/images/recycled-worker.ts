import { type ImageWorker, startImageWorker } from './image-worker.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

/** Where the worker's coming and going is told; a pino logger fits. */
export interface WorkerLog {
  debug(fields: object, message: string): void;
}

export interface RecycledWorkerOptions {
  log: WorkerLog;
  /** the longest that one photo may take, in milliseconds */
  timeoutMs: number;
  /** a worker is replaced after this many photos */
  photosPerWorker: number;
  /** a worker is replaced when it holds more memory than this after a photo */
  recycleAboveRssBytes: number;
  /** a worker that takes more memory than this during a photo refuses it with PHOTO_TOO_LARGE, and dies */
  killAboveRssBytes: number;
  /** a worker without work leaves after this time, in milliseconds */
  idleMs: number;
}

/** One worker at a time, replaced whenever it died or has served its time. */
export interface RecycledWorker {
  /**
   * Has one thing done, by a new worker when there is none; one at a time.
   * @throws {AppError} PHOTO_FAILED as {@link ImageWorker.run}
   */
  run(request: WorkerRequest): Promise<WorkerReply>;
  /** Ends the worker at once, whatever it is doing. */
  close(): Promise<void>;
}

/** The first worker process starts with the first photo. */
export function createRecycledWorker(options: RecycledWorkerOptions): RecycledWorker {
  const { log, timeoutMs, photosPerWorker, recycleAboveRssBytes, killAboveRssBytes, idleMs } = options;
  // One that took too much is dying when its answer comes: it must get no other photo.
  const maxRssBytes = Math.min(recycleAboveRssBytes, killAboveRssBytes);
  let worker: ImageWorker | undefined;
  let photos = 0;
  let idle: NodeJS.Timeout | undefined;

  function present(): ImageWorker {
    if (worker?.alive) return worker;
    const started = startImageWorker(killAboveRssBytes);
    log.debug({ pid: started.pid }, 'image worker started');
    void started.gone.then(() => log.debug({ pid: started.pid }, 'image worker ended'));
    photos = 0;
    worker = started;
    return started;
  }

  async function retire(): Promise<void> {
    const leaving = worker;
    worker = undefined;
    await leaving?.stop();
  }

  return {
    async run(request) {
      clearTimeout(idle);
      const current = present();
      try {
        const reply = await current.run(request, timeoutMs);
        photos += 1;
        if (photos >= photosPerWorker || reply.rssBytes >= maxRssBytes) await retire();
        return reply;
      } finally {
        idle = setTimeout(() => void retire(), idleMs).unref();
      }
    },
    async close() {
      clearTimeout(idle);
      await retire();
    },
  };
}
