import { findRunning, startEmbedded } from '@scampolo/db/embedded';
import type { Config } from '@scampolo/server/config';

/** A database as it is, whatever its schema. */
export interface OpenedDatabase {
  readonly url: string;
  /** Stops what was started for it. */
  close(): Promise<void>;
}

/**
 * The database of DATABASE_URL, else the PostgreSQL of DATA_DIR: that which runs, or one that is started. Unlike
 * `prepareDatabase` it changes nothing in it.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  const url = databaseUrl ?? (await findRunning(dataDir));
  if (url !== null) return { url, close: async () => undefined };
  const embedded = await startEmbedded({ dataDir, log });
  return { url: embedded.url, close: () => embedded.stop() };
}
