import { randomUUID } from 'node:crypto';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from './storage/delete-abandoned.ts';

const backupRecord = z.strictObject({
  /** when what is in it was true: ISO 8601, UTC */
  at: z.iso.datetime(),
  /** absolute path, which may be of a disk that is away now */
  file: z.string(),
  bytes: z.number().int().nonnegative(),
  encrypted: z.boolean(),
  /** when a backup of this installation last was restored for trial, and all was there; null: never */
  verifiedAt: z.iso.datetime().nullable(),
});

/** What is known of the last good backup of the installation whose DATA_DIR it lies in. */
export type BackupRecord = z.infer<typeof backupRecord>;

/**
 * The last good backup; null when there never was one.
 * @throws when the record cannot be read, or is none
 */
export async function readBackupRecord(dataDir: string): Promise<BackupRecord | null> {
  try {
    return backupRecord.parse(JSON.parse(await readFile(recordFile(dataDir), 'utf8')));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Puts another record in the place of the last one; a reader sees one or the other. It belongs to whom DATA_DIR belongs. */
export async function writeBackupRecord(dataDir: string, record: BackupRecord): Promise<void> {
  const partial = `${recordFile(dataDir)}.${randomUUID()}`;
  try {
    await writeFile(partial, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    const { uid, gid } = await stat(dataDir);
    if (process.getuid?.() === 0) await chown(partial, uid, gid);
    await rename(partial, recordFile(dataDir));
  } finally {
    await rm(partial, { force: true });
  }
}

function recordFile(dataDir: string): string {
  return join(dataDir, 'last-backup.json');
}
