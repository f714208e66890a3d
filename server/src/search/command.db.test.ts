import { createTestDatabase } from '@scampolo/db/testing';
import { expect, test, vi } from 'vitest';
import { runSearchCommand } from './command.ts';
import { startMeilisearchDouble } from './testing/meilisearch-double/double.ts';
import { startStoredListings } from './testing/stored-listings.ts';

const log = { error: vi.fn(), warn: vi.fn() };

test('drains, verifies and rebuilds, and says what it found', async () => {
  const stored = await startStoredListings();
  const run = (command: Parameters<typeof runSearchCommand>[0]['command']) =>
    runSearchCommand({ command, databaseUrl: stored.databaseUrl, log });
  const [id = ''] = await stored.publish({}, {});
  expect(await run('drain')).toEqual({ text: 'indexed 2, removed 0, failed 0', ok: true });
  expect(await run('verify')).toEqual({ text: 'compared 2 listings', ok: true });
  await stored.change(id, { title: 'Panno' });
  await stored.database.sql`delete from search_outbox`;
  expect(await run('verify')).toEqual({ text: `compared 2 listings\nstale: 1 (${id})`, ok: false });
  expect(await run('rebuild')).toEqual({
    text: 'rebuilt with 2 listings; 0 changed meanwhile, 0 could not be indexed',
    ok: true,
  });
  expect(await run('verify')).toEqual({ text: 'compared 2 listings', ok: true });
  await stored.close();
});

test('works on a database without listings', async () => {
  const { url, drop } = await createTestDatabase();
  expect(await runSearchCommand({ command: 'rebuild', databaseUrl: url, log })).toMatchObject({ ok: true });
  await drop();
});

test('does it to both indexes or to one of them, and goes on where one cannot be reached', async () => {
  const stored = await startStoredListings();
  const double = await startMeilisearchDouble({ masterKey: 'a master key of a test' });
  const meilisearch = { url: double.url, key: double.masterKey, indexPrefix: 'scampolo' };
  const run = (changes: Partial<Parameters<typeof runSearchCommand>[0]>) =>
    runSearchCommand({ command: 'verify', databaseUrl: stored.databaseUrl, log, meilisearch, ...changes });
  const ids = await stored.publish(...Array.from({ length: 12 }, () => ({})));
  const [id = ''] = ids;
  await run({ command: 'drain', target: 'postgres' });
  expect(await run({})).toEqual({
    text: expect.stringMatching(
      /^postgres: compared 12 listings\nscampolo_\w+: has not been filled yet; pnpm search rebuild does it/,
    ),
    ok: false,
  });
  // Two at once: one may be told that the other took over.
  const both = await Promise.allSettled([1, 2].map(() => run({ command: 'rebuild', target: 'meilisearch' })));
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await run({ command: 'rebuild', target: 'meilisearch' })).toMatchObject({ ok: true });
  expect(await run({})).toMatchObject({ ok: true });

  // Lost in one index alone: nothing of it waits.
  await stored.change(id, { title: 'Panno' });
  await run({ command: 'drain', target: 'postgres' });
  await stored.database.sql`delete from search_outbox`;
  expect(await run({ target: 'postgres' })).toMatchObject({ ok: true });
  expect(await run({ target: 'meilisearch' })).toEqual({
    text: `compared 12 listings\nstale: 1 (${id})`,
    ok: false,
  });
  const repaired = await run({ repair: true });
  expect(repaired.text).toContain(`stale: 1 (${id})\nrepaired: what differed was brought in`);
  expect(await run({})).toMatchObject({ ok: true });

  double.fault = 'error';
  const away = await run({ command: 'drain' });
  expect(away.text).toMatch(/^postgres: indexed 0, removed 0, failed 0\nscampolo_\w+: /);
  double.fault = 'refuse';
  await stored.change(id, { title: 'Panno nero' });
  const later = await run({ command: 'drain' });
  expect(later).toMatchObject({ text: expect.stringContaining('cannot be reached: '), ok: false });
  expect(later.text).toMatch(/^postgres: indexed 1, removed 0, failed 0\n/);
  double.fault = null;
  expect(await run({ command: 'drain' })).toMatchObject({ ok: true });
  expect(await run({})).toMatchObject({ ok: true });
  expect(
    await runSearchCommand({ command: 'drain', target: 'meilisearch', databaseUrl: stored.databaseUrl, log }),
  ).toEqual({
    text: 'MEILI_URL is not set: there is no such index',
    ok: false,
  });
  await double.close();
  await stored.close();
});
