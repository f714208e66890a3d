import { createImagePipeline } from '@scampolo/server/infra/images/pipeline';
import { AppError } from '@scampolo/shared/errors';
import { answerParent } from '../child-process.ts';
import { watchWorkers } from '../worker-memory.ts';

/** A photo file to be processed once, in a worker of its own. */
export interface HostilePhotoRequest {
  readonly path: string;
}

export interface HostilePhotoAnswer {
  /** "taken", or the code of the refusal */
  readonly outcome: string;
  readonly seconds: number;
  /** the most memory that the worker held */
  readonly workerPeakBytes: number;
  /** memory of this process, which stands for the server, before and after */
  readonly rssBytes: { readonly before: number; readonly after: number };
}

answerParent(async ({ path }: HostilePhotoRequest): Promise<HostilePhotoAnswer> => {
  using watch = watchWorkers();
  const images = createImagePipeline({ log: watch.log });
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const outcome = await images.process(path).then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const workerPeakBytes = watch.peakBytes();
  await images.close();
  return { outcome, seconds, workerPeakBytes, rssBytes: { before, after: process.memoryUsage.rss() } };
});
