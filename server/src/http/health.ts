import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FastifyPluginAsync } from 'fastify';
import type { Deps } from '../deps.ts';

/** What must be true before traffic is sent here, besides a reachable database. */
export interface Readiness {
  /** the start-up has brought the search index up to date once, or leaves that to another process */
  indexed: boolean;
  /** asked to stop: balancers are to send new requests elsewhere, while those that come are answered */
  stopping?: boolean;
}

/** A database that has not answered for so long is taken for one that does not. */
const DATABASE_PATIENCE_MS = 5000;

/**
 * `/healthz`: this process answers. `/readyz`: it can do its work. Both cheap, neither tells more than a word, and neither is
 * ever limited or refused.
 */
export const healthRoutes: FastifyPluginAsync<{ deps: Pick<Deps, 'db'>; readiness: Readiness }> = async (
  app,
  { deps, readiness },
) => {
  const options = {
    schema: { hide: true },
    logLevel: 'warn',
    config: { limited: false, shed: false },
  } as const;
  app.get('/healthz', options, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });

  app.get('/readyz', options, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const database = await reaches(deps).catch((cause: unknown) => {
      request.log.warn({ err: cause }, 'the database does not answer');
      return false;
    });
    const checks = {
      database,
      indexed: readiness.indexed,
      ...(readiness.stopping ? { staying: false } : {}),
    };
    const ready = Object.values(checks).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
};

async function reaches({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  const patience = new AbortController();
  const tooLate = pause(DATABASE_PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => {
      throw new Error(`no answer within ${DATABASE_PATIENCE_MS} ms`);
    },
    () => false,
  );
  try {
    await Promise.race([db.execute(sql`select 1 from hubs limit 1`), tooLate]);
    return true;
  } finally {
    patience.abort();
  }
}
