import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Statements } from '@scampolo/db/client';
import type { Config } from '@scampolo/server/config';
import { createStores, type PhotoStore } from '@scampolo/server/infra/storage/storage';
import { pino } from 'pino';
import { copyPhotoKeys, readTables } from '../../backup/snapshot.ts';
import { type Check, finding } from '../finding.ts';

const SAMPLE = 200;
const AT_ONCE = 8;

/** Are the files of photos there that listings show? Of some, or of all. */
export const photos: Check = {
  name: 'photos',
  needs: 'database',
  async run({ config, database: { sql }, all }) {
    const opened = await openStore(config);
    if (opened === null) return [finding('photos.store', { place: placeOf(config) })];
    try {
      const { count, missing, example } = await countMissing(
        all ? allKeys(sql) : someKeys(sql),
        opened.store,
      );
      if (missing > 0)
        return [finding('photos.missing', { missing, count, example, place: placeOf(config) })];
      return [finding('photos.good', { count })];
    } finally {
      opened.close();
    }
  },
};

/** The store as it is; nothing is made, or else a folder would belong to whoever runs the doctor. */
async function openStore(
  config: Config,
): Promise<{ store: Pick<PhotoStore, 'has'>; close: () => void } | null> {
  if (config.s3 === null && !existsSync(join(config.dataDir, 'photos', 'unfinished'))) {
    return { store: { has: async () => false }, close: () => undefined };
  }
  try {
    const { photoStore, close } = await createStores(config, pino({ level: 'silent' }));
    return { store: photoStore, close };
  } catch (error) {
    if (error instanceof Error && error.name === 'ConfigError') return null;
    throw error;
  }
}

async function countMissing(
  keys: AsyncIterable<string[]>,
  store: Pick<PhotoStore, 'has'>,
): Promise<{ count: number; missing: number; example: string }> {
  let [count, missing, example] = [0, 0, ''];
  for await (const some of keys) {
    for (let at = 0; at < some.length; at += AT_ONCE) {
      const batch = some.slice(at, at + AT_ONCE);
      const there = await Promise.all(batch.map((key) => store.has(key)));
      for (const [index, key] of batch.entries()) {
        count += 1;
        if (there[index]) continue;
        missing += 1;
        example ||= key;
      }
    }
  }
  return { count, missing, example };
}

async function* allKeys(sql: Statements): AsyncGenerator<string[]> {
  for await (const chunk of copyPhotoKeys(sql, await readTables(sql))) {
    yield chunk.toString().split('\n').filter(Boolean);
  }
}

async function* someKeys(sql: Statements): AsyncGenerator<string[]> {
  const rows = await sql<{ keys: string[] }[]>`
    select jsonb_path_query_array(variants, '$[*].key') as keys from listing_photos order by random() limit ${SAMPLE}`;
  yield rows.flatMap(({ keys }) => keys);
}

function placeOf({ s3, dataDir }: Config): string {
  return s3 === null ? join(dataDir, 'photos') : s3.bucket;
}
