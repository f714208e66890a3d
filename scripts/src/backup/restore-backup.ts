import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect, type Database, type Statements } from '@scampolo/db/client';
import { startEmbedded } from '@scampolo/db/embedded';
import { migrate } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';
import type { Config } from '@scampolo/server/config';
import { createStores, type PhotoStore } from '@scampolo/server/infra/storage/storage';
import { runSearchCommand } from '@scampolo/server/search/command';
import { pino } from 'pino';
import { checkArchive } from './check-archive.ts';
import { checkRestored } from './check-restored.ts';
import { loadArchive } from './load-archive.ts';
import type { Manifest } from './manifest.ts';
import {
  claimDatabase,
  claimFolder,
  emptyDatabase,
  refuseTaken,
  releaseDatabase,
  releaseFolder,
  type Target,
} from './restore-target.ts';

/** A backup, and what opens it. */
export interface Source {
  readonly file: string;
  /** secret keys of age; needed for an encrypted one */
  readonly identities: readonly string[];
}

/** Where a backup is restored to, and who is told. */
export interface RestoreOptions {
  /** the DATA_DIR to be; made when missing */
  readonly folder: string;
  /** null: a PostgreSQL of our own in the folder */
  readonly databaseUrl: string | null;
  /** the bucket for the photos; null: the folder */
  readonly s3: Config['s3'];
  readonly log: (line: string) => void;
}

/** What was restored. */
export interface Restored {
  readonly manifest: Manifest;
  /** what does not hold together, a sentence each; none when all is well */
  readonly troubles: readonly string[];
}

/**
 * Restores a backup into an empty place: reads it through first, so that nothing is touched for one that is not whole; loads
 * it into the schema it was made in; compares; brings it to this release; builds the search index. Until all of it is done,
 * folder and database carry a mark, with which no exchange starts, and which lets the next restore begin anew.
 * @throws SetUpError when the backup cannot be used or the place is not empty
 */
export async function restoreBackup(source: Source, options: RestoreOptions): Promise<Restored> {
  const { log } = options;
  const folder = resolve(options.folder);
  const target = { folder, embedded: options.databaseUrl === null, photosInFolder: options.s3 === null };
  await refuseTaken(target);
  log('reading the backup through …');
  const manifest = await checkArchive(source.file, source.identities);
  await claimFolder(target);
  const embedded = target.embedded ? await startEmbedded({ dataDir: folder, log }) : null;
  const databaseUrl = embedded?.url ?? options.databaseUrl ?? '';
  try {
    const troubles = await fillTarget(source, manifest, { ...options, folder, databaseUrl, target });
    return { manifest, troubles };
  } finally {
    await embedded?.stop();
  }
}

/**
 * Restores a backup for trial, into a folder that is deleted again, or into an empty database that is emptied again.
 * @param scratchUrl that database; null: a PostgreSQL of our own in the folder
 */
export async function tryBackup(
  source: Source,
  { scratchUrl, log }: { scratchUrl: string | null; log: (line: string) => void },
): Promise<Restored> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-trial-'));
  await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  try {
    log('reading the backup through …');
    const manifest = await checkArchive(source.file, source.identities);
    const embedded =
      scratchUrl === null ? await startEmbedded({ dataDir: folder, purpose: 'throwaway' }) : null;
    const databaseUrl = embedded?.url ?? scratchUrl ?? '';
    try {
      const target = { folder, embedded: embedded !== null, photosInFolder: true };
      const troubles = await fillTarget(source, manifest, {
        folder,
        databaseUrl,
        s3: null,
        log,
        target,
        trial: true,
      });
      return { manifest, troubles };
    } finally {
      await embedded?.stop();
      if (embedded) await rm(embedded.clusterDir, { recursive: true, force: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

interface Filling extends RestoreOptions {
  readonly databaseUrl: string;
  readonly target: Target;
  /** take everything out of the database again */
  readonly trial?: boolean;
}

async function fillTarget(source: Source, manifest: Manifest, filling: Filling): Promise<string[]> {
  const { databaseUrl, folder, s3, target, trial = false } = filling;
  const database = connect(databaseUrl, { maxConnections: 1, applicationName: 'scampolo-restore' });
  try {
    await claim(database, target);
    const stores = await createStores({ dataDir: folder, s3 }, pino({ level: 'silent' }));
    try {
      const troubles = await load(source, manifest, { ...filling, database, photoStore: stores.photoStore });
      if (trial) await emptyDatabase(database.sql);
      await releaseDatabase(database.sql);
      await releaseFolder(target);
      return troubles;
    } finally {
      stores.close();
    }
  } finally {
    await database.close();
  }
}

/** A database that is refused was not touched: then neither has the restore begun. */
async function claim(database: Database, target: Target): Promise<void> {
  try {
    await claimDatabase(database.sql);
  } catch (error) {
    if (error instanceof Error && error.name === 'SetUpError') await releaseFolder(target);
    throw error;
  }
}

async function load(
  source: Source,
  manifest: Manifest,
  { databaseUrl, database, photoStore, log }: Filling & { database: Database; photoStore: PhotoStore },
): Promise<string[]> {
  const upTo = manifest.migrations.at(-1)?.name;
  await migrate(databaseUrl, { restoring: true, ...(upTo !== undefined && { upTo }) });
  log('loading database and photos …');
  await loadArchive(source, manifest, { database, databaseUrl, photoStore });
  const applied = await migrate(databaseUrl, { restoring: true });
  if (applied.length > 0) log(`brought to this release: ${applied.join(', ')}`);
  await outdateAnswers(database.sql);
  await seedReference(databaseUrl);
  log('building the search index and checking everything …');
  const index = await runSearchCommand({ command: 'rebuild', databaseUrl, log: pino({ level: 'silent' }) });
  const troubles = await checkRestored(database, photoStore, manifest);
  return index.ok ? troubles : [...troubles, `Search index: ${index.text}.`];
}

/**
 * What browsers and processes keep of answers is marked with a count of changes, which the backup set back: it must not come to a
 * mark that was given out already.
 */
async function outdateAnswers(sql: Statements): Promise<void> {
  await sql`update answer_version set changes = changes + extract(epoch from now())::bigint where shard = 0`;
}
