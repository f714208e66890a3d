import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@scampolo/db/client';
import { hubFacts } from '@scampolo/db/seed/hubs';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import type { FastifyBaseLogger } from 'fastify';
import { createFreshReader, readAnswerVersion } from './answer-version.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { createImagePipeline } from './infra/images/pipeline.ts';
import { prepareUploadFolder } from './infra/images/receive-upload.ts';
import { createMailer } from './infra/mailer/create-mailer.ts';
import { createStores } from './infra/storage/storage.ts';
import { createJobs } from './jobs/boss.ts';
import type { JobRunner } from './jobs/jobs.ts';
import { createTokenMint } from './modules/identity/tokens.ts';
import { createKeptCards } from './modules/listings/kept-cards.ts';
import { loadPublished } from './modules/listings/use-cases/load-listing.ts';
import { createSearchParts, type SearchParts } from './search/search-parts.ts';

/** `Deps` with the parts that the process starts and stops. */
export interface Composition {
  deps: Deps;
  jobs: JobRunner;
  search: SearchParts;
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
  /** false: this process enqueues jobs for others to work on; true unless told */
  works?: boolean;
}): Promise<Composition> {
  const { config, database, databaseUrl, log, works = true } = options;
  const uploadFolder = join(config.dataDir, 'uploads');
  await prepareUploadFolder(uploadFolder);
  const [jwtSecret, stores, jobs] = await Promise.all([
    config.jwtSecret ?? keptSecret(config.dataDir),
    createStores(config, log),
    createJobs({ databaseUrl, log, works }),
  ]);
  const images = createImagePipeline({ log });
  const mailer = createMailer(config);
  const search = createSearchParts({ config, database, databaseUrl, log });
  await search.follower?.watch();
  const answerVersion = createFreshReader(() => readAnswerVersion(database.db));
  const deps: Deps = {
    config,
    publicUrl: config.publicUrl ?? listeningUrl(config),
    jwtSecret,
    tokens: createTokenMint(jwtSecret),
    db: database.db,
    log,
    hubs: new Map(hubFacts.map((hub) => [hub.slug, hub])),
    catalogue,
    search: search.search,
    searchCondition: search.condition,
    answerVersion,
    cards: createKeptCards(answerVersion, (ids) => loadPublished(database.db, ids)),
    jobs,
    mailer,
    images,
    photoStore: stores.photoStore,
    privateStore: stores.privateStore,
    uploadFolder,
  };
  return {
    deps,
    jobs,
    search,
    close: async () => {
      // In this order: a photo whose AVIF a job is making gets the time that jobs have to finish.
      await jobs.stop();
      await search.follower?.stop();
      await images.close();
      mailer.close();
      stores.close();
    },
  };
}

/** What commands work with that run beside servers: nothing of photos, and jobs are enqueued only. */
export type CommandDeps = Pick<Deps, 'config' | 'publicUrl' | 'tokens' | 'db' | 'log' | 'hubs' | 'jobs'>;

/** Makes {@link CommandDeps}; closing them leaves the database open. */
export async function composeCommand(options: {
  config: Config;
  database: Database;
  databaseUrl: string;
  log: FastifyBaseLogger;
}): Promise<{ deps: CommandDeps; close(): Promise<void> }> {
  const { config, database, databaseUrl, log } = options;
  const jobs = await createJobs({ databaseUrl, log, works: false });
  const deps: CommandDeps = {
    config,
    publicUrl: config.publicUrl ?? listeningUrl(config),
    tokens: createTokenMint(config.jwtSecret ?? (await keptSecret(config.dataDir))),
    db: database.db,
    log,
    hubs: new Map(hubFacts.map((hub) => [hub.slug, hub])),
    jobs,
  };
  return { deps, close: () => jobs.stop() };
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
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  try {
    // A whole file under its name or none: another process that starts now never reads half a secret.
    await link(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}
