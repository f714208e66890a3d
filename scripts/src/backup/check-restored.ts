import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Database, Statements } from '@scampolo/db/client';
import type { PhotoStore } from '@scampolo/server/infra/storage/storage';
import type { Manifest } from './manifest.ts';
import { copyPhotoKeys, readTables } from './snapshot.ts';

const PHOTOS_AT_ONCE = 8;

/**
 * Looks whether an exchange that was restored holds together: every photo that a row names is there, byte for byte, but for as
 * many as were missing already; and every amount that listings count as held or given is that of their claims.
 * @returns a sentence for each thing that is wrong
 */
export async function checkRestored(
  { sql }: Database,
  store: Pick<PhotoStore, 'open'>,
  { photos }: Pick<Manifest, 'photos'>,
): Promise<string[]> {
  const { good, bad } = await countPhotos(sql, store);
  const known = photos.missing + photos.damaged;
  return [
    ...(good === photos.count && bad === known
      ? []
      : [`${bad - known} of ${good + bad} photos are missing or damaged that were in the backup.`]),
    ...(await compareAmounts(sql)),
  ];
}

/**
 * Compares what listings and pieces count as held, given or taken with the claims on them.
 * @returns a sentence for each kind that differs
 */
export async function compareAmounts(sql: Statements): Promise<string[]> {
  const [listings] = await sql<{ wrong: number }[]>`
    with sums as (select listing_id, sum(amount) filter (where status = 'reserved') as held,
        sum(amount) filter (where status = 'collected') as given from claims group by listing_id)
    select count(*) as wrong from listings l left join sums s on s.listing_id = l.id
    where l.amount_held <> coalesce(s.held, 0) or l.amount_given <> coalesce(s.given, 0)`;
  const [pieces] = await sql<{ wrong: number }[]>`
    with sums as (select p.piece_id, sum(p.count) as taken from claim_pieces p join claims c on c.id = p.claim_id
      where c.status in ('reserved', 'collected') group by p.piece_id)
    select count(*) as wrong from listing_pieces p left join sums s on s.piece_id = p.id
    where p.taken <> coalesce(s.taken, 0)`;
  return [
    ...(listings?.wrong
      ? [`${listings.wrong} listings count other amounts as held or given than their claims.`]
      : []),
    ...(pieces?.wrong ? [`${pieces.wrong} sizes of pieces count others as taken than their claims.`] : []),
  ];
}

async function countPhotos(
  sql: Statements,
  store: Pick<PhotoStore, 'open'>,
): Promise<{ good: number; bad: number }> {
  let [good, bad] = [0, 0];
  for await (const chunk of copyPhotoKeys(sql, await readTables(sql))) {
    const keys = chunk.toString().split('\n').filter(Boolean);
    for (let at = 0; at < keys.length; at += PHOTOS_AT_ONCE) {
      const found = await Promise.all(keys.slice(at, at + PHOTOS_AT_ONCE).map((key) => isWhole(store, key)));
      for (const whole of found) [good, bad] = whole ? [good + 1, bad] : [good, bad + 1];
    }
  }
  return { good, bad };
}

async function isWhole(store: Pick<PhotoStore, 'open'>, key: string): Promise<boolean> {
  const file = await store.open(key);
  if (file === null) return false;
  return key.startsWith(
    createHash('sha256')
      .update(await buffer(file.stream))
      .digest('hex'),
  );
}
