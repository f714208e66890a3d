import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase } from '@scampolo/db/testing';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import { compose } from '../compose.ts';
import { type Config, loadConfig } from '../config.ts';
import type { Deps } from '../deps.ts';
import { createDrain } from '../search/drain.ts';

/** The application on a database of its own, as the process builds it, but for the listening socket and the workers. */
export interface TestApp {
  app: FastifyInstance;
  deps: Deps;
  database: Database;
  databaseUrl: string;
  /** Brings the search index up to date with what is committed. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Builds a {@link TestApp}; `overrides` change the configuration. Call in `beforeAll`, close in `afterAll`. */
export async function startTestApp(overrides: Partial<Config> = {}): Promise<TestApp> {
  const testDatabase = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-test-'));
  const config: Config = {
    ...loadConfig({
      NODE_ENV: 'test',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'silent',
      JWT_SECRET: 'test-secret-of-32-characters-or-more',
    }),
    dataDir,
    ...overrides,
  };
  const log = pino({ level: config.logLevel });
  const database = connect(testDatabase.url, { maxConnections: 8, applicationName: 'scampolo-test' });
  const { deps, close } = await compose({ config, database, databaseUrl: testDatabase.url, log });
  const app = await buildApp(deps, { webFolder: null, readiness: { indexed: true } });
  await app.ready();
  const drain = createDrain({ database, engine: deps.search, log });
  return {
    app,
    deps,
    database,
    databaseUrl: testDatabase.url,
    drain: async () => {
      await drain.drainOnce();
    },
    close: async () => {
      await app.close();
      await close();
      await database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
