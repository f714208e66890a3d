import { parentPort } from 'node:worker_threads';
import { createSwatchShelf, drawPhoto } from '@scampolo/db/seed/demo';
import { processDrawn } from '@scampolo/server/infra/images/process-drawn';
import sharp from 'sharp';
import type { DrawingAnswer, PhotoOrder } from './draw-photos.ts';

// The program of a thread that draws photos: one order, one answer.

/** Enough for the shades and textures of one material. */
const SWATCHES = 4;

// There is one such thread for every core.
sharp.concurrency(1);
const shelf = createSwatchShelf(SWATCHES);

parentPort?.on('message', (order: PhotoOrder) => {
  void answer(order);
});

async function answer({ description, widthPx }: PhotoOrder): Promise<void> {
  const { pixels, ...size } = drawPhoto(description, { width: widthPx, height: (widthPx * 5) / 4 }, shelf);
  const photo = await processDrawn({ data: pixels, ...size });
  const done: DrawingAnswer = { photo };
  parentPort?.postMessage(done);
}
