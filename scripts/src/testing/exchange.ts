import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase } from '@scampolo/db/testing';
import { loadConfig } from '@scampolo/server/config';
import { startServer } from '@scampolo/server/main';

/** The whole exchange, pages too, on a database of its own: what a test opens in a browser. */
export interface TestExchange {
  address: string;
  database: Database;
  dataDir: string;
  databaseUrl: string;
  /** Takes the database away from under the server, for good. */
  loseDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the exchange the way `pnpm start` does, but on a test database and any free port. */
export async function startTestExchange(): Promise<TestExchange> {
  const testDatabase = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-e2e-'));
  const config = {
    ...loadConfig({ NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'error', PORT: '0', SEED: 'none' }),
    dataDir,
  };
  const server = await startServer({ config, databaseUrl: testDatabase.url });
  const database = connect(testDatabase.url, { maxConnections: 2, applicationName: 'scampolo-e2e' });
  return {
    address: server.address,
    database,
    dataDir,
    databaseUrl: testDatabase.url,
    loseDatabase: () => testDatabase.drop(),
    close: async () => {
      await server.close();
      await database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
