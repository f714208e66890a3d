import { AppError } from '@scampolo/shared/errors';
import plugin from 'fastify-plugin';
import type { Deps } from '../deps.ts';
import { REQUESTS_A_MINUTE, shareRequests } from '../modules/identity/use-cases/count-attempt.ts';
import { networkOf } from './network.ts';
import { createRequestCounts } from './request-counts.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** false: counts for no limit */
    limited?: false;
  }
}

/**
 * Limits the requests of a network in a minute, to all processes together: the answer is 429 beyond. Counted before anything else is
 * asked of a request than who sent it, whatever becomes of it. Without limits (RATE_LIMIT=off) nothing is counted.
 */
export const requestLimitPlugin = plugin<{ deps: Pick<Deps, 'config' | 'db' | 'tokens' | 'log'> }>(
  async (app, { deps }) => {
    if (!deps.config.rateLimit) return;
    const counts = createRequestCounts({
      share: (counted) => shareRequests(deps, counted),
      log: deps.log,
      most: REQUESTS_A_MINUTE,
    });
    app.addHook('onClose', async () => counts.stop());
    app.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.config.limited === false) return;
      const { count, endsInMs } = counts.add(networkOf(request.ip));
      const seconds = Math.max(1, Math.ceil(endsInMs / 1000));
      reply.headers({
        'x-ratelimit-limit': REQUESTS_A_MINUTE,
        'x-ratelimit-remaining': Math.max(0, REQUESTS_A_MINUTE - count),
        'x-ratelimit-reset': seconds,
      });
      if (count > REQUESTS_A_MINUTE) throw new AppError('RATE_LIMITED', { retryAfterSeconds: seconds });
    });
  },
  { name: 'request-limit', dependencies: ['session'] },
);
