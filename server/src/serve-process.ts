import { requireSchema } from '@scampolo/db/check-schema';
import { loadConfig } from './config.ts';
import type { CollectMetrics, ProcessFigures } from './http/metrics.ts';
import { type RunningServer, startServer } from './main.ts';
import type { FromServing, ToServing } from './serve-messages.ts';
import { stopWhenAsked } from './stop-when-asked.ts';

// One of the processes of `pnpm serve`, which share a port: started by serve.ts and told by it when to stop. It also obeys SIGTERM,
// which service managers send to every process of a service.

/** Figures that took longer are left out. */
const FIGURES_MS = 3000;

const tell = (message: FromServing) => void process.send?.(message);

function heard(handle: (message: ToServing) => void): void {
  process.on('message', handle);
}

/** The figures of all processes, by way of the one in front. */
function collectMetrics(): CollectMetrics {
  let own: () => Promise<ProcessFigures> = async () => [];
  const waiting = new Map<number, (text: string) => void>();
  let asked = 0;
  heard((message) => {
    if (message.kind === 'give-figures') {
      const { ask } = message;
      void own().then((figures) => tell({ kind: 'figures', ask, figures }));
    } else if (message.kind === 'all-figures') {
      waiting.get(message.ask)?.(message.text);
    }
  });
  return {
    listen(figures) {
      own = figures;
    },
    async collect() {
      asked += 1;
      const ask = asked;
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const tooLate = setTimeout(() => reject(new Error('the process in front gave no figures')), FIGURES_MS);
      waiting.set(ask, resolve);
      tell({ kind: 'collect-figures', ask });
      try {
        return await promise;
      } finally {
        clearTimeout(tooLate);
        waiting.delete(ask);
      }
    },
  };
}

async function serve(): Promise<RunningServer> {
  const config = loadConfig();
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new Error('DATABASE_URL is required');
  const flags = new Set(process.argv.slice(2));
  await requireSchema(databaseUrl, { allowNewer: flags.has('--allow-newer') });
  const server = await startServer({
    config,
    databaseUrl,
    works: flags.has('--jobs'),
    collectMetrics: collectMetrics(),
    ...(flags.has('--api-only') ? { webFolder: null } : {}),
  });
  tell({ kind: 'ready', address: server.address });
  heard((message) => {
    if (message.kind !== 'stop') return;
    server.close({ successor: message.successor }).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  return server;
}

try {
  await stopWhenAsked(serve);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  // The process in front says it once for all; a bug also shows where.
  process.send?.({ kind: 'failed', message } satisfies FromServing, () => process.exit(1));
  if (!(error instanceof Error && ['ConfigError', 'SchemaError'].includes(error.name))) console.error(error);
}
