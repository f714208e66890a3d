import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFull, embeddedProblem, saysDiskFull, systemCode } from './problem.ts';

/** What a DATA_DIR remembers about its PostgreSQL. */
export interface ClusterRecord {
  /** The port it last listened on; `null` before the first start. */
  readonly port: number | null;
  /** The password of the role `scampolo`. */
  readonly password: string;
  /** The cluster's folder where it is not DATA_DIR/postgres, else `null`, so that a DATA_DIR can be moved. */
  readonly elsewhere: string | null;
}

/** The cluster's folder for a DATA_DIR and its record, if it has one. */
export function clusterDirOf(dataDir: string, record: ClusterRecord | undefined): string {
  return record?.elsewhere ?? join(dataDir, 'postgres');
}

/**
 * Reads the record of a DATA_DIR. The folder is created when it is missing, closed to others (root leaves it open to
 * enter, for the user that PostgreSQL runs as).
 *
 * @returns `undefined` where there is no record yet
 * @throws EmbeddedPostgresError when the record cannot be read, or is damaged
 */
export async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  try {
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return parseRecord(JSON.parse(await readFile(recordFile(dataDir), 'utf8')));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw unusableRecord(dataDir, error);
  }
}

/**
 * Makes the first record of a DATA_DIR, with a random password. Of two that do so at once, both get the record of the
 * first.
 *
 * @param elsewhere see {@link ClusterRecord}
 */
export async function createRecord(dataDir: string, elsewhere: string | null): Promise<ClusterRecord> {
  const record = { port: null, password: randomBytes(24).toString('base64url'), elsewhere };
  const partial = await writeBeside(dataDir, record);
  try {
    await link(partial, recordFile(dataDir));
    return record;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw unusableRecord(dataDir, error);
    return (await readRecord(dataDir)) ?? record;
  } finally {
    await rm(partial, { force: true });
  }
}

/** Writes the record, readable by its owner alone; a reader sees the old one or the new one, never half of it. */
export async function saveRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  await rename(await writeBeside(dataDir, record), recordFile(dataDir));
}

async function writeBeside(dataDir: string, record: ClusterRecord): Promise<string> {
  const partial = `${recordFile(dataDir)}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(partial, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    // Root must not take a file away from the user whose folder it is.
    const { uid, gid } = await stat(dataDir);
    if (process.getuid?.() === 0) await chown(partial, uid, gid);
    return partial;
  } catch (error) {
    throw unusableRecord(dataDir, error);
  }
}

function recordFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

function unusableRecord(dataDir: string, error: unknown): Error {
  if (saysDiskFull(systemCode(error))) return diskFull(dataDir);
  return embeddedProblem(
    `DATA_DIR ${dataDir} cannot be used: its postgres.json can be neither read nor written.`,
    'Start as the user that it belongs to, put the file back from a backup, or set DATA_DIR to another folder.',
    String(error),
  );
}

function parseRecord(value: unknown): ClusterRecord {
  if (value instanceof Object && 'port' in value && 'password' in value && 'elsewhere' in value) {
    const { port, password, elsewhere } = value;
    if (
      (port === null || typeof port === 'number') &&
      typeof password === 'string' &&
      (elsewhere === null || typeof elsewhere === 'string')
    ) {
      return { port, password, elsewhere };
    }
  }
  throw new Error('its contents are not those of a record');
}
