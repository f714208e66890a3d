import { sql } from 'drizzle-orm';
import type { FastifyPluginAsync } from 'fastify';
import type { Deps } from '../deps.ts';

/** What must be true before traffic is sent here, besides a reachable database. */
export interface Readiness {
  /** the start-up has brought the search index up to date once */
  indexed: boolean;
}

/** `/healthz`: this process answers. `/readyz`: it can do its work. Both cheap, neither tells more than a word. */
export const healthRoutes: FastifyPluginAsync<{ deps: Deps; readiness: Readiness }> = async (
  app,
  { deps, readiness },
) => {
  app.get('/healthz', { schema: { hide: true }, logLevel: 'warn' }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });

  app.get('/readyz', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const database = await reaches(deps).catch((cause: unknown) => {
      request.log.warn({ err: cause }, 'the database does not answer');
      return false;
    });
    const checks = { database, indexed: readiness.indexed };
    const ready = Object.values(checks).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
};

async function reaches(deps: Deps): Promise<boolean> {
  await deps.db.execute(sql`select 1 from hubs limit 1`);
  return true;
}
