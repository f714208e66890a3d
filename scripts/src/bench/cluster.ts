import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import { startEmbedded } from '@scampolo/db/embedded';
import { migrate } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';

/** A PostgreSQL of the benchmark's own, in a temporary folder. */
export interface BenchCluster {
  /** a folder for DATA_DIR and other files, which goes with the cluster */
  readonly folder: string;
  /** Makes a database with all migrations and the reference data. Gives its address. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and removes all files. */
  [Symbol.asyncDispose](): Promise<void>;
}

const TEMPLATE = 'bench_template';

/**
 * Starts the cluster.
 * @param durable whether a commit waits for the disk, as in production. Without it the figures are those of the code and not
 *   of this machine's disk, which many a container lends out
 */
export async function startBenchCluster(durable: boolean): Promise<BenchCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-bench-'));
  // Open to enter (not to list) for the user that PostgreSQL runs as for root.
  await chmod(folder, 0o711);
  const server = await startEmbedded({ dataDir: folder, purpose: durable ? 'keep' : 'throwaway' }).catch(
    async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    },
  );
  const cluster: BenchCluster = {
    folder,
    async createDatabase(name) {
      await runAlone(server.url, `create database ${name} template ${TEMPLATE} strategy file_copy`);
      return databaseAt(server.url, name);
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(server.clusterDir, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await runAlone(server.url, `create database ${TEMPLATE}`);
    await migrate(databaseAt(server.url, TEMPLATE));
    await seedReference(databaseAt(server.url, TEMPLATE));
    return cluster;
  } catch (error) {
    await cluster[Symbol.asyncDispose]();
    throw error;
  }
}

function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function runAlone(url: string, statement: string): Promise<void> {
  const { sql, close } = connect(url, { maxConnections: 1, applicationName: 'scampolo-bench' });
  try {
    await sql.unsafe(statement);
  } finally {
    await close();
  }
}
