import { readFile } from 'node:fs/promises';
import { constants, getPriority, setPriority } from 'node:os';
import { createImagePipeline } from '@scampolo/server/infra/images/pipeline';
import { pino } from 'pino';
import sharp from 'sharp';
import { answerParent } from '../child-process.ts';

/** Process one photo file so many times, by the exchange's pipeline or by sharp alone in this process. */
export interface PhotosRequest {
  readonly by: 'pipeline' | 'sharp';
  readonly path: string;
  readonly photos: number;
}

export interface PhotosAnswer {
  readonly perSecond: number;
  /** memory of this process before and after: for the pipeline, what a server would hold */
  readonly rssBytes: { readonly before: number; readonly after: number };
}

answerParent(async ({ by, path, photos }: PhotosRequest): Promise<PhotosAnswer> => {
  await using worker = by === 'pipeline' ? startPipeline() : startSharp();
  await worker.process(path);
  const before = process.memoryUsage.rss();
  const started = performance.now();
  for (let photo = 0; photo < photos; photo += 1) await worker.process(path);
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: photos / seconds, rssBytes: { before, after: process.memoryUsage.rss() } };
});

interface Worker {
  process(path: string): Promise<unknown>;
  [Symbol.asyncDispose](): Promise<void>;
}

function startPipeline(): Worker {
  const pipeline = createImagePipeline({ log: pino({ level: 'warn' }) });
  return { process: pipeline.process, [Symbol.asyncDispose]: pipeline.close };
}

/** What anybody would write: the same four sizes and qualities, no look at the colours, no second process. */
function startSharp(): Worker {
  // As low as that of the pipeline's process, so that neither is pushed aside by what else runs.
  const priority = constants.priority.PRIORITY_BELOW_NORMAL;
  if (getPriority() < priority) setPriority(priority);
  sharp.cache(false);
  return {
    async process(path) {
      const file = await readFile(path);
      const upright = sharp(file).autoOrient();
      const webp = (width: number, quality: number, effort: number) =>
        upright
          .clone()
          .resize(width, width, { fit: 'inside', withoutEnlargement: true })
          .webp({ quality, effort })
          .toBuffer();
      return Promise.all([webp(320, 52, 4), webp(480, 52, 2), webp(800, 68, 2), webp(1600, 80, 2)]);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
