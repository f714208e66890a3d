import { open } from 'node:fs/promises';
import { constants, getPriority, setPriority } from 'node:os';
import { AppError } from '@scampolo/shared/errors';
import { type DecodedPhoto, decodePhoto } from './decode-photo.ts';
import { describePhoto } from './describe-photo.ts';
import { drawPreview } from './draw-preview.ts';
import { encodeAvif, encodeVariants } from './encode-variants.ts';
import { logoGround } from './logo-ground.ts';
import { MAX_PHOTO_BYTES, type Raster } from './photo.ts';
import { fromRaster, toRaster } from './raster.ts';
import { isRefusalCode } from './refusal-codes.ts';
import type { PreviewRequest, WorkerReply, WorkerRequest } from './worker-protocol.ts';

// The program of the image worker: a child process that reads strangers' files, so that neither a fault of a parser nor its
// memory is the server's. It takes one photo at a time and knows nothing else of the exchange.

const MAX_RSS_BYTES = Number(process.argv[2]);
const RSS_CHECK_MS = 50;

// Requests that members wait for go before photos. (Never the other way: only root may raise a priority.)
const priority = constants.priority.PRIORITY_BELOW_NORMAL;
if (getPriority() < priority) setPriority(priority);

// Ctrl-C and a supervisor's signal reach the whole process group; the server decides when its worker goes.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', dieAtOnce);
process.on('message', (request: WorkerRequest) => {
  void answer(request);
});

async function answer(request: WorkerRequest): Promise<void> {
  const watch = setInterval(refuseWhenTooFat, RSS_CHECK_MS);
  const reply = await work(request).catch(refusal);
  clearInterval(watch);
  send(reply);
}

async function work(request: WorkerRequest): Promise<WorkerReply> {
  if (request.work === 'preview') return preview(request);
  const decoded = await decodePhoto(await readInput(request.path));
  if (request.work === 'avif') {
    const variant = await encodeAvif(decoded.base, request);
    return { outcome: 'encoded', variant, rssBytes: process.memoryUsage.rss() };
  }
  const photo = await processPhoto(decoded, request.work);
  return { outcome: 'done', photo, rssBytes: process.memoryUsage.rss() };
}

async function preview({ path, facts }: PreviewRequest): Promise<WorkerReply> {
  const photo = path === null ? null : await decodePhoto(await readInput(path));
  const bytes = await drawPreview(photo?.base ?? null, facts);
  return { outcome: 'drawn', bytes, rssBytes: process.memoryUsage.rss() };
}

async function processPhoto({ width, height, base, profiled }: DecodedPhoto, kind: 'photo' | 'logo') {
  const whole = kind === 'logo' ? await onItsGround(base, profiled) : base;
  const [variants, look] = await Promise.all([encodeVariants(whole), describePhoto(whole, { profiled })]);
  return { width, height, variants, ...look };
}

async function onItsGround(logo: Raster, profiled: boolean): Promise<Raster> {
  if (logo.channels === 3) return logo;
  const { colours } = await describePhoto(logo, { profiled });
  return toRaster(fromRaster(logo).flatten({ background: logoGround(colours) }));
}

async function readInput(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > MAX_PHOTO_BYTES) {
    throw new AppError('PHOTO_TOO_LARGE', { bytes: size, maxBytes: MAX_PHOTO_BYTES });
  }
  return await file.readFile();
}

function refusal(error: unknown): WorkerReply {
  const rssBytes = process.memoryUsage.rss();
  if (error instanceof AppError && isRefusalCode(error.code)) {
    const reason = String(error.cause ?? error.message);
    return { outcome: 'refused', code: error.code, details: error.details, reason, rssBytes };
  }
  return { outcome: 'refused', code: 'PHOTO_FAILED', reason: String(error), rssBytes };
}

/** The size is checked before any pixel is read; this bounds what a parser takes all the same. */
function refuseWhenTooFat(): void {
  const rssBytes = process.memoryUsage.rss();
  if (rssBytes < MAX_RSS_BYTES) return;
  send({ outcome: 'refused', code: 'PHOTO_TOO_LARGE', reason: 'out of its memory', rssBytes }, dieAtOnce);
}

function send(reply: WorkerReply, then?: () => void): void {
  process.send?.(reply, undefined, undefined, then);
}

/** Not process.exit, which waits for the decoding threads. There is nothing here to put in order. */
function dieAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}
