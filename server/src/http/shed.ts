import { AppError } from '@scampolo/shared/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Deps } from '../deps.ts';
import { hasBearer } from './bearer.ts';
import { createDatabaseProbe } from './database-probe.ts';
import { sayWhenToComeBack } from './errors.ts';
import { watchEventLoop } from './event-loop-delay.ts';
import { cookieNames } from './session.ts';
import { BUSY_PAGE } from './shed-page.ts';

/** How much this process has to carry. */
export interface Pressure {
  /** mean delay of the event loop for at least half a second, in milliseconds */
  eventLoopDelayMs: number;
  /** how long a statement waits for the database at present, in milliseconds; 0 when nobody measures it */
  databaseWaitMs: number;
  /** requests that have come and are not answered yet */
  inHand: number;
}

/** Whose requests are refused: nobody's, those of signed-out readers, or all. */
export type Shedding = 'nobody' | 'guests' | 'everybody';

declare module 'fastify' {
  interface FastifyInstance {
    /** What this process carries now, and how many requests it has refused since it started. */
    pressure(): Pressure & { refused: Readonly<Record<Exclude<Shedding, 'nobody'>, number>> };
  }
  interface FastifyContextConfig {
    /** false: never refused, whatever the load */
    shed?: false;
  }
}

/** Milliseconds from which on readers who are not signed in, and then everybody, is asked to come back. */
const LIMITS = {
  eventLoopDelayMs: { guests: 500, everybody: 1500 },
  databaseWaitMs: { guests: 1000, everybody: 5000 },
} as const;

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/**
 * Who is refused under a pressure. By delay and not by utilisation: a process that has just started, or uses its core well, is
 * not overloaded.
 * @param maxInHand from so many requests in hand guests are refused, from twice as many everybody
 */
export function sheddingOf(
  { eventLoopDelayMs, databaseWaitMs, inHand }: Pressure,
  maxInHand: number,
): Shedding {
  const beyond = (level: 'guests' | 'everybody', share: number) =>
    eventLoopDelayMs > LIMITS.eventLoopDelayMs[level] ||
    databaseWaitMs > LIMITS.databaseWaitMs[level] ||
    inHand > maxInHand * share;
  if (beyond('everybody', 2)) return 'everybody';
  return beyond('guests', 1) ? 'guests' : 'nobody';
}

/**
 * Measures the load, and refuses requests that just came with 503 and `Retry-After` while it is too high: OVERLOADED as JSON, a short
 * page for people. Readers who are not signed in go first, so that what members are doing goes on; what is in hand is finished.
 * With RATE_LIMIT=off it only measures, and the database not at all.
 */
export const shedPlugin = plugin<{ deps: Pick<Deps, 'config' | 'db'> }>(
  async (app, { deps }) => {
    const { rateLimit, maxInHand, publicUrl } = deps.config;
    const loop = watchEventLoop();
    const probe = rateLimit ? createDatabaseProbe(deps.db) : null;
    app.addHook('onClose', async () => {
      loop.stop();
      probe?.stop();
    });
    const refused = { guests: 0, everybody: 0 };
    const inHand = countInHand(app);
    const measure = (): Pressure => ({
      eventLoopDelayMs: loop.delayMs(),
      databaseWaitMs: probe?.waitMs() ?? 0,
      inHand: inHand(),
    });
    app.decorate('pressure', () => ({ ...measure(), refused: { ...refused } }));
    if (!rateLimit) return;
    const names = cookieNames(publicUrl);
    const isGuest = (request: FastifyRequest) =>
      SAFE_METHODS.has(request.method) &&
      !hasBearer(request) &&
      ![names.access, names.refresh].some((name) => request.headers.cookie?.includes(`${name}=`));
    app.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.config.shed === false) return;
      const shedding = sheddingOf(measure(), maxInHand);
      if (shedding === 'nobody' || (shedding === 'guests' && !isGuest(request))) return;
      refused[shedding] += 1;
      return refuse(request, reply);
    });
  },
  { name: 'shed' },
);

/** Counts from the first line of a request to the end of its answer, or of its connection. */
function countInHand(app: FastifyInstance): () => number {
  let inHand = 0;
  app.addHook('onRequest', async (_request, reply) => {
    inHand += 1;
    reply.raw.once('close', () => {
      inHand -= 1;
    });
  });
  return () => inHand;
}

/** Rendering a page, or asking the database who it is for, would add to the load. */
function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const busy = new AppError('OVERLOADED');
  const isForPeople =
    !/^\/(api|photos)\//.test(request.url) && (request.headers.accept ?? '').includes('text/html');
  if (!isForPeople) throw busy;
  request.log.info({ code: busy.code }, 'request refused');
  sayWhenToComeBack(busy, reply);
  return reply
    .code(busy.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(BUSY_PAGE);
}
