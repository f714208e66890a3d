import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../config.ts';
import { type RunningServer, startServer } from '../main.ts';
import { listingBody, PASSWORD } from '../testing/people.ts';
import { makeBareWeb } from './testing/bare-web.ts';
import { PATIENCE } from './testing/held.ts';
import { type OwnPostgres, startOwnPostgres } from './testing/own-postgres.ts';
import { type Caller, claimUnder, publish, type Received, register, send } from './testing/requests.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let postgres: OwnPostgres;
let server: RunningServer;
let folder: string;
let admin: Database;
let giver: Caller;
let taker: Caller;
let listing: string;

const at = (path: string) => `${server.address}${path}`;
const page = (path: string) => send(at(path), { headers: { accept: 'text/html' } });

beforeAll(async () => {
  postgres = await startOwnPostgres();
  folder = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
  admin = connect(postgres.url, { maxConnections: 1, applicationName: 'test-admin' });
  server = await startServer({
    config: {
      ...loadConfig({ NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', PORT: '0' }),
      dataDir: join(folder, 'data'),
    },
    databaseUrl: postgres.url,
    webFolder: await makeBareWeb(join(folder, 'web')),
  });
  giver = await register(() => server.address);
  taker = await register(() => server.address);
  await admin.sql`update workshops set trust = 'trusted' where id = ${giver.workshopId}`;
  await admin.sql`update members set verified_at = now()`;
  listing = await publish(giver);
});
afterAll(async () => {
  await server?.close();
  await admin?.close();
  await postgres?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Waits until a search gives the listing. */
async function found(id: string): Promise<void> {
  const hits = async () => {
    const { body } = await send(at('/api/v1/search?limit=60'));
    return (body.hits ?? []).map((hit: { id: string }) => hit.id);
  };
  await expect.poll(hits, PATIENCE).toContain(id);
}

async function isReady(): Promise<void> {
  await expect.poll(async () => (await send(at('/readyz'))).status, PATIENCE).toBe(200);
}

/** Reads and writes as members and guests make them. */
function requests(key: string): Promise<Received>[] {
  return [
    send(at('/api/v1/search?q=lana')),
    send(at(`/api/v1/listings/${listing}`)),
    taker.call('GET', '/me/claims'),
    giver.call('POST', '/listings', listingBody(), { 'idempotency-key': `${key}-listing` }),
    claimUnder(taker, listing, key),
    send(at('/api/v1/auth/login'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'somebody@test.example', password: PASSWORD }),
    }),
  ];
}

describe.each([
  ['killed', 'SIGKILL'],
  ['stopped at once', 'SIGQUIT'],
] as const)('while PostgreSQL is away, having been %s under a warm pool', (_how, signal) => {
  const key = `claim-${signal}`;

  it('the process lives, is not ready, and says so', async () => {
    await Promise.all(requests(`warm-${signal}`));
    await postgres.end(signal);
    expect((await send(at('/healthz'))).status).toBe(200);
    expect(await send(at('/readyz'))).toMatchObject({
      status: 503,
      body: { status: 'not ready', checks: { database: false } },
    });
  });

  it('the API answers 503 with a code and a time to come back, and never 500', async () => {
    for (const { status, headers, body } of await Promise.all(requests(key))) {
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body).toMatchObject({ error: { code: 'OVERLOADED', details: { part: 'database' } } });
      expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|CONNECTION_|scampolo:/);
    }
  });

  it('pages are the friendly one for it, and what needs no database is there', async () => {
    for (const path of ['/', `/listings/${listing}`, '/hubs/milano']) {
      const { status, headers, body } = await page(path);
      expect({ path, status, body }).toEqual({
        path,
        status: 503,
        body: '<!doctype html><title>problem 503</title>',
      });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect((await page('/robots.txt')).status).toBe(200);
    expect((await page('/sign-in')).status).toBe(200);
  });

  it('once it is back, everything works without a restart, and what was answered before is there', async () => {
    await postgres.startAgain();
    await isReady();
    const answers = await Promise.all(requests(key));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 201, 201, 401]);
    expect((await page('/')).body).toContain('search');
    const { body } = await claimUnder(taker, listing, `warm-${signal}`);
    expect(body.id).toBeDefined();
    const counted = await admin.sql`select count(*)::int as n from claims where id = ${body.id}`;
    expect(counted).toEqual([{ n: 1 }]);
  });

  it('the search index follows again, and mails go out', async () => {
    await found(await publish(giver));
    const waiting = async () =>
      (await admin.sql`select 1 from pgboss.job where name = 'mail' and state = 'created'`).length;
    await expect.poll(waiting, PATIENCE).toBe(0);
    await expect.poll(() => mailsAbout(taker.memberId), PATIENCE).toBeGreaterThan(0);
  });
});

describe('a claim that PostgreSQL dies under', () => {
  it('is answered 503, is not there, and is made once when it is sent again', async () => {
    const locked = Promise.withResolvers<void>();
    const holding = admin.sql.begin(async (tx) => {
      await tx`select 1 from listings where id = ${listing} for update`;
      locked.resolve();
      await new Promise(() => undefined);
    });
    holding.catch(() => undefined);
    await locked.promise;
    const other = connect(postgres.url, { maxConnections: 1 });
    const claiming = claimUnder(taker, listing, 'under-the-lock');
    const waiting = async () =>
      (
        await other.sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'scampolo'`
      ).length;
    await expect.poll(waiting, PATIENCE).toBe(1);
    await postgres.end('SIGKILL');
    expect((await claiming).status).toBe(503);
    await postgres.startAgain();
    await isReady();
    const byKey = () => other.sql`select id from claims where idempotency_key = 'under-the-lock'`;
    expect(await byKey()).toEqual([]);
    const [first, again] = [
      await claimUnder(taker, listing, 'under-the-lock'),
      await claimUnder(taker, listing, 'under-the-lock'),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await byKey()).toEqual([{ id: first.body.id }]);
    expect(again.body.id).toBe(first.body.id);
    await other.close();
  });
});

/** How many mails lie in the folder that stands in for a mail server, to an address of this member. */
async function mailsAbout(memberId: string): Promise<number> {
  const [row] = await admin.sql<{ email: string }[]>`select email from members where id = ${memberId}`;
  const mails = join(folder, 'data', 'mail');
  const names = (await readdir(mails)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => readFile(join(mails, name), 'utf8')));
  return texts.filter((text) => JSON.parse(text).to === row?.email).length;
}
