import { loadConfig } from '@scampolo/server/config';
import { startServer } from '@scampolo/server/main';
import { answerParent } from '../child-process.ts';

/** Start it, or say how much memory it has. */
export type ServerRequest = { readonly databaseUrl: string; readonly pages: boolean } | 'memory';
export type ServerAnswer = { readonly address: string } | { readonly rssBytes: number };

answerParent(async (request: ServerRequest): Promise<ServerAnswer> => {
  if (request === 'memory') return { rssBytes: process.memoryUsage.rss() };
  const { databaseUrl, pages } = request;
  const { address } = await startServer({
    config: loadConfig(),
    databaseUrl,
    ...(pages ? {} : { webFolder: null }),
  });
  return { address };
});
