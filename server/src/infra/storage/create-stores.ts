import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { ConfigError } from '../../config.ts';
import { createDiskPrivateStore, createDiskStore } from './disk-store.ts';
import type { PhotoStore } from './photo-store.ts';
import type { PrivateStore } from './private-store.ts';
import type { S3Settings } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

/** Where photos and private files are kept. */
export interface Stores {
  photoStore: PhotoStore;
  privateStore: PrivateStore;
  close(): void;
}

/**
 * Chooses where files are kept: in the bucket that `s3` names, else in folders under `dataDir`. A bucket is tried first, so that a
 * wrong key is told at the start and not to the first member with a photo. A service that is away is reported and does not keep
 * the exchange from starting: all but photos works.
 * @throws {ConfigError} when the service refuses, with its own word for why
 */
export async function createStores(
  { dataDir, s3 }: { dataDir: string; s3: S3Settings | null },
  log: FastifyBaseLogger,
): Promise<Stores> {
  const privateFolder = join(dataDir, 'private');
  if (!s3) {
    const [photoStore, privateStore] = await Promise.all([
      createDiskStore(join(dataDir, 'photos')),
      createDiskPrivateStore(privateFolder),
    ]);
    return { photoStore, privateStore, close: () => undefined };
  }
  return createBucketStores(s3, privateFolder, log);
}

async function createBucketStores(
  s3: S3Settings,
  privateFolder: string,
  log: FastifyBaseLogger,
): Promise<Stores> {
  // Loaded here, so that an installation without a bucket pays nothing for it.
  const [{ createS3Client }, { checkBucket, createS3PhotoStore, createS3PrivateStore }] = await Promise.all([
    import('./s3-client.ts'),
    import('./s3-store.ts'),
  ]);
  const client = createS3Client(s3);
  try {
    await checkBucket(client);
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    if (error.status !== null && error.status < 500) {
      client.close();
      const message = `S3_BUCKET ${s3.bucket} at ${s3.endpoint} ${error.message}. See S3_REGION, S3_KEY and S3_SECRET too.`;
      throw new ConfigError(message, { cause: error });
    }
    log.error(
      { err: error },
      'the store of photos and files cannot be used now; the exchange starts without',
    );
  }
  const privateStore = await createS3PrivateStore(client, join(privateFolder, 'unfinished'));
  return { photoStore: createS3PhotoStore(client), privateStore, close: client.close };
}
