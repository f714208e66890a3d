import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@scampolo/shared/errors';
import { sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Seconds; around the goals of answers served from memory, from the database and from the photo pipeline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * Prometheus metrics at `/metrics`, for this machine itself or for who has METRICS_TOKEN: the process, every route's
 * times by status, and how far the search index is behind.
 */
export const metricsPlugin = plugin<{ deps: Deps }>(
  async (app, { deps }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer, by method, route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers: [registry],
    });
    new Gauge({
      name: 'search_outbox_rows',
      help: 'Changes that the search index has not taken in yet',
      registers: [registry],
      async collect() {
        const [row] = await deps.db.execute<{ n: number }>(sql`select count(*)::int as n from search_outbox`);
        this.set(row?.n ?? 0);
      },
    });

    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      durations.observe(
        { method: request.method, route, status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
    });
    app.get('/metrics', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
      if (!mayRead(request, deps.config.metricsToken)) throw new AppError('NOT_FOUND');
      reply.header('cache-control', 'no-store').type(registry.contentType);
      return registry.metrics();
    });
  },
  { name: 'metrics' },
);

/** With a token set, who sends it; without, this machine itself, and nobody whom a proxy on it lets through. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) {
    const [sent, expected] = [request.headers.authorization ?? '', `Bearer ${token}`].map((text) =>
      createHash('sha256').update(text).digest(),
    );
    return sent !== undefined && expected !== undefined && timingSafeEqual(sent, expected);
  }
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
  return forwarded === undefined && LOOPBACK.test(request.socket.remoteAddress ?? '');
}
