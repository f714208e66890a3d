import { importServer } from '../../lib/server-build.ts';
import { answerParent } from '../child-process.ts';

/** Start it, or say how much memory it has. */
export type ServerRequest = { readonly databaseUrl: string; readonly pages: boolean } | 'memory';
export type ServerAnswer = { readonly address: string } | { readonly rssBytes: number };

answerParent(async (request: ServerRequest): Promise<ServerAnswer> => {
  if (request === 'memory') return { rssBytes: process.memoryUsage.rss() };
  const { databaseUrl, pages } = request;
  // As the commands do: what is built, with compiled code from the last start.
  const dataDir = process.env['DATA_DIR'] ?? '';
  const { loadConfig } = await importServer('config', dataDir);
  const { startServer } = await importServer('main', dataDir);
  const { address } = await startServer({
    config: loadConfig(),
    databaseUrl,
    ...(pages ? {} : { webFolder: null }),
  });
  return { address };
});
