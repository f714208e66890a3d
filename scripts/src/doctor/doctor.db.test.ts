import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { MAIL_DEAD_LETTER_QUEUE, MAIL_QUEUE } from '@scampolo/db/job-queues';
import { putBackJobs } from '@scampolo/db/put-back-jobs';
import { type Config, loadConfig } from '@scampolo/server/config';
import { writeBackupRecord } from '@scampolo/server/infra/backup-record';
import { startSmtpSink } from '@scampolo/server/infra/mailer/testing/smtp-sink';
import { createDiskStore } from '@scampolo/server/infra/storage/storage';
import { runSearchCommand } from '@scampolo/server/search/command';
import { startMeilisearchDouble } from '@scampolo/server/search/testing/meilisearch-double/double';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { drawnPhoto, insertLot } from '../backup/testing/lots.ts';
import { makePlaces } from '../backup/testing/places.ts';
import { startCommand } from '../rehearsal/command.ts';
import { examine, runAll } from './examine.ts';
import { type Check, FINDINGS, type Finding, finding, type PatientWithDatabase } from './finding.ts';

const places = makePlaces();
afterAll(() => places[Symbol.asyncDispose]());

let config: Config;
let database: Database;
let readyz: Server;
let status: number;

/** An exchange in which everything is as it should be. */
beforeEach(async () => {
  const [databaseUrl, dataDir] = [await places.database(), await places.folder()];
  status = 200;
  readyz = createServer((_request, response) => response.writeHead(status).end()).listen(0, '127.0.0.1');
  await once(readyz, 'listening');
  const { port } = readyz.address() as AddressInfo;
  config = { ...loadConfig({ NODE_ENV: 'test' }), databaseUrl, dataDir, port };
  await writeBackupRecord(dataDir, {
    at: new Date().toISOString(),
    file: '/elsewhere/scampolo.tar',
    bytes: 1,
    encrypted: true,
    verifiedAt: new Date().toISOString(),
  });
  database = connect(databaseUrl, { maxConnections: 2 });
  const photo = drawnPhoto();
  await (await createDiskStore(join(dataDir, 'photos'))).put(photo.key, photo.bytes, 'image/webp');
  await insertLot(database, [photo.key]);
  await database.sql`update members set admin = true`;
  await database.sql`update pgboss.version set cron_on = now()`;
  return async () => {
    await database.close();
    readyz.close();
    await once(readyz, 'close');
  };
});

async function troubles(changes: Partial<Config> = {}, mailTo: string | null = null): Promise<Finding[]> {
  const found = await examine({ config: { ...config, ...changes }, all: true, mailTo });
  return found.filter(({ code }) => FINDINGS[code] !== 'good');
}
const codes = async (changes: Partial<Config> = {}) => (await troubles(changes)).map(({ code }) => code);

/** The test cluster's passwords are random; one of somebody else's server may be short. */
const known = ['secrets.database'];
const serious = async (changes: Partial<Config> = {}) =>
  (await codes(changes)).filter((code) => !known.includes(code));

