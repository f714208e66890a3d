import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@scampolo/db/client';
import { hubFacts } from '@scampolo/db/seed/hubs';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { createImagePipeline } from './infra/images/pipeline.ts';
import { prepareUploadFolder } from './infra/images/receive-upload.ts';
import { createMailer } from './infra/mailer/create-mailer.ts';
import { createDiskStore } from './infra/storage/storage.ts';
import { createJobs } from './jobs/boss.ts';
import type { JobRunner } from './jobs/jobs.ts';
import { createPostgresEngine } from './search/postgres/engine.ts';

/** `Deps` with the parts that the process starts and stops. */
export interface Composition {
  deps: Deps;
  jobs: JobRunner;
  /** Stops what was made here; the database stays the caller's. */
  close(): Promise<void>;
}

/**
 * Makes everything the use cases work with, from the configuration and a migrated database. The one place where
 * implementations are chosen: process and tests both call it.
 */
export async function compose(options: {
  config: Config;
  database: Database;
  databaseUrl: string;
  log: FastifyBaseLogger;
}): Promise<Composition> {
  const { config, database, databaseUrl, log } = options;
  const uploadFolder = join(config.dataDir, 'uploads');
  await prepareUploadFolder(uploadFolder);
  const [jwtSecret, photoStore, jobs] = await Promise.all([
    config.jwtSecret ?? keptSecret(config.dataDir),
    createDiskStore(join(config.dataDir, 'photos')),
    createJobs({ databaseUrl, log }),
  ]);
  const images = createImagePipeline({ log });
  const mailer = createMailer(config);
  const deps: Deps = {
    config,
    publicUrl: config.publicUrl ?? listeningUrl(config),
    jwtSecret,
    db: database.db,
    log,
    hubs: new Map(hubFacts.map((hub) => [hub.slug, hub])),
    catalogue,
    search: createPostgresEngine(database),
    jobs,
    mailer,
    images,
    photoStore,
    uploadFolder,
  };
  return {
    deps,
    jobs,
    close: async () => {
      await Promise.all([jobs.stop(), images.close()]);
      mailer.close();
    },
  };
}

/** Where this machine itself reaches the server; "every address" is none that could be opened. */
function listeningUrl({ host, port }: Config): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The secret that signs tokens on a machine without JWT_SECRET: made once, readable by this user only. */
async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'jwt-secret');
  await mkdir(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  try {
    await writeFile(path, secret, { flag: 'wx', mode: 0o600 });
    return secret;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(path, 'utf8')).trim();
  }
}
