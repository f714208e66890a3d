import { connect } from '@scampolo/db/client';
import { hubFacts } from '@scampolo/db/seed/hubs';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { loadConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { WITHOUT_FOLLOWER } from './search/fallback.ts';

/**
 * The OpenAPI 3.1 document of the routes, without a database: the connection is never opened, and what only a running
 * server has cannot be reached.
 */
export async function describeApi(): Promise<unknown> {
  const database = connect('postgres://nobody@127.0.0.1:1/none', { maxConnections: 1 });
  const unreachable: never = new Proxy({}, { get: absent }) as never;
  const config = loadConfig({ NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent' });
  const deps: Deps = {
    config,
    publicUrl: '',
    jwtSecret: 'only to describe, never to sign anything with',
    tokens: unreachable,
    db: database.db,
    log: pino({ level: 'silent' }),
    hubs: new Map(hubFacts.map((hub) => [hub.slug, hub])),
    catalogue,
    search: unreachable,
    searchCondition: WITHOUT_FOLLOWER,
    answerVersion: unreachable,
    cards: unreachable,
    jobs: unreachable,
    mailer: unreachable,
    images: unreachable,
    photoStore: unreachable,
    privateStore: unreachable,
    uploadFolder: '',
  };
  const app = await buildApp(deps, { webFolder: null, readiness: { indexed: false } });
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
    await database.close();
  }
}

function absent(_target: object, name: string | symbol): never {
  throw new Error(`${String(name)} is not there while the API is only described`);
}
