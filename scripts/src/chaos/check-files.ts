import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '@scampolo/db/client';
import { sql } from 'drizzle-orm';
import type { Violation } from './history.ts';

/** What the check of the files found. */
export interface FileCheck {
  readonly violations: readonly Violation[];
  /** photo files that rows name */
  readonly named: number;
  /** photo files that no row names: of uploads that were cut off between file and row, which the product allows */
  readonly nameless: number;
  /** uploads that a killed process left half-way, which a start deletes once they are an hour old */
  readonly abandoned: number;
  readonly mails: number;
}

/**
 * Checks what lies under DATA_DIR against the database: every photo's files are there and whole, no more files are nameless than uploads
 * and pictures were cut off, and every mail was sent by a job that is there.
 * @param cutOff how many uploads and jobs may have been cut off; each leaves a handful of files at most
 */
export async function checkFiles(
  db: Db,
  dataDir: string,
  { mailJobs, cutOff }: { mailJobs: ReadonlySet<string>; cutOff: number },
): Promise<FileCheck> {
  const named = await readNamed(db);
  const files = await filesBelow(join(dataDir, 'photos'));
  const violations: Violation[] = [];
  for (const key of named) {
    const path = files.get(key);
    if (path === undefined) violations.push({ rule: 'file', text: `photo file ${key} is not there` });
    else if (!(await isWhole(path, key)))
      violations.push({ rule: 'file', text: `photo file ${key} is not what its name says` });
  }
  const nameless = [...files.keys()].filter((key) => !named.has(key)).length;
  if (nameless > cutOff * FILES_A_PHOTO)
    violations.push({ rule: 'file', text: `${nameless} photo files have no row, of ${cutOff} cut off` });
  const abandoned = (await filesBelow(join(dataDir, 'uploads'))).size;
  if (abandoned > cutOff)
    violations.push({ rule: 'file', text: `${abandoned} uploads are left, of ${cutOff} cut off` });
  const mails = [...(await filesBelow(join(dataDir, 'mail'))).keys()].filter((name) =>
    name.endsWith('.json'),
  );
  for (const name of mails) {
    if (!mailJobs.has(name.slice(0, -'.json'.length)))
      violations.push({ rule: 'mails', text: `mail ${name} was sent, and there is no job for it` });
  }
  return { violations, named: named.size, nameless, abandoned, mails: mails.length };
}

/** Three widths, in two formats. */
const FILES_A_PHOTO = 6;

async function readNamed(db: Db): Promise<Set<string>> {
  const rows = await db.execute<{ key: string }>(
    sql`select distinct v ->> 'key' as key from listing_photos, jsonb_array_elements(variants) v`,
  );
  return new Set(rows.map(({ key }) => key));
}

/** The paths of all files below a folder, by their names; none when there is no such folder. */
async function filesBelow(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return new Map(
    entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => [name, join(parentPath, name)]),
  );
}

/** The name of a photo's file is the SHA-256 of its bytes. */
async function isWhole(path: string, key: string): Promise<boolean> {
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return key.startsWith(hash);
}
