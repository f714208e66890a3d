import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@scampolo/db/testing';
import { expect, it, vi } from 'vitest';
import { type Config, loadConfig } from '../config.ts';
import { type RunningServer, startServer } from '../main.ts';
import {
  type MeilisearchDouble,
  startMeilisearchDouble,
} from '../search/testing/meilisearch-double/double.ts';
import { startStoredListings } from '../search/testing/stored-listings.ts';
import { PATIENCE } from './testing/held.ts';
import { type Received, send } from './testing/requests.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** What a search of everything answers. */
async function search({ address }: RunningServer, query = ''): Promise<Received> {
  return send(`${address}/api/v1/search?${query}`);
}

async function figure({ address }: RunningServer, name: string): Promise<number> {
  const { body } = await send(`${address}/metrics`);
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(String(body))?.[1] ?? Number.NaN);
}

async function withServer(
  use: (server: RunningServer, double: MeilisearchDouble) => Promise<void>,
  before: (double: MeilisearchDouble) => void = () => undefined,
  fill: { databaseUrl?: string } = {},
): Promise<void> {
  await using parts = new AsyncDisposableStack();
  const database = fill.databaseUrl === undefined ? await createTestDatabase() : null;
  parts.defer(async () => database?.drop());
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
  parts.defer(() => rm(dataDir, { recursive: true, force: true }));
  const double = await startMeilisearchDouble({ masterKey: 'a master key of a test' });
  parts.defer(() => double.close());
  before(double);
  const config: Config = {
    ...loadConfig({
      ...{ NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', PORT: '0' },
      ...{ MEILI_URL: double.url, MEILI_KEY: 'a master key of a test' },
    }),
    dataDir,
  };
  const databaseUrl = fill.databaseUrl ?? database?.url ?? '';
  const server = await startServer({ config, databaseUrl, webFolder: null });
  parts.defer(() => server.close());
  await use(server, double);
}

it('while Meilisearch is away every search is answered by PostgreSQL and says so, and afterwards by Meilisearch again', async () => {
  const stored = await startStoredListings();
  const [first = ''] = await stored.publish({});
  await withServer(
    async (server, double) => {
      await expect.poll(async () => (await search(server)).body.engine, PATIENCE).toBe('meilisearch');
      const whole = await search(server);
      expect(whole.body.hits.map((hit: { id: string }) => hit.id)).toEqual([first]);
      expect(whole.headers.get('search-fallback')).toBeNull();
      expect(await figure(server, 'search_engine_up\\{engine="meilisearch"\\}')).toBe(1);
      // Sizes of pieces are a question for PostgreSQL, which stands in for nobody then.
      const sizes = await search(server, 'pieceLength=10');
      expect([sizes.body.engine, sizes.headers.get('search-fallback')]).toEqual(['postgres', null]);

      double.fault = 'refuse';
      const [second = ''] = await stored.publish({});
      await expect.poll(async () => (await search(server)).body.total, PATIENCE).toBe(2);
      for (let count = 0; count < 5; count += 1) {
        const { status, body, headers } = await search(server, `limit=${10 + count}`);
        expect([status, body.engine, body.total]).toEqual([200, 'postgres', 2]);
        expect(headers.get('search-fallback')).toBe('postgres');
      }
      expect(await figure(server, 'search_engine_up\\{engine="meilisearch"\\}')).toBe(0);
      expect(await figure(server, 'search_fallbacks_total\\{reason="away"\\}')).toBeGreaterThan(0);
      expect((await send(`${server.address}/readyz`)).status).toBe(200);

      double.fault = null;
      await expect.poll(async () => (await search(server)).body.engine, PATIENCE).toBe('meilisearch');
      const ids = async () =>
        (await search(server)).body.hits.map((hit: { id: string }) => hit.id).toSorted();
      await expect.poll(ids, PATIENCE).toEqual([first, second].toSorted());
      expect((await search(server)).headers.get('search-fallback')).toBeNull();
    },
    undefined,
    stored,
  );
  await stored.close();
});

it.each(['refuse', 'hang'] as const)(
  'a server starts, is ready, answers and stops while Meilisearch is away: %s',
  async (fault) => {
    await withServer(
      async (server, double) => {
        expect((await send(`${server.address}/readyz`)).status).toBe(200);
        const { status, body, headers } = await search(server);
        // Nothing stands in: its index has not been filled yet.
        expect([status, body.engine, headers.get('search-fallback')]).toEqual([200, 'postgres', null]);
        if (fault === 'hang') return;
        double.fault = null;
        await expect.poll(async () => (await search(server)).body.engine, PATIENCE).toBe('meilisearch');
      },
      (double) => {
        double.fault = fault;
      },
    );
  },
);
