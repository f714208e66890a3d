import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { Counter, collectDefaultMetrics, Gauge, Histogram, type MetricObject, Registry } from 'prom-client';
import manifest from '../../package.json' with { type: 'json' };
import type { Deps } from '../deps.ts';
import { toAppError } from './errors.ts';
import { createExchangeFigures } from './metrics-figures.ts';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Seconds; around the goals of answers served from memory, from the database and from the photo pipeline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The figures of one process, as they travel to where those of several are added up. */
export type ProcessFigures = readonly MetricObject[];

/**
 * How the processes that share a port tell of all of them, whichever is asked: `listen` hands over what gives this process's
 * figures, `collect` gives the text of all.
 */
export interface CollectMetrics {
  listen(own: () => Promise<ProcessFigures>): void;
  collect(): Promise<string>;
}

type MetricsDeps = Pick<Deps, 'config' | 'db' | 'images' | 'log' | 'searchCondition'>;

/**
 * Prometheus metrics at `/metrics`, for this machine itself or for who has METRICS_TOKEN: the processes that share this port, every
 * route's times by status, what was refused, and how the exchange is doing (metrics-figures.ts). Never limited or refused.
 */
export const metricsPlugin = plugin<{ deps: MetricsDeps; collect?: CollectMetrics }>(
  async (app, { deps, collect }) => {
    const own = new Registry();
    collectDefaultMetrics({ register: own });
    countAnswers(app, own);
    showLoad(app, deps, own);
    showSearch(deps, own);
    const exchange = createExchangeFigures(deps);
    collect?.listen(() => own.getMetricsAsJSON());
    const options = {
      schema: { hide: true },
      logLevel: 'warn',
      config: { limited: false, shed: false },
    } as const;
    app.get('/metrics', options, async (request, reply) => {
      if (!mayRead(request, deps.config.metricsToken)) throw new AppError('NOT_FOUND');
      reply.header('cache-control', 'no-store').type(own.contentType);
      const texts = await Promise.all([collect ? collect.collect() : own.metrics(), exchange.metrics()]);
      return texts.join('\n');
    });
  },
  { name: 'metrics' },
);

function countAnswers(app: FastifyInstance, registry: Registry): void {
  const registers = [registry];
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'http_refusals_total',
    help: 'Requests that were refused or failed, by the code of the answer',
    labelNames: ['code'],
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.addHook('onError', async (_request, _reply, error) => {
    refusals.inc({ code: toAppError(error).code });
  });
}

function showLoad(app: FastifyInstance, deps: MetricsDeps, registry: Registry): void {
  const registers = [registry];
  const gauge = (name: string, help: string, aggregator: 'sum' | 'max', value: () => number) =>
    new Gauge({ name, help, aggregator, registers, collect: read(value) });
  const pressure = () => app.pressure();
  gauge('http_requests_in_hand', 'Requests that are not answered yet', 'sum', () => pressure().inHand);
  gauge(
    'event_loop_delay_seconds',
    'Mean delay of the event loop for at least half a second; the worst of the processes',
    'max',
    () => pressure().eventLoopDelayMs / 1000,
  );
  gauge(
    'database_wait_seconds',
    'How long a statement waits for a connection and the database; the worst of the processes',
    'max',
    () => pressure().databaseWaitMs / 1000,
  );
  gauge('photos_in_hand', 'Photos of members that are prepared or wait', 'sum', () => deps.images.inHand);
  new Counter({
    name: 'http_shed_total',
    help: 'Requests refused because of the load, by who was refused then: guests or everybody',
    labelNames: ['who'],
    registers,
    collect() {
      this.reset();
      for (const [who, count] of Object.entries(pressure().refused)) this.inc({ who }, count);
    },
  });
  new Gauge({
    name: 'build_info',
    help: 'The release that answers; always 1 for each process',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version: manifest.version, node: process.versions.node }, 1);
}

/** Of an engine beside PostgreSQL; where there is none, the figures have no value. */
function showSearch({ searchCondition }: MetricsDeps, registry: Registry): void {
  const { beside } = searchCondition;
  const registers = [registry];
  new Gauge({
    name: 'search_engine_up',
    help: 'Whether searches go to the engine beside PostgreSQL; 0 while PostgreSQL answers all; the worst of the processes',
    labelNames: ['engine'],
    aggregator: 'min',
    registers,
    collect() {
      if (beside !== null) this.set({ engine: beside }, Number(searchCondition.isAsked()));
    },
  });
  new Counter({
    name: 'search_fallbacks_total',
    help: 'Searches that PostgreSQL answered in the place of the other engine, by why',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      if (beside === null) return;
      for (const [reason, count] of Object.entries(searchCondition.fallbacks())) this.inc({ reason }, count);
    },
  });
}

function read(value: () => number) {
  return function collect(this: Gauge): void {
    this.set(value());
  };
}

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
