import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import { startEmbedded } from '@scampolo/db/embedded';
import { migrate } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';
import { REPOSITORY_ROOT } from '../lib/repository.ts';

/** A PostgreSQL of the benchmark's own. */
export interface BenchCluster {
  /** a folder for DATA_DIR and other files, which goes with the cluster */
  readonly folder: string;
  /** Makes a database with all migrations and the reference data, in place of one of that name. Gives its address. */
  createDatabase(name: string): Promise<string>;
  /** The database that `fill` made in an earlier run or now, whole: one that it did not get through with is none. */
  filledDatabase(name: string, fill: (url: string) => Promise<void>): Promise<string>;
  /** Stops the server, and removes all files unless they are kept. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** How the cluster is made. */
export interface ClusterOptions {
  /**
   * whether a commit waits for the disk, as in production. Without it the figures are those of the code and not of this
   * machine's disk, which many a container lends out
   */
  readonly durable: boolean;
  /** the folder that keeps it for the next run; null: a temporary one */
  readonly keptIn: string | null;
}

/** Starts the cluster. What is kept from a run with other tables or another generator is thrown away. */
export async function startBenchCluster({ durable, keptIn }: ClusterOptions): Promise<BenchCluster> {
  const folder = await openFolder(keptIn);
  const remove = async () => {
    if (keptIn === null) await rm(folder, { recursive: true, force: true });
  };
  const server = await startEmbedded({ dataDir: folder, purpose: durable ? 'keep' : 'throwaway' }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  const sources = await fingerprint();
  const template = `bench_template_${sources}`;
  const cluster: BenchCluster = {
    folder,
    async createDatabase(name) {
      await run(server.url, `drop database if exists ${name} with (force)`);
      await run(server.url, `create database ${name} template ${template} strategy file_copy`);
      return databaseAt(server.url, name);
    },
    async filledDatabase(name, fill) {
      const whole = `${name}_${sources}`;
      if ((await databasesOf(server.url)).includes(whole)) return databaseAt(server.url, whole);
      await fill(await cluster.createDatabase('bench_filling'));
      await run(server.url, `alter database bench_filling rename to ${whole}`);
      return databaseAt(server.url, whole);
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      if (keptIn === null) await rm(server.clusterDir, { recursive: true, force: true });
      await remove();
    },
  };
  try {
    await prepareTemplate(server.url, template, sources);
    return cluster;
  } catch (error) {
    await cluster[Symbol.asyncDispose]();
    throw error;
  }
}

async function openFolder(keptIn: string | null): Promise<string> {
  if (keptIn !== null) await mkdir(keptIn, { recursive: true });
  const folder = keptIn ?? (await mkdtemp(join(tmpdir(), 'scampolo-bench-')));
  // Open to enter (not to list) for the user that PostgreSQL runs as for root.
  if (keptIn === null) await chmod(folder, 0o711);
  return folder;
}

async function prepareTemplate(url: string, template: string, sources: string): Promise<void> {
  const known = await databasesOf(url);
  for (const name of known) {
    if (!name.endsWith(sources)) await run(url, `drop database ${name} with (force)`);
  }
  if (known.includes(template)) return;
  // Under its own name only once it is whole: the next run takes what it finds.
  await run(url, 'create database bench_preparing');
  await migrate(databaseAt(url, 'bench_preparing'));
  await seedReference(databaseAt(url, 'bench_preparing'));
  await run(url, `alter database bench_preparing rename to ${template}`);
}

/** What kept listings depend on: the tables, and the code that generates them. Twelve hexadecimal digits. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const [folder, wanted] of [
    [join(REPOSITORY_ROOT, 'db/migrations'), /\.sql$/],
    [import.meta.dirname, /^(generate-|zipf|fill-exchange|copy-rows).*(?<!\.test)\.ts$/],
  ] as const) {
    const names = (await readdir(folder)).filter((name) => wanted.test(name));
    for (const name of names.toSorted()) hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function databasesOf(url: string): Promise<string[]> {
  const { sql, close } = connect(url, { maxConnections: 1, applicationName: 'scampolo-bench' });
  try {
    const rows = await sql<{ name: string }[]>`
      select datname as name from pg_database where datname like 'bench\\_%'`;
    return rows.map(({ name }) => name);
  } finally {
    await close();
  }
}

function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function run(url: string, statement: string): Promise<void> {
  const { sql, close } = connect(url, { maxConnections: 1, applicationName: 'scampolo-bench' });
  try {
    await sql.unsafe(statement);
  } finally {
    await close();
  }
}
