import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '@scampolo/server/config';
import type { DemoPhotos } from './lib/demo-listings.ts';
import { describeFailure, runCommandLine } from './lib/failure.ts';
import { assertPortFree } from './lib/http-port.ts';
import { watchPackageManagers } from './lib/package-manager.ts';
import { type PreparedDatabase, prepareDatabase } from './lib/prepare-database.ts';
import { buildServerWhenStale, importServer } from './lib/server-build.ts';
import { listenForStop, type StopRequest, whenAborted } from './lib/stop-request.ts';
import { buildWebWhenStale } from './lib/web-build.ts';

const DEMO_ACCOUNTS = [
  ['studio@demo.scampolo.org', 'a studio that gives'],
  ['designer@demo.scampolo.org', 'a designer who takes'],
  ['staff@demo.scampolo.org', 'staff of the hub in Milan'],
  ['admin@demo.scampolo.org', 'administrator of all hubs'],
] as const;

/**
 * `pnpm start`: everything in one process. Prepares the database and the web pages, starts server and jobs, says where they
 * are, and runs until Ctrl-C, SIGTERM, a closed terminal or the end of the package manager that started it; then stops server and jobs, and PostgreSQL after them. A second
 * Ctrl-C does not wait for the server.
 */
await runCommandLine(async () => {
  const stop = listenForStop(() => print('stopping (Ctrl-C again to force it)'));
  process.on('uncaughtException', (error) => endWithFailure(error, stop));
  watchPackageManagers(stop.ask);
  const config = loadConfig();
  await assertPortFree(config.host, config.port);
  await using parts = new AsyncDisposableStack();
  const photos = isNew(config) ? await beginDemoPhotos(parts) : null;
  const database = await prepareAll(config, stop, parts);
  if (config.seed === 'demo' && !stop.asked.aborted) await fillDemo(config, database.url, { stop, photos });
  if (!stop.asked.aborted) {
    const { startServer } = await importServer('main', config.dataDir);
    const server = await startServer({ config, databaseUrl: database.url });
    parts.defer(() => server.close());
    announce(config, server.address);
  }
  await whenAborted(stop.asked);
});
// Everything has stopped; something that forgot to let go must not keep the terminal.
setTimeout(() => process.exit(), 2000).unref();

/** Database, web pages and the server's bundle side by side: on a new machine each takes some seconds. */
async function prepareAll(
  config: Config,
  stop: StopRequest,
  parts: AsyncDisposableStack,
): Promise<PreparedDatabase> {
  const [pages, database] = await Promise.allSettled([
    buildWebWhenStale(print, { signal: stop.asked }),
    prepareDatabase(config, print),
    // Without it the server starts all the same, from its sources.
    buildServerWhenStale(print).catch((error: unknown) => print(describeFailure(error))),
  ]);
  if (database.status === 'rejected') throw database.reason;
  const { embedded } = database.value;
  parts.defer(async () => embedded?.stop());
  stop.forced.addEventListener('abort', async () => {
    await embedded?.stop();
    process.exit(130);
  });
  if (pages.status === 'rejected' && !stop.asked.aborted) throw pages.reason;
  return database.value;
}

/** Whether a database is about to be made that nobody has used, to be filled with the demo. */
function isNew({ seed, databaseUrl, dataDir }: Config): boolean {
  return seed === 'demo' && databaseUrl === null && !existsSync(join(dataDir, 'postgres'));
}

/** Drawing takes longest of all and needs no database: on a new machine it begins first. */
async function beginDemoPhotos(parts: AsyncDisposableStack): Promise<DemoPhotos> {
  const [{ drawDemoPhotos }, { demoListings }] = await Promise.all([
    import('./lib/demo-listings.ts'),
    import('@scampolo/db/seed/demo'),
  ]);
  const photos = drawDemoPhotos(demoListings);
  parts.defer(() => photos.close());
  return photos;
}

/** Fills an empty exchange, which takes a while. A request to stop leaves it unfinished; the next start begins it anew. */
async function fillDemo(
  config: Config,
  databaseUrl: string,
  { stop, photos }: { stop: StopRequest; photos: DemoPhotos | null },
): Promise<void> {
  const { seedDemoWhenEmpty } = await import('./lib/seed-demo.ts');
  const seeding = seedDemoWhenEmpty(config, databaseUrl, print, { photos });
  await Promise.race([seeding, whenAborted(stop.asked)]);
  // When it was left, it fails as soon as the database has stopped.
  seeding.catch(() => undefined);
}

function announce(config: Config, address: string): void {
  const lines = [`Scampolo is ready: ${config.publicUrl ?? address}`];
  if (config.seed === 'demo') {
    lines.push('Demo accounts, all with the password scampolo-demo:');
    for (const [email, who] of DEMO_ACCOUNTS) lines.push(`  ${email.padEnd(28)} ${who}`);
  }
  lines.push(`Mail it sends: ${whereMailGoes(config, address)}`);
  print(lines.join('\n'));
}

function whereMailGoes(config: Config, address: string): string {
  if (config.smtpUrl !== null) return `through ${new URL(config.smtpUrl).host}`;
  const folder = join(config.dataDir, 'mail');
  return config.mode === 'production' ? `kept in ${folder}` : `${address}/dev/mail (kept in ${folder})`;
}

/** Errors that nothing caught leave the process in an unknown state: it ends, but in order. */
function endWithFailure(error: unknown, stop: StopRequest): void {
  process.exitCode = 1;
  // A closed terminal makes every further word another such error.
  if (!stop.asked.aborted) process.stderr.write(`${describeFailure(error)}\n`);
  stop.ask();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
