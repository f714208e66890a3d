import { connect } from '@scampolo/db/client';
import type { Statement } from '@scampolo/db/statement-tap';
import Fastify from 'fastify';
import { answerParent } from '../child-process.ts';

/** Paths, and the statements that answer each of them. Or: say how much memory it has. */
export type FloorRequest =
  | { readonly databaseUrl: string; readonly routes: Readonly<Record<string, readonly Statement[]>> }
  | 'memory';
export type FloorAnswer = { readonly address: string } | { readonly rssBytes: number };

/** The least that any server on Fastify and PostgreSQL does: the statements, prepared, and JSON.stringify of what they gave. */
answerParent(async (request: FloorRequest): Promise<FloorAnswer> => {
  if (request === 'memory') return { rssBytes: process.memoryUsage.rss() };
  const { sql } = connect(request.databaseUrl, { applicationName: 'scampolo-floor' });
  const app = Fastify();
  for (const [path, statements] of Object.entries(request.routes)) {
    app.get(path, async (_request, reply) => {
      const results = [];
      for (const { text, values } of statements)
        results.push(await sql.unsafe(text, [...values], { prepare: true }));
      return reply.type('application/json').send(JSON.stringify(results));
    });
  }
  return { address: await app.listen({ port: 0, host: '127.0.0.1' }) };
});
