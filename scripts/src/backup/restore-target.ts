import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Statements } from '@scampolo/db/client';
import { UNFINISHED_RESTORE } from '@scampolo/db/migrate';
import { setUpError } from '../lib/failure.ts';

const MARK = 'unfinished-restore';

/** Where a backup is restored to. */
export interface Target {
  /** the DATA_DIR to be */
  readonly folder: string;
  /** whether the database is made in it */
  readonly embedded: boolean;
  /** whether photos are kept in it */
  readonly photosInFolder: boolean;
}

/**
 * Refuses a folder that holds an exchange already, unless a restore left it there that was cut off.
 * @throws SetUpError when something is there that a restore would mix with
 */
export async function refuseTaken({ folder, embedded, photosInFolder }: Target): Promise<void> {
  if (existsSync(join(folder, MARK))) return;
  if (embedded && (existsSync(join(folder, 'postgres.json')) || existsSync(join(folder, 'postgres')))) {
    throw taken(`${folder} holds a database already.`);
  }
  if (photosInFolder && (await holdsFiles(join(folder, 'photos')))) {
    throw taken(`${folder} holds photos already.`);
  }
}

/**
 * Marks a folder as being restored into, for good until {@link releaseFolder}. The photos of a restore that was cut off are
 * thrown away.
 * @throws SetUpError as {@link refuseTaken} does
 */
export async function claimFolder(target: Target): Promise<void> {
  await refuseTaken(target);
  const { folder, photosInFolder } = target;
  const mark = join(folder, MARK);
  if (existsSync(mark)) {
    if (photosInFolder) await rm(join(folder, 'photos'), { recursive: true, force: true });
    return;
  }
  // Root leaves it open to enter, for the user that PostgreSQL runs as.
  await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  await using file = await open(mark, 'wx', 0o600);
  await file.write(
    'A backup is being restored into this folder, or its restore was cut off: run it again.\n',
  );
  await file.sync();
}

/** True for a folder that a restore has begun to fill and not finished. */
export function isBeingRestored(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

/** The restore has come to its end, or has not begun. */
export async function releaseFolder({ folder }: Target): Promise<void> {
  await rm(join(folder, MARK), { force: true });
}

/**
 * Makes sure that a database is empty, and marks it as being restored into. What an earlier restore left there that was cut off
 * is thrown away.
 * @throws SetUpError when it holds anything else
 */
export async function claimDatabase(sql: Statements): Promise<void> {
  const [mark] = await sql`select to_regclass(${`public.${UNFINISHED_RESTORE}`}) is not null as there`;
  if (mark?.['there'] === true) return emptyDatabase(sql);
  const found = await sql<{ name: string }[]>`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p', 'v', 'S') order by 1 limit 3`;
  if (found.length > 0) {
    throw taken(`The database is not empty: it has ${found.map(({ name }) => name).join(', ')} …`);
  }
  await sql`create table ${sql(UNFINISHED_RESTORE)} (began_at timestamptz not null default now())`;
}

/** Takes everything of an exchange out of a database that is marked, but for the mark. */
export async function emptyDatabase(sql: Statements): Promise<void> {
  await sql`drop schema if exists pgboss cascade`;
  const tables = await sql<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> ${UNFINISHED_RESTORE}`;
  for (const { name } of tables) await sql`drop table if exists ${sql(name)} cascade`;
  const functions = await sql<{ name: string }[]>`
    select distinct p.proname::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  for (const { name } of functions) await sql`drop routine if exists ${sql(name)} cascade`;
}

/** The database is whole now. */
export async function releaseDatabase(sql: Statements): Promise<void> {
  await sql`drop table ${sql(UNFINISHED_RESTORE)}`;
}

async function holdsFiles(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.some((entry) => entry.isFile());
}

function taken(what: string): Error {
  return setUpError(
    what,
    'A backup is restored into an empty place only, so that nothing is lost: name another folder with --into (and an empty database with --database-url), or move what is there away.',
  );
}