describe('the doctor', () => {
  it('finds nothing where all is well', async () => {
    expect(await serious()).toEqual([]);
  });

  it('finds a server that is away, or not ready', async () => {
    status = 503;
    expect(await troubles()).toContainEqual(
      expect.objectContaining({ code: 'server.unready', values: expect.objectContaining({ status: 503 }) }),
    );
    expect(await serious({ port: 1 })).toEqual(['server.away']);
  });

  it('finds a database that is off or does not answer, and goes on with the rest', async () => {
    const dataDir = await places.folder();
    expect(await codes({ databaseUrl: null, dataDir })).toEqual(
      expect.arrayContaining(['database.off', 'backup.none']),
    );
    const away = await troubles({
      databaseUrl: 'postgres://scampolo:a-long-random-word@127.0.0.1:1/scampolo',
    });
    expect(away).toEqual([finding('database.away', { reason: 'ECONNREFUSED' })]);
  });

  it('finds a schema that is older, newer, or half restored', async () => {
    const { sql } = database;
    await sql`insert into schema_migrations (name, hash) values ('9999_future', 'x')`;
    expect(await serious()).toEqual(['schema.newer']);
    await sql`delete from schema_migrations where name >= '0005'`;
    expect(await troubles()).toContainEqual(expect.objectContaining({ code: 'schema.pending' }));
    await sql`create table unfinished_restore (began_at timestamptz)`;
    expect(await serious()).toEqual(['schema.unfinished']);
  });

  it('finds jobs that nobody works on, or that were given up', async () => {
    const { sql } = database;
    await sql`update pgboss.version set cron_on = now() - interval '25 minutes'`;
    expect(await troubles()).toContainEqual(finding('jobs.idle', { minutes: 25 }));
    await sql`update pgboss.version set cron_on = now()`;
    const keepUntil = new Date(Date.now() + 86_400_000);
    const [late, failed] = [newId(), newId()];
    const job = { data: {}, keepUntil };
    await putBackJobs(config.databaseUrl ?? '', [
      { ...job, id: late, queue: 'encode-avif' },
      { ...job, id: failed, queue: 'export-member' },
    ]);
    await sql`update pgboss.job set start_after = now() - interval '20 minutes' where id = ${late}`;
    await sql`update pgboss.job set state = 'failed' where id = ${failed}`;
    const found = await troubles();
    expect(found).toContainEqual(finding('jobs.late', { count: 1, minutes: 20 }));
    expect(found).toContainEqual(finding('jobs.failed', { queue: 'export-member', count: 1 }));
  });

  it('finds mails that do not go out, with the reason and without addresses', async () => {
    const { sql } = database;
    const [retried, dead] = [newId(), newId()];
    const job = { data: {}, keepUntil: new Date(Date.now() + 86_400_000) };
    await putBackJobs(config.databaseUrl ?? '', [
      { ...job, id: retried, queue: MAIL_QUEUE },
      { ...job, id: dead, queue: MAIL_DEAD_LETTER_QUEUE },
    ]);
    const output = (reason: string) => JSON.stringify({ reason });
    await sql`update pgboss.job set state = 'retry', start_after = now() + interval '1 hour',
      output = ${output('no answer for ada@hub.example (ETIMEDOUT)')}::text::jsonb where id = ${retried}`;
    await sql`update pgboss.job set source_output = ${output('refused (550)')}::text::jsonb where id = ${dead}`;
    const found = await troubles();
    expect(found).toContainEqual(
      finding('mails.failing', { count: 1, reason: 'no answer for … (ETIMEDOUT)' }),
    );
    expect(found).toContainEqual(finding('mails.dead', { count: 1, days: 7, reason: 'refused (550)' }));
  });

  it('finds a search that is late, refuses lots, or differs', async () => {
    const { sql } = database;
    const id = newId();
    await sql`insert into search_outbox (listing_id, created_at) values (${id}, now() - interval '9 minutes')`;
    expect(await troubles()).toContainEqual(finding('search.late', { count: 1, minutes: 9 }));
    await sql`insert into search_failures (listing_id, attempts, error, retry_at) values (${id}, 3, 'no such colour', now())`;
    expect(await troubles()).toContainEqual(finding('search.refused', { count: 1, error: 'no such colour' }));
    await sql`delete from search_failures`;
    await sql`delete from search_outbox`;
    await sql`update listings set status = 'published', category = (select code from categories limit 1)`;
    await sql`delete from search_outbox`;
    const drift = (await troubles()).find(({ code }) => code === 'search.drift');
    expect(drift?.values['found']).toMatch(/^missing: 1 /);
  });

  it('finds a search engine that is away, whose index is not filled, lacks what it should, or lacks lots', async () => {
    const double = await startMeilisearchDouble({ masterKey: 'a master key of a test' });
    const { sql } = database;
    try {
      const meilisearch = { url: double.url, key: 'a master key of a test', indexPrefix: 'scampolo' };
      const found = async () =>
        (await examine({ config: { ...config, meilisearch }, all: false, mailTo: null })).filter(
          ({ code }) => code.startsWith('engine.') || code === 'search.drift',
        );
      const values = { target: expect.stringMatching(/^scampolo_/), version: expect.stringMatching(/^\d/) };
      expect(await found()).toEqual([finding('engine.unfilled', values)]);
      await runSearchCommand({
        command: 'rebuild',
        databaseUrl: config.databaseUrl ?? '',
        meilisearch,
        log: console,
      });
      expect(await found()).toEqual([finding('engine.good', { ...values, waiting: 0, minutes: '—' })]);
      await sql`insert into search_checks select name, now() - interval '4 hours', 1, 0, 0, 0 from search_targets`;
      expect(await found()).toEqual([finding('engine.unverified', { ...values, minutes: 240 })]);
      await sql`update search_checks set checked_at = now()`;
      double.fault = 'refuse';
      expect((await found()).map(({ code }) => code)).toEqual(['engine.away']);
      double.fault = null;
      double.loseData();
      expect((await found()).map(({ code }) => code)).toEqual(['engine.settings']);
    } finally {
      await double.close();
      await sql`delete from search_targets`;
      await sql`delete from search_checks`;
    }
  });

  it('finds a mail server that refuses, a sender nobody believes, and none at all where members wait for mails', async () => {
    const sink = await startSmtpSink();
    try {
      expect(await serious({ smtpUrl: sink.url })).toEqual([]);
      expect(sink.received).toEqual([]);
      await examine({ config: { ...config, smtpUrl: sink.url }, all: false, mailTo: 'ada@hub.example' });
      expect(sink.received).toMatchObject([{ to: ['ada@hub.example'] }]);
      expect(await codes({ smtpUrl: sink.url, mode: 'production' })).toContain('smtp.sender');
    } finally {
      await sink.close();
    }
    const refused = (await troubles({ smtpUrl: sink.url })).find(({ code }) => code === 'smtp.refused');
    expect(refused?.values['reason']).toMatch(/ECONNREFUSED|ESOCKET/);
    expect(await codes({ mode: 'production' })).toContain('smtp.files');
  });

  it('finds photos that are gone, a backup that is none, and files that others may read', async () => {
    const [{ key } = { key: '' }] = await database.sql<
      { key: string }[]
    >`select logo -> 0 ->> 'key' as key from workshops`;
    await (await createDiskStore(join(config.dataDir, 'photos'))).remove(key);
    await writeFile(join(config.dataDir, 'last-backup.json'), '{"at": "yesterday"}');
    await mkdir(join(config.dataDir, 'mail'));
    await chmod(join(config.dataDir, 'mail'), 0o755);
    const found = await troubles();
    expect(found).toContainEqual(
      expect.objectContaining({
        code: 'photos.missing',
        values: expect.objectContaining({ missing: 1, count: 1, example: key }),
      }),
    );
    expect(found.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['backup.unreadable', 'secrets.readable']),
    );
  });

  it('finds passwords that can be guessed, and the demo where it must not be', async () => {
    const { sql } = database;
    const metrics = { mode: 'production', metricsToken: null } as const;
    expect(await codes(metrics)).toContain('secrets.metrics');
    await sql`insert into seeds (name) values ('demo')`;
    expect(await codes({ mode: 'production' })).toContain('secrets.demo');
    expect(await codes()).not.toContain('secrets.demo');
    expect(await codes({ databaseUrl: 'postgres://scampolo:scampolo@127.0.0.1:1/x' })).toContain(
      'secrets.database',
    );
  });

  it('finds what waits for staff, that there is no staff, and amounts that do not balance', async () => {
    const { sql } = database;
    await sql`update listings set status = 'pending', submitted_at = now() - interval '4 days 1 hour', amount_held = 5`;
    await sql`update members set admin = false`;
    await sql`insert into notices (id, subject_kind, page, reason, text, locale, created_at)
      values (${newId()}, 'page', '/about', 'other', 'x', 'it', now() - interval '6 days')`;
    const found = await troubles();
    expect(found).toContainEqual(finding('queue.lots', { count: 1, days: 4 }));
    expect(found).toContainEqual(finding('queue.notices', { count: 1, days: 6 }));
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['queue.nobody', 'amounts.wrong']));
  });

  it('goes on when a check fails or never answers', async () => {
    const checks: Check[] = [
      { name: 'broken', needs: 'nothing', run: () => Promise.reject(new TypeError('x is not a function')) },
      { name: 'silent', needs: 'nothing', run: () => new Promise(() => undefined) },
      { name: 'sound', needs: 'nothing', run: async () => [finding('jobs.good')] },
    ];
    const patient: PatientWithDatabase = {
      config,
      all: false,
      mailTo: null,
      database,
      databaseUrl: config.databaseUrl ?? '',
    };
    expect(await runAll(checks, patient, 100)).toEqual([
      finding('check.failed', { check: 'broken', reason: 'TypeError: x is not a function' }),
      finding('check.slow', { check: 'silent', seconds: 0 }),
      finding('jobs.good'),
    ]);
  });
});

describe('the command', () => {
  const settings = () => ({
    DATABASE_URL: config.databaseUrl ?? '',
    DATA_DIR: config.dataDir,
    PORT: String(config.port),
  });

  it('ends with 1 and words in the language asked for when something must be done, also for programs', async () => {
    await database.sql`update members set admin = false`;
    const italian = startCommand('doctor', ['--lang', 'it'], settings());
    expect(await italian.ended).toBe(1);
    expect(italian.said()).toContain('✗ Nessuno è dello staff');
    const json = startCommand('doctor', ['--json'], settings());
    expect(await json.ended).toBe(1);
    expect(JSON.parse(json.said())).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'queue.nobody', level: 'problem' })]),
    });
  });

  it('ends with 1 for settings that are wrong, and with 2 for what it cannot read itself', async () => {
    const wrong = startCommand('doctor', [], { ...settings(), SMTP_URL: 'http://mail' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('SMTP_URL');
    const misused = startCommand('doctor', ['--fix'], settings());
    expect(await misused.ended).toBe(2);
  });
});
