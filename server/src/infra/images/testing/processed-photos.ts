import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import { createImagePipeline, type ImagePipeline, type ProcessedPhoto } from '../pipeline.ts';
import { LATITUDE_BYTES } from './sample-photos.ts';

/** A folder for uploads and the real pipeline over it. */
export interface SamplePipeline extends AsyncDisposable {
  images: ImagePipeline;
  folder: string;
  /** Sends bytes through the worker process, as a file of that name. */
  processed(bytes: Uint8Array, name?: string): Promise<ProcessedPhoto>;
}

/** Starts a pipeline; disposing of it ends the worker and deletes the files. */
export async function samplePipeline(): Promise<SamplePipeline> {
  const folder = await mkdtemp(join(tmpdir(), 'images-'));
  const images = createImagePipeline({ log: { debug: () => undefined } });
  return {
    images,
    folder,
    async processed(bytes, name = randomUUID()) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return images.process(path);
    },
    async [Symbol.asyncDispose]() {
      await images.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Checks that a kept file is one WebP picture and knows nothing else. */
export async function expectNothingButPixels(bytes: Buffer): Promise<void> {
  const { exif, xmp, iptc, icc, hasProfile, orientation, comments } = await sharp(bytes).metadata();
  expect({ exif, xmp, iptc, icc, hasProfile, orientation, comments }).toEqual({ hasProfile: false });
  for (const trace of [
    'Exif',
    'EXIF',
    'http://ns.adobe.com',
    'GPS',
    'XMP ',
    'ICCP',
    'Milano',
    'Owner',
    '<script',
    LATITUDE_BYTES,
  ]) {
    expect(bytes.includes(trace), `${trace}`).toBe(false);
  }
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
}

/** Mean difference of the channels of two pictures, 0 to 255. */
export async function meanDifference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const box = { width: 120, height: 80, fit: 'fill' } as const;
  const [a, b] = await Promise.all(
    [one, other].map((bytes) => sharp(bytes).resize(box).removeAlpha().raw().toBuffer()),
  );
  return a?.length === b?.length && a
    ? a.reduce((sum, value, at) => sum + Math.abs(value - (b?.[at] ?? 0)), 0) / a.length
    : 255;
}
