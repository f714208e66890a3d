import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PhotoDescription } from '@scampolo/db/seed/demo';
import type { ProcessedPhoto } from '@scampolo/server/infra/images/photo';

/** A photo to be drawn, and how wide; it is a quarter higher than wide. */
export interface PhotoOrder {
  readonly description: PhotoDescription;
  readonly widthPx: number;
}

/** Threads that draw the photos that were ordered. */
export interface DrawingRoom {
  /** The photo of an order, ready to be kept. Fails when its thread does, or when the room was closed first. */
  photoOf(order: PhotoOrder): Promise<ProcessedPhoto>;
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>;
}

/** What a thread is sent, and what it answers. */
export type DrawingAnswer = { readonly photo: ProcessedPhoto };

/** Drawing makes short-lived numbers by the million: with room for them they are collected less often. */
const YOUNG_MB = 64;

/**
 * Begins to draw all photos of these orders on all cores. Each thread takes the orders of one material after the other: what is
 * woven once serves all of them.
 */
export function openDrawingRoom(orders: readonly PhotoOrder[]): DrawingRoom {
  const promised = new Map(orders.map((order) => [order, Promise.withResolvers<ProcessedPhoto>()]));
  // Whoever waits hears of a failure; nobody may be waiting yet.
  for (const { promise } of promised.values()) promise.catch(() => undefined);
  const bundles = byMaterial(orders);
  const threads = Array.from({ length: Math.min(availableParallelism(), bundles.length) }, () => {
    const worker = new Worker(new URL('./draw-photos-thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    void workOff(worker, bundles, promised);
    return worker;
  });
  return {
    photoOf(order) {
      const photo = promised.get(order);
      if (!photo) throw new Error('this photo was not ordered');
      return photo.promise;
    },
    async close() {
      await Promise.all(threads.map((worker) => worker.terminate()));
      for (const { reject } of promised.values()) reject(new Error('the drawing room was closed'));
    },
  };
}

type Promised = ReadonlyMap<PhotoOrder, PromiseWithResolvers<ProcessedPhoto>>;

async function workOff(worker: Worker, bundles: PhotoOrder[][], promised: Promised): Promise<void> {
  for (let bundle = bundles.shift(); bundle; bundle = bundles.shift()) {
    for (const order of bundle) {
      const waiting = promised.get(order);
      try {
        waiting?.resolve(await drawIn(worker, order));
      } catch (error) {
        waiting?.reject(error);
      }
    }
  }
  await worker.terminate();
}

function drawIn(worker: Worker, order: PhotoOrder): Promise<ProcessedPhoto> {
  const { promise, resolve, reject } = Promise.withResolvers<ProcessedPhoto>();
  const answered = ({ photo }: DrawingAnswer) => resolve(photo);
  const left = () => reject(new Error('a thread that draws photos ended'));
  worker.once('message', answered).once('error', reject).once('exit', left);
  worker.postMessage(order);
  return promise.finally(() => {
    worker.off('message', answered).off('error', reject).off('exit', left);
  });
}

/** The longest work first, so that no thread is left with it at the end. */
function byMaterial(orders: readonly PhotoOrder[]): PhotoOrder[][] {
  const bundles = Map.groupBy(orders, ({ description }) => description.material);
  return [...bundles.values()].toSorted((one, other) => other.length - one.length);
}
