import { HEAD_BYTES, isTaken, isWideGamut, type PhotoKind, photoKind } from './photo-file.ts';

/** What the worker is given: a file, or pixels where only the page could read it. */
export interface ShrinkOrder {
  source: Blob | ImageBitmap;
  /** true to keep colours beyond sRGB */
  wide: boolean;
  transparent: boolean;
}

export type ShrinkAnswer = { photo: Blob } | { problem: string };

/** Below this a file is sent as it is, in bytes. */
const SMALL_BYTES = 900_000;

/** Why a file cannot be sent: found before anything leaves the device. */
export type Unsendable = 'heic' | 'not_a_photo';

/** Says what keeps a file from being sent, or null. Formats that the exchange does not take must be readable here. */
export async function whyUnsendable(file: Blob): Promise<Unsendable | null> {
  const kind = photoKind(await headOf(file));
  if (isTaken(kind)) return null;
  const image = await readImage(file);
  image?.close();
  return image ? null : kind === 'heic' ? 'heic' : 'not_a_photo';
}

/**
 * The photo as it is sent: at most 2400 pixels long, upright, without metadata, in another process thread. The file itself when it is small
 * already, would not get smaller, or cannot be read here: then the server decides. Never fails.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const head = await headOf(file);
  const kind = photoKind(head);
  if (isTaken(kind) && file.size <= SMALL_BYTES) return file;
  const order = { wide: isWideGamut(head), transparent: mayBeTransparent(kind) };
  const shrunk = (await inWorker({ source: file, ...order })) ?? (await shrinkHere(file, order));
  if (!shrunk) return file;
  return isTaken(kind) && shrunk.size >= file.size ? file : shrunk;
}

function mayBeTransparent(kind: PhotoKind): boolean {
  return kind === 'png' || kind === 'webp' || kind === 'avif';
}

async function headOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
}

/** Some formats (HEIC in Safari) can be read by an image of the page and not by a worker. */
async function shrinkHere(file: Blob, order: Omit<ShrinkOrder, 'source'>): Promise<Blob | null> {
  const source = await readImage(file);
  return source && inWorker({ source, ...order });
}

async function readImage(file: Blob): Promise<ImageBitmap | null> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return await createImageBitmap(image);
  } catch {
    // Nothing to report: "cannot be read here" is the answer.
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** A worker of its own for each photo: what decoding took is given back with it. */
function inWorker(order: ShrinkOrder): Promise<Blob | null> {
  return new Promise((resolve) => {
    if (typeof OffscreenCanvas === 'undefined') return resolve(null);
    const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' });
    const end = (photo: Blob | null): void => {
      worker.terminate();
      resolve(photo);
    };
    worker.onmessage = ({ data }: MessageEvent<ShrinkAnswer>) => end('photo' in data ? data.photo : null);
    worker.onerror = () => end(null);
    worker.postMessage(order, order.source instanceof ImageBitmap ? [order.source] : []);
  });
}
