import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { MAIL_DEAD_LETTER_QUEUE, MAIL_QUEUE } from '@scampolo/db/job-queues';
import { migrate, readMigrations } from '@scampolo/db/migrate';
import { putBackJobs } from '@scampolo/db/put-back-jobs';
import { loadConfig } from '@scampolo/server/config';
import { createDiskStore } from '@scampolo/server/infra/storage/storage';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../lib/prepare-database.ts';
import { startCommand } from '../rehearsal/command.ts';
import { checkArchive } from './check-archive.ts';
import { compareAmounts } from './check-restored.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { insertLot } from './testing/lots.ts';
import { makePlaces } from './testing/places.ts';

/** Of `migrate`, which waits for it in every process ("scam" in ASCII). */
const MIGRATION_LOCK = 0x7363616d;

const places = makePlaces();
afterAll(() => places[Symbol.asyncDispose]());

let open: Database[] = [];
function opened(url: string): Database {
  const database = connect(url, { maxConnections: 2 });
  open.push(database);
  return database;
}
beforeEach(() => async () => {
  for (const database of open) await database.close();
  open = [];
});

async function backupOf(databaseUrl: string): Promise<string> {
  const photoStore = await createDiskStore(join(await places.folder(), 'photos'));
  return (await makeBackup({ databaseUrl, photoStore, folder: await places.folder(), recipients: [] })).file;
}

async function restore(file: string, databaseUrl: string): Promise<readonly string[]> {
  const folder = await places.folder();
  const { troubles } = await restoreBackup(
    { file, identities: [] },
    { folder, databaseUrl, s3: null, log: () => undefined },
  );
  return troubles;
}

describe('a restore', () => {
  it('brings texts, sequences and the audit log back as they were', async () => {
    const [from, to] = [await places.database(), await places.emptyDatabase()];
    const id = await insertLot(opened(from));
    expect(await restore(await backupOf(from), to)).toEqual([]);
    const { sql } = opened(to);
    expect(await sql`select description from listings where id = ${id}`).toEqual([
      { description: 'a tab\t, a line\nand a \\ backslash' },
    ]);
    const [old] = await sql<{ id: number }[]>`select id from audit_log`;
    const [next] = await sql<{ id: number }[]>`
      insert into audit_log (action, subject_kind, subject_id) values ('x', 'x', ${id}) returning id`;
    expect(next?.id).toBe((old?.id ?? 0) + 1);
    await expect(sql`delete from audit_log`).rejects.toThrow('append-only');
    expect(await migrate(to)).toEqual([]);
  });

  it('of an older schema ends in ours', async () => {
    const [from, to] = [await places.emptyDatabase(), await places.emptyDatabase()];
    await migrate(from, { upTo: '0003_identity' });
    const id = await insertLot(opened(from));
    const file = await backupOf(from);
    expect((await checkArchive(file, [])).migrations.at(-1)?.name).toBe('0003_identity');
    expect(await restore(file, to)).toEqual([]);
    const { sql } = opened(to);
    const applied = await sql<{ name: string }[]>`select name from schema_migrations order by name`;
    expect(applied.map(({ name }) => name)).toEqual((await readMigrations()).map(({ name }) => name));
    expect(await sql`select title, defect_marks from listings where id = ${id}`).toEqual([
      { title: 'Feltro', defect_marks: [] },
    ]);
  });

  it('of a newer schema, or of one that no release has, is refused', async () => {
    const from = await places.database();
    const { sql } = opened(from);
    await sql`insert into schema_migrations (name, hash) values ('9999_future', 'x')`;
    await expect(checkArchive(await backupOf(from), [])).rejects.toThrow(/newer release .*9999_future/);
    await sql`delete from schema_migrations where name = '9999_future'`;
    await sql`update schema_migrations set hash = 'other' where name = '0001_audit_guard'`;
    await expect(checkArchive(await backupOf(from), [])).rejects.toThrow(
      /no release has \(0001_audit_guard\)/,
    );
  });

  it('lets mails that waited wait again, under their ids, and those that failed for as long as they had', async () => {
    const [from, to] = [await places.database(), await places.emptyDatabase()];
    const data = { kind: 'claim_received', subjectId: randomUUID(), memberId: randomUUID() };
    const soon = new Date(Date.now() + 3_600_000);
    const waiting = { id: newId(), queue: MAIL_QUEUE, data, keepUntil: soon };
    const dead = { id: newId(), queue: MAIL_DEAD_LETTER_QUEUE, data, keepUntil: soon };
    expect(await putBackJobs(from, [waiting, dead, { ...dead, id: newId(), keepUntil: new Date(0) }])).toBe(
      2,
    );
    await opened(from).sql`update pgboss.job set state = 'retry', retry_count = 5 where id = ${waiting.id}`;
    expect(await restore(await backupOf(from), to)).toEqual([]);
    const jobs = await opened(to).sql`select id, name, data, state::text, retry_count,
      abs(extract(epoch from keep_until - ${soon})) < 120 as kept from pgboss.job where name like 'mail%' order by name`;
    const known = { data, state: 'created', retry_count: 0, kept: true };
    expect([...jobs]).toEqual([
      { id: waiting.id, name: MAIL_QUEUE, ...known },
      { id: dead.id, name: MAIL_DEAD_LETTER_QUEUE, ...known },
    ]);
  });

  it('that was killed is seen as such, keeps an exchange from starting, and may be run again', async () => {
    const [from, to] = [await places.database(), await places.emptyDatabase()];
    const id = await insertLot(opened(from));
    const file = await backupOf(from);
    const folder = await places.folder();
    const args = [file, '--into', folder, '--database-url', to];
    const { sql } = opened(to);
    const held = Promise.withResolvers<void>();
    const [locked, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    sql
      .begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
        locked.resolve();
        await finish.promise;
      })
      .then(held.resolve, held.reject);
    await locked.promise;
    const killed = startCommand('restore', args, {});
    const waits = async () =>
      (
        await sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
      ).length;
    await expect.poll(waits, { timeout: 30_000 }).toBe(1);
    killed.child.kill('SIGKILL');
    await killed.ended;
    finish.resolve();
    await held.promise;

    await expect(migrate(to)).rejects.toThrow('did not come to its end');
    expect(existsSync(join(folder, 'unfinished-restore'))).toBe(true);
    // Also before there is a database in it.
    const elsewhere = { ...loadConfig({}), dataDir: folder, databaseUrl: await places.database() };
    await expect(prepareDatabase(elsewhere, () => undefined)).rejects.toThrow(
      'being restored into this folder',
    );
    const photo = join(folder, 'photos', 'ab', 'half-a-photo');
    await mkdir(join(folder, 'photos', 'ab'), { recursive: true });
    await writeFile(photo, '');

    const again = startCommand('restore', args, {});
    expect(await again.ended, again.said()).toBe(0);
    expect(existsSync(photo)).toBe(false);
    expect(existsSync(join(folder, 'unfinished-restore'))).toBe(false);
    expect(await migrate(to)).toEqual([]);
    expect(await sql`select title from listings where id = ${id}`).toHaveLength(1);
  });

  it('counts amounts that no claim holds', async () => {
    const database = opened(await places.database());
    const id = await insertLot(database);
    expect(await compareAmounts(database.sql)).toEqual([]);
    await database.sql`update listings set amount_held = 10 where id = ${id}`;
    expect(await compareAmounts(database.sql)).toEqual([
      expect.stringContaining('1 listings count other amounts'),
    ]);
  });
});
