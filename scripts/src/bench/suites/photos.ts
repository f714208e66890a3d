import { join } from 'node:path';
import { drawPhoto } from '@scampolo/db/seed/demo';
import sharp from 'sharp';
import { startBenchProgram } from '../child-process.ts';
import type { PhotosAnswer, PhotosRequest } from '../programs/photos.ts';
import { byTurns, type Suite } from '../suite.ts';
import { hostilePhotos, manyUploads } from './hostile-photos.ts';

const PHOTOS_A_RUN = 15;
const MEGABYTE = 1_000_000;

/**
 * A photo of 12 megapixels to four WebP files, against sharp alone; and what photos leave in the server's own memory: ordinary ones,
 * hostile ones, and 200 in a row.
 */
export const photosSuite: Suite = async (bench) => {
  const { cluster, options, print } = bench;
  const path = join(cluster.folder, 'photo.jpg');
  await drawPhone(path);
  print('photos: 12 megapixels to four WebP files');
  const by = (worker: PhotosRequest['by']) => () => processPhotos({ by: worker, path, photos: PHOTOS_A_RUN });
  const pairs = await byTurns(options.runs, by('pipeline'), by('sharp'));
  return [
    {
      name: 'photos of 12 megapixels',
      unit: '/s',
      samples: pairs.map(({ subject, floor }) => ({ value: subject.perSecond, floor: floor.perSecond })),
      goal: 'ratio ≥ 0.8',
    },
    {
      name: `memory that ${PHOTOS_A_RUN} photos add to the server`,
      unit: 'MB',
      samples: pairs.map(({ subject: { rssBytes } }) => ({
        value: (rssBytes.after - rssBytes.before) / MEGABYTE,
      })),
      goal: 'flat',
    },
    ...(await hostilePhotos(bench)),
    ...(await manyUploads(bench)),
  ];
};

async function processPhotos(request: PhotosRequest): Promise<PhotosAnswer> {
  const program = startBenchProgram<PhotosRequest, PhotosAnswer>('photos');
  try {
    return await program.ask(request);
  } finally {
    await program.stop();
  }
}

/** A drawn cloth, enlarged to what a phone takes, with the grain that makes its files large. */
async function drawPhone(path: string): Promise<void> {
  const description = {
    material: 'stripe',
    colours: ['#ECE7DB', '#2C4A86'],
    seed: 5,
    scene: 'rolled',
  } as const;
  const { pixels, ...raw } = drawPhoto(description, { width: 1600, height: 1200 });
  const grain = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const noise = await sharp({
    create: { width: 4000, height: 3000, channels: 3, background: '#808080', noise: grain },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  await sharp(pixels, { raw })
    .resize(4000, 3000)
    .composite([{ input: noise, blend: 'soft-light' }])
    .withMetadata({ orientation: 1 })
    .jpeg({ quality: 90 })
    .toFile(path);
}
