import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../embedded/index.ts';
import { migrate } from '../migrate.ts';
import { seedReference } from '../seed/reference.ts';
import { runStatement } from './run-statement.ts';

/** A PostgreSQL for one test run, with a template to copy test databases from. */
export interface TestCluster {
  /** For a role that may create databases. */
  readonly url: string;
  /** The name of a database with all migrations and the reference data, to which nobody is connected. */
  readonly template: string;
  /** Removes what was made: the template, and the server when it was started here. */
  stop(): Promise<void>;
}

/**
 * Provides the PostgreSQL of a test run: the server at `givenUrl`, whose role must be allowed to create databases, or
 * else a new one in a temporary folder. That one goes when the run ends, also when it is killed.
 *
 * @param givenUrl the value of TEST_DATABASE_URL
 * @throws EmbeddedPostgresError when PostgreSQL cannot be started here
 */
export async function startTestCluster(givenUrl: string | undefined): Promise<TestCluster> {
  const server =
    givenUrl === undefined ? await startThrowaway() : { url: givenUrl, stop: async () => undefined };
  const template = `scampolo_template_${randomBytes(6).toString('hex')}`;
  async function stop(): Promise<void> {
    if (givenUrl !== undefined)
      await runStatement(givenUrl, `drop database if exists ${template} with (force)`);
    await server.stop();
  }
  try {
    await buildTemplate(server.url, template);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, template, stop };
}

async function startThrowaway(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-test-'));
  // Open to enter (not to list) for the user that PostgreSQL runs as when root runs the tests.
  await chmod(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, purpose: 'throwaway' }).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  const watcher = watchOver(server.clusterDir, dataDir);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(server.clusterDir, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
      watcher?.kill('SIGKILL');
    },
  };
}

/**
 * A shell that waits for this process to end in whatever way (its end closes the pipe) and then stops the server and
 * removes its folders. A killed run could not do so itself.
 */
function watchOver(clusterDir: string, dataDir: string): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = `
    cat > /dev/null
    pid=$(head -n 1 "$1/postmaster.pid") && kill -QUIT "$pid"
    while [ -n "$pid" ] && kill -0 "$pid"; do sleep 0.1; done
    rm -rf "$1" "$2"`;
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', clusterDir, dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  watcher.unref();
  if (watcher.stdin !== null && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') {
    watcher.stdin.unref();
  }
  return watcher;
}

async function buildTemplate(url: string, template: string): Promise<void> {
  await runStatement(url, `create database ${template}`);
  const own = new URL(url);
  own.pathname = `/${template}`;
  await migrate(own.href);
  await seedReference(own.href);
}
