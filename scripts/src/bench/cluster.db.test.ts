import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBenchCluster } from './cluster.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scampolo-test-'));
  // Open for the user that PostgreSQL runs as for root: else its files were kept elsewhere, and left there.
  await chmod(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withDatabase<T>(
  url: string,
  use: (sql: ReturnType<typeof connect>['sql']) => Promise<T>,
): Promise<T> {
  const { sql, close } = connect(url, { maxConnections: 1 });
  try {
    return await use(sql);
  } finally {
    await close();
  }
}

test('what was filled is there in the next run, unless it was not filled to the end', async () => {
  const keptIn = join(folder, 'kept');
  const fill = (url: string) => withDatabase(url, async (sql) => void (await sql`create table filled ()`));
  const failing = () => Promise.reject(new Error('the machine is out of wool'));
  {
    await using cluster = await startBenchCluster({ durable: false, keptIn });
    await expect(cluster.filledDatabase('bench_some', failing)).rejects.toThrow('out of wool');
    await cluster.filledDatabase('bench_some', fill);
  }
  await using cluster = await startBenchCluster({ durable: false, keptIn });
  const url = await cluster.filledDatabase('bench_some', failing);
  expect(await withDatabase(url, (sql) => sql`select * from filled`)).toHaveLength(0);
}, 120_000);
