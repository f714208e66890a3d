import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import { createTestDatabase } from '@scampolo/db/testing';
import { expect, it } from 'vitest';
import { loadConfig } from '../config.ts';
import { startServer } from '../main.ts';
import { PATIENCE } from './testing/held.ts';

it('a server that loses the database between listening and its first look at the index goes on when it is back', async () => {
  await using parts = new AsyncDisposableStack();
  const database = await createTestDatabase();
  parts.defer(() => database.drop());
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
  parts.defer(() => rm(dataDir, { recursive: true, force: true }));
  const { sql, close } = connect(database.url, { maxConnections: 1, applicationName: 'test-admin' });
  parts.defer(close);
  // Held by a session, as by a drain of another process: the server listens, and then has to wait.
  await sql`select pg_advisory_lock(hashtextextended('scampolo search outbox', 0))`;
  const waiting = async () => {
    const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity
      where datname = current_database() and application_name = 'scampolo' and wait_event = 'advisory'`;
    return rows.map(({ pid }) => pid);
  };
  const config = loadConfig({ NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', PORT: '0' });
  const starting = startServer({
    config: { ...config, dataDir },
    databaseUrl: database.url,
    webFolder: null,
  });
  starting.catch(() => undefined);
  await expect.poll(waiting, PATIENCE).toHaveLength(1);
  const [lost] = await waiting();
  await sql`select pg_terminate_backend(${lost ?? 0})`;
  await expect.poll(async () => (await waiting()).filter((pid) => pid !== lost), PATIENCE).toHaveLength(1);
  await sql`select pg_advisory_unlock_all()`;

  const server = await starting;
  parts.defer(() => server.close());
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
});
