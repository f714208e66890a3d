import { realpath } from 'node:fs/promises';
import { isOurs, readPostmaster } from './postmaster.ts';
import { clusterDirOf, readRecord } from './record.ts';

/**
 * The address of the PostgreSQL of a DATA_DIR when it runs already, for a command beside the process that started it; null
 * when it does not. Starts and stops nothing.
 */
export async function findRunning(dataDir: string): Promise<string | null> {
  const record = await readRecord(dataDir);
  if (record === undefined) return null;
  const clusterDir = clusterDirOf(await realpath(dataDir), record);
  const running = await readPostmaster(clusterDir);
  if (running?.port === undefined || !(await isOurs(running.pid, clusterDir))) return null;
  return `postgres://scampolo:${record.password}@127.0.0.1:${running.port}/scampolo`;
}
