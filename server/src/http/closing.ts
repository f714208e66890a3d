import { Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';

/** How a server stops, in milliseconds. */
export interface ClosingTimes {
  /** it goes on taking connections for so long, while /readyz sends them elsewhere */
  drainMs: number;
  /** so long requests in hand may take after that */
  stopMs: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Stops answering without breaking an answer: from now on each answer ends its connection; after `drainMs` no new connection is
     * taken; connections without a request are closed, those with one when it is answered, and whatever is left after `stopMs`
     * is cut. Then the application is closed. May be called again, which gives the same promise.
     */
    closeGracefully(times: ClosingTimes): Promise<void>;
  }
}

/** A connection that was taken just now gets so long to send its request before it counts as idle. */
const FIRST_REQUEST_MS = 500;
const LOOK_EVERY_MS = 50;

/** Adds {@link FastifyInstance.closeGracefully}. */
export const closingPlugin = plugin(
  async (app) => {
    let closing: Promise<void> | undefined;
    app.addHook('onSend', async (_request, reply) => {
      if (closing) reply.header('connection', 'close');
    });
    app.decorate('closeGracefully', (times: ClosingTimes) => {
      closing ??= close(app, times);
      return closing;
    });
  },
  { name: 'closing' },
);

async function close(app: FastifyInstance, { drainMs, stopMs }: ClosingTimes): Promise<void> {
  if (app.server.listening) {
    await pause(drainMs);
    // Not the HTTP server's own `close`, which at once ends connections whose first request is still on its way.
    const closed = new Promise((resolve) => Server.prototype.close.call(app.server, resolve));
    const ended = await Promise.race([
      closed.then(() => true),
      pause(Math.min(FIRST_REQUEST_MS, stopMs), false),
    ]);
    if (!ended) await closeConnections(app, closed, stopMs);
  }
  await app.close();
}

async function closeConnections(
  app: FastifyInstance,
  closed: Promise<unknown>,
  stopMs: number,
): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), LOOK_EVERY_MS);
  app.server.closeIdleConnections();
  const cut = setTimeout(() => {
    app.log.warn({ stopMs }, 'requests took too long to finish and are cut');
    app.server.closeAllConnections();
  }, stopMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
