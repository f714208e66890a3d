import { readdir } from 'node:fs/promises';
import type { TestApp } from '../../testing/test-app.ts';

/** What the exchange has stored, as text that differs when any row does; equal texts mean that nothing was changed. */
export type Fingerprint = () => Promise<string>;

/**
 * Prepares to look at every table but sessions, also at ones that come later: its count and a hash of its rows; at the mails
 * that wait; and at the folder of uploads that are being read.
 */
export async function createFingerprint({ database: { sql }, deps }: TestApp): Promise<Fingerprint> {
  const tables = await sql<{ name: string }[]>`select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'sessions' order by 1`;
  const hashes = tables.map(({ name }) => hashOf(name, `public.${name} as stored`));
  const mails = hashOf('mails', "(select id, name, data from pgboss.job where name like 'mail%') as stored");
  const statement = [...hashes, mails].join(' union all ');
  let last = { transaction: '', tables: '' };

  /** Reads the tables again only when a transaction that writes, of whomever, has ended since: hashing takes 20 times longer. */
  async function readTables(): Promise<string> {
    const [now] = await sql<{ transaction: string }[]>`
      select pg_snapshot_xmax(pg_current_snapshot())::text as transaction`;
    const transaction = now?.transaction ?? '';
    if (transaction === '' || transaction !== last.transaction) {
      const rows = await sql.unsafe<{ line: string }[]>(statement);
      last = { transaction, tables: rows.map(({ line }) => line).join('\n') };
    }
    return last.tables;
  }

  return async () => {
    const [stored, uploads] = await Promise.all([readTables(), readdir(deps.uploadFolder)]);
    return `${stored}\nuploads: ${uploads.length} files`;
  };
}

function hashOf(name: string, rows: string): string {
  return `select '${name}: ' || count(*) || ' ' || coalesce(md5(string_agg(stored::text, E'\\n' order by stored::text)), '')
    as line from ${rows}`;
}
