import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

/** Fastify announces every application here before its first plugin is registered. */
const CHANNEL = 'fastify.initialization';

/** A route as it was registered; the HEAD routes that Fastify adds to GET routes are left out. */
export interface ObservedRoute {
  method: string;
  url: string;
  schema: NonNullable<RouteOptions['schema']>;
  onRequest: unknown[];
}

/** An answer as it left the handler, before it was compressed. */
export interface ObservedAnswer {
  request: FastifyRequest;
  reply: FastifyReply;
  payload: unknown;
}

/** What an application registered and answered, in order; grows while it runs. */
export interface Observed {
  routes: ObservedRoute[];
  answers: ObservedAnswer[];
}

/** Runs `build`, which makes one application, and watches that from its first route on. */
export async function observe<Built>(
  build: () => Promise<Built>,
): Promise<{ built: Built; observed: Observed }> {
  const observed: Observed = { routes: [], answers: [] };
  const watch = (message: unknown) => watchApp((message as { fastify: FastifyInstance }).fastify, observed);
  subscribe(CHANNEL, watch);
  try {
    return { built: await build(), observed };
  } finally {
    unsubscribe(CHANNEL, watch);
  }
}

function watchApp(app: FastifyInstance, observed: Observed): void {
  app.addHook('onRoute', ({ method, url, schema = {}, onRequest }) => {
    for (const one of [method].flat()) {
      if (one === 'HEAD') continue;
      observed.routes.push({ method: one, url, schema, onRequest: [onRequest].flat() });
    }
  });
  app.addHook('onSend', async (request, reply, payload) => {
    observed.answers.push({ request, reply, payload });
  });
}
