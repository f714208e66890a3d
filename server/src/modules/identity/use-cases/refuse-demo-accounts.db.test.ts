import { connect } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { members } from '@scampolo/db/schema/identity';
import { seeds } from '@scampolo/db/schema/seeds';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Config, loadConfig } from '../../../config.ts';
import { startServer } from '../../../main.ts';

let testDatabase: TestDatabase;
let config: Config;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  config = loadConfig({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://exchange.test',
    JWT_SECRET: '4f0Zr8qLx2Vn6bTj9wKd3yHs7mPc1gQe',
    DATABASE_URL: testDatabase.url,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
});
afterEach(() => testDatabase.drop());

const start = (changes: Partial<Config> = {}) =>
  startServer({ config: { ...config, ...changes }, databaseUrl: testDatabase.url, webFolder: null });

async function insert(rows: 'seed' | 'member'): Promise<void> {
  const database = connect(testDatabase.url, { maxConnections: 1 });
  const email = 'staff@demo.scampolo.org';
  if (rows === 'seed') await database.db.insert(seeds).values({ name: 'demo' });
  else
    await database.db
      .insert(members)
      .values({ id: newId(), email, emailKey: email, name: 'Staff', locale: 'it', passwordHash: 'x' });
  await database.close();
}

it.each(['seed', 'member'] as const)(
  'production does not start on a database of the demo: %s',
  async (rows) => {
    await insert(rows);
    await expect(start()).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('demo'),
    });
  },
);

it('production starts on any other', async () => {
  const server = await start();
  expect(server.address).toMatch(/^http:/);
  await server.close();
});

it('outside production the demo is welcome', async () => {
  await insert('seed');
  const server = await start({ mode: 'development' });
  await server.close();
});
