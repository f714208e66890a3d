import { createTestDatabase } from '@scampolo/db/testing';
import { expect, test, vi } from 'vitest';
import { runSearchCommand } from './command.ts';
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
