import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '@scampolo/db/embedded';
import { migrate } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';

/** A PostgreSQL of the run's own, in a temporary folder, that can be killed. A commit waits for the disk, as in production. */
export interface ChaosCluster {
  /** for other files, which go with the cluster */
  readonly folder: string;
  /** changes when another program took its port while it was dead */
  url(): string;
  /** Kills the postmaster as a crash would (SIGKILL); resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again after `kill`; resolves when it has recovered. */
  start(): Promise<void>;
  /** Stops the server, if it runs, and removes all files. */
  close(): Promise<void>;
}

/** Starts the cluster, with all migrations and the reference data. */
export async function startChaosCluster(): Promise<ChaosCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-chaos-'));
  // Open to enter (not to list) for the user that PostgreSQL runs as for root.
  await chmod(folder, 0o711);
  let running: EmbeddedPostgres | null = null;
  let clusterDir: string | null = null;
  let url = '';
  async function start(): Promise<void> {
    running = await startEmbedded({ dataDir: folder });
    ({ clusterDir, url } = running);
  }
  async function close(): Promise<void> {
    await running?.stop();
    if (clusterDir) await rm(clusterDir, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  try {
    await start();
    await migrate(url);
    await seedReference(url);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    folder,
    url: () => url,
    async kill() {
      if (!clusterDir || !running) return;
      const [pid] = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n');
      // Not stopped in order ever again: what it held goes with it.
      running = null;
      process.kill(Number(pid), 'SIGKILL');
    },
    start,
    close,
  };
}
