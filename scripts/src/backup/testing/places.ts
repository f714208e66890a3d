import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import { createTestDatabase } from '@scampolo/db/testing';

/** Folders and databases of a test, all of which go with it. */
export interface Places extends AsyncDisposable {
  /** A folder that PostgreSQL may enter. */
  folder(): Promise<string>;
  /** A database with a schema and nothing in it but reference data. */
  database(): Promise<string>;
  /** A database with nothing in it. */
  emptyDatabase(): Promise<string>;
}

/** Makes {@link Places}. */
export function makePlaces(): Places {
  const parts = new AsyncDisposableStack();
  async function folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'scampolo-backup-'));
    await chmod(path, 0o711);
    parts.defer(() => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));
    return path;
  }
  async function database(): Promise<string> {
    const made = await createTestDatabase();
    parts.defer(() => made.drop());
    return made.url;
  }
  async function emptyDatabase(): Promise<string> {
    const url = await database();
    const { sql, close } = connect(url, { maxConnections: 1 });
    await sql`drop schema public cascade`;
    await sql`drop schema pgboss cascade`;
    await sql`create schema public`;
    await close();
    return url;
  }
  return { folder, database, emptyDatabase, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}
