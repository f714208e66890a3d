import { connect } from '@scampolo/db/client';
import { openStatementTap, type Statement } from '@scampolo/db/statement-tap';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import { compose } from '../compose.ts';
import type { TestApp } from './test-app.ts';

/** An application beside another one, on the same database, whose statements can be overheard. */
export interface OverheardApp {
  app: FastifyInstance;
  /** Runs `work` and gives the statements that it sent; BEGIN and COMMIT are some of them. */
  record(work: () => Promise<unknown>): Promise<Statement[]>;
  close(): Promise<void>;
}

/** Builds an {@link OverheardApp} beside `test`; it is no part of `test` and is closed before it. */
export async function startOverheardApp(
  test: TestApp,
  webFolder: string | null = null,
): Promise<OverheardApp> {
  const tap = await openStatementTap(test.databaseUrl);
  const database = connect(tap.url, { maxConnections: 4, applicationName: 'scampolo-overheard' });
  const { config } = test.deps;
  const log = pino({ level: 'silent' });
  const { deps, close } = await compose({ config, database, databaseUrl: test.databaseUrl, log });
  const app = await buildApp(deps, { webFolder, readiness: { indexed: true } });
  await app.ready();
  return {
    app,
    record: tap.record,
    async close() {
      await app.close();
      await close();
      await database.close();
      await tap.close();
    },
  };
}
