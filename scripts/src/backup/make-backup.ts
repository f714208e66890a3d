import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { connect, type Statements } from '@scampolo/db/client';
import { deleteAbandoned } from '@scampolo/server/infra/storage/delete-abandoned';
import { writeDurably } from '@scampolo/server/infra/storage/durable-file';
import type { PhotoStore } from '@scampolo/server/infra/storage/storage';
import application from '../../../package.json' with { type: 'json' };
import { setUpError } from '../lib/failure.ts';
import { backupName } from './backup-files.ts';
import {
  FORMAT,
  jobsMember,
  MANIFEST_NAME,
  type Manifest,
  photoMember,
  type TableContent,
  tableMember,
} from './manifest.ts';
import {
  copyOut,
  copyPhotoKeys,
  readSequences,
  readTables,
  readWaitingJobs,
  type Table,
} from './snapshot.ts';
import { countRows, startTally } from './tally.ts';
import { type Archive, writeArchive } from './write-archive.ts';

/** What {@link makeBackup} is told. */
export interface BackupOptions {
  readonly databaseUrl: string;
  readonly photoStore: Pick<PhotoStore, 'open'>;
  /** where the backup goes; made when missing */
  readonly folder: string;
  /** who can open it (`age1…`); none: it is not encrypted */
  readonly recipients: readonly string[];
  /** Told before a table is read, by its name, and before the photos (`photos`): for tests, which change things then. */
  readonly before?: (part: string) => Promise<void>;
}

/** A backup that is whole and on the disk. */
export interface MadeBackup {
  /** absolute */
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

type Snapshot = Omit<Manifest, 'photos'>;

/** Photos that are read at once, which a store over a network needs. Each is at most some 2 MB. */
const PHOTOS_AT_ONCE = 8;

/**
 * Writes a backup of the database and the photos it names, while both are in use. All rows are of one moment. Photos never
 * change under their names, so they are read afterwards; one that was deleted meanwhile is counted as missing. Memory stays
 * flat. The file appears under its name when it is whole and on the disk, readable by its owner alone.
 * @throws when the database or the store cannot be read, or the disk is full; no backup is left then
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const folder = resolve(options.folder);
  const unfinished = join(folder, '.unfinished');
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await deleteAbandoned(unfinished);
  const at = new Date();
  const file = join(folder, backupName(at, options.recipients.length > 0));
  if (existsSync(file)) throw setUpError(`${file} exists already.`, 'Try again in a second.');
  const keysFile = join(unfinished, `${randomUUID()}.keys`);
  try {
    const { kept, filled } = await writeArchive({
      recipients: options.recipients,
      at,
      keep: (bytes) => writeDurably({ folder, unfinished }, file, bytes),
      fill: (archive) => fill(archive, options, keysFile),
    });
    return { file, bytes: kept.size, manifest: filled };
  } finally {
    await rm(keysFile, { force: true });
  }
}

async function fill(archive: Archive, options: BackupOptions, keysFile: string): Promise<Manifest> {
  const snapshot = await addSnapshot(archive, options, keysFile);
  await options.before?.('photos');
  const photos = await addPhotos(archive, options.photoStore, keysFile);
  const manifest: Manifest = { ...snapshot, photos };
  await archive.add(MANIFEST_NAME, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  return manifest;
}

async function addSnapshot(
  archive: Archive,
  { databaseUrl, before }: BackupOptions,
  keysFile: string,
): Promise<Snapshot> {
  const database = connect(databaseUrl, { maxConnections: 1, applicationName: 'scampolo-backup' });
  try {
    return await database.sql.begin('isolation level repeatable read read only', async (tx) => {
      const origin = await readOrigin(tx);
      const tables = await readTables(tx);
      const contents: TableContent[] = [];
      for (const table of tables) {
        await before?.(table.name);
        contents.push(await addTable(archive, tx, table));
      }
      const jobs = await addJobs(archive, tx);
      await writeKeys(keysFile, copyPhotoKeys(tx, tables));
      // Sequences are in no snapshot: read last, they have passed every number in it.
      const sequences = await readSequences(tx, tables);
      return {
        format: FORMAT,
        application: application.version,
        ...origin,
        tables: contents,
        sequences,
        jobs,
      };
    });
  } finally {
    await database.close();
  }
}

async function readOrigin(sql: Statements): Promise<Pick<Manifest, 'at' | 'postgres' | 'migrations'>> {
  const [made] = await sql`select to_regclass('public.schema_migrations') is not null as made`;
  if (made?.['made'] !== true) {
    throw setUpError(
      'The database has no schema yet: there is nothing to back up.',
      'Start the exchange once first.',
    );
  }
  const [now] = await sql<{ at: Date; postgres: string }[]>`
    select now() as at, split_part(current_setting('server_version'), ' ', 1) as postgres`;
  const migrations = await sql<{ name: string; hash: string }[]>`
    select name, hash from schema_migrations order by name`;
  if (!now) throw new Error('the database does not know the time');
  return {
    at: now.at.toISOString(),
    postgres: now.postgres,
    migrations: migrations.map((row) => ({ ...row })),
  };
}

async function addTable(archive: Archive, sql: Statements, table: Table): Promise<TableContent> {
  const tally = startTally();
  let part = 0;
  for await (const chunk of copyOut(sql, table)) {
    part += 1;
    tally.add(chunk, countRows(chunk));
    await archive.add(tableMember(table.name, part), chunk);
  }
  return { name: table.name, columns: table.columns, ...tally.result() };
}

async function addJobs(archive: Archive, sql: Statements): Promise<Manifest['jobs']> {
  const tally = startTally();
  let part = 0;
  for await (const chunk of readWaitingJobs(sql)) {
    part += 1;
    tally.add(chunk, countRows(chunk));
    await archive.add(jobsMember(part), chunk);
  }
  return tally.result();
}

async function writeKeys(path: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  for await (const chunk of chunks) await file.write(chunk);
}

async function addPhotos(
  archive: Archive,
  store: Pick<PhotoStore, 'open'>,
  keysFile: string,
): Promise<Manifest['photos']> {
  const tally = startTally();
  let [missing, damaged] = [0, 0];
  for await (const keys of batches(createInterface({ input: createReadStream(keysFile) }))) {
    const photos = await Promise.all(keys.map((key) => readPhoto(store, key)));
    for (const [index, photo] of photos.entries()) {
      const key = keys[index] ?? '';
      if (photo === 'missing') missing += 1;
      else if (photo === 'damaged') damaged += 1;
      else {
        tally.add(photo, 1, `${key}\n`);
        await archive.add(photoMember(key), photo);
      }
    }
  }
  return { ...tally.result(), missing, damaged };
}

async function readPhoto(
  store: Pick<PhotoStore, 'open'>,
  key: string,
): Promise<Buffer | 'missing' | 'damaged'> {
  const file = await store.open(key);
  if (file === null) return 'missing';
  const bytes = await buffer(file.stream);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return key.startsWith(sha256) ? bytes : 'damaged';
}

async function* batches(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < PHOTOS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
