import { availableParallelism } from 'node:os';
import type { SQL } from 'drizzle-orm';
import { type PgDatabase, PgDialect, type PgTransactionConfig } from 'drizzle-orm/pg-core';
import {
  drizzle,
  type PostgresJsDatabase,
  type PostgresJsQueryResultHKT,
  PostgresJsSession,
} from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { installValueTypes } from './value-types.ts';

export { databaseErrorCode, violatedConstraint } from './database-error.ts';

/** The query builder on the pool: each statement runs on whichever connection is free. */
export type Db = PostgresJsDatabase<Record<string, never>>;

/** The query builder inside a transaction: every statement runs on its one connection. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** What a repository function takes, so that it works on the pool and inside a transaction: a {@link Db} or a {@link Tx}. */
export type Queryable = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/**
 * The driver's own handle, for what the query builder cannot say. The driver's `reserve`, `subscribe` and `largeObject`
 * are left out: they do not survive the loss of a connection. In `begin`, write `select pg_notify(…)` and not `notify`,
 * which goes through the pool and so past the transaction.
 */
export type Sql = postgres.ISql & Pick<postgres.Sql, 'begin'>;

/** Statements in the driver's own words, on the pool or inside a transaction. */
export type Statements = postgres.ISql;

/** A message of the server's that is no error, such as a NOTICE. */
export type Notice = postgres.Notice;

export interface DatabaseOptions {
  /** At most so many connections; default twice the cores, at least 4. More than that costs throughput. */
  readonly maxConnections?: number;
  /** What `pg_stat_activity` calls these connections. Default `scampolo`. */
  readonly applicationName?: string;
  /** How long a query may wait for a new connection before it rejects. Default 10. */
  readonly connectTimeoutSeconds?: number;
  /** After how long the server ends a statement (SQLSTATE 57014). Default: the server's setting. */
  readonly statementTimeoutMs?: number;
  /** After how long the server ends a connection that sits idle in a transaction. Default: the server's setting. */
  readonly idleInTransactionTimeoutMs?: number;
  /** Told of the server's notices; nobody is by default. */
  readonly onNotice?: (notice: Notice) => void;
}

/** A pool of connections to one database. */
export interface Database {
  readonly db: Db;
  readonly sql: Sql;
  /**
   * Calls `onNotify` with the payload of every NOTIFY on `channel`, until `close`, on a connection of its own. A lost
   * connection is made again, at most a second apart; what was notified meanwhile is lost, so `onListening` is called each
   * time that listening (re)starts, for the caller to look for itself. Neither may throw.
   *
   * @returns when listening for the first time; stays pending while the database cannot be reached
   */
  listen(channel: string, onNotify: (payload: string) => void, onListening?: () => void): Promise<void>;
  /** Refuses new queries (CONNECTION_ENDED), lets running ones finish for 5 s, then ends all connections. */
  close(): Promise<void>;
}

const CLOSE_GRACE_SECONDS = 5;

/**
 * Makes a pool for the database at `url` (postgres://…); connects at the first query. The only place that imports the
 * driver (docs/adr/0001-patched-postgres-driver.md).
 *
 * Sessions are in UTC. Values arrive as `value-types.ts` says: bigint as a number or an error, numeric as a string,
 * timestamptz as a Date, date as `YYYY-MM-DD`.
 *
 * A query rejects with an error of the server, or of the connection: `databaseErrorCode` reads both. A transaction whose
 * connection is lost rejects, as does everything its callback asks for afterwards; it is rolled back, unless it was lost
 * during COMMIT, where nobody can know.
 */
export function connect(url: string, options: DatabaseOptions = {}): Database {
  const sql = postgres(url, {
    max: options.maxConnections ?? Math.max(4, 2 * availableParallelism()),
    connect_timeout: options.connectTimeoutSeconds ?? 10,
    backoff: secondsBeforeAttempt,
    // The query for array types at each new connection is an unhandled rejection when it is lost; value-types.ts has them.
    fetch_types: false,
    onnotice: options.onNotice ?? (() => undefined),
    connection: sessionSettings(options),
  });
  const db = drizzle({ client: sql });
  // After drizzle, which puts its own in place of some.
  installValueTypes(sql.options);

  return {
    db,
    sql,
    listen: (channel, onNotify, onListening) =>
      new Promise((resolve) => {
        const listening = () => {
          onListening?.();
          resolve();
        };
        // A first attempt that fails is repeated by the driver as soon as its connection has closed.
        sql.listen(channel, onNotify, listening).catch(() => undefined);
      }),
    close: () => sql.end({ timeout: CLOSE_GRACE_SECONDS }),
  };
}

/**
 * Runs `use` in a transaction and gives back what it gives: committed when it resolves, rolled back when it rejects. Only
 * `tx` belongs in there: another query on the pool would wait for a second connection while holding one. Await
 * everything; a query that comes after the end rejects with TRANSACTION_ENDED.
 */
export function withTransaction<T>(
  db: Db,
  use: (tx: Tx) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  return db.transaction(use, config);
}

/**
 * For hot queries: builds the query once, for the pool and every transaction. `build` ends in `.prepare(name)`, which makes
 * the server parse and plan the text once per connection; values go in as `sql.placeholder(name)`.
 *
 * @example const listingById = prepared((db) => db.select().from(listings).where(eq(listings.id, sql.placeholder('id'))).prepare('listing_by_id'));
 *          const [row] = await listingById(tx).execute({ id });
 */
export function prepared<Query extends object>(build: (db: Queryable) => Query): (db: Queryable) => Query {
  let first: Query | undefined;
  const known = new WeakMap<Queryable, Query>();
  return (db) => {
    const query = known.get(db) ?? (first === undefined ? build(db) : onHandle(db, first));
    first ??= query;
    known.set(db, query);
    return query;
  };
}

/**
 * As {@link prepared}, for a statement that the query builder has no words for. Rows come with the columns' own names and the
 * values that `value-types.ts` makes.
 *
 * @example const raise = preparedStatement<{ n: number }>('raise', sql`update … set n = n + ${sql.placeholder('by')}::int returning n`);
 *          const [row] = await raise(tx, { by: 1 });
 */
export function preparedStatement<Row>(
  name: string,
  statement: SQL,
): (db: Queryable, values: Record<string, unknown>) => Promise<Row[]> {
  const query = prepared((db) =>
    db._.session.prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
      dialect.sqlToQuery(statement),
      undefined,
      name,
      false,
    ),
  );
  return async (db, values) => [...(await query(db).execute(values))];
}

const dialect = new PgDialect();

/** The same query on another handle: building it anew, for each transaction, takes longer than running it. */
function onHandle<Query extends object>(db: Queryable, query: Query): Query {
  const { session } = db._;
  if (!(session instanceof PostgresJsSession) || !('client' in query)) {
    throw new TypeError('a prepared query of another driver than postgres.js');
  }
  return Object.assign(Object.create(Object.getPrototypeOf(query)), query, { client: session.client });
}

/** 50 to 100 ms after the first failure, doubling up to one second: a restarted server is found soon, and not stormed. */
function secondsBeforeAttempt(failures: number): number {
  return (0.5 + Math.random() / 2) * Math.min(0.1 * 2 ** Math.max(0, failures - 1), 1);
}

function sessionSettings(options: DatabaseOptions): Partial<postgres.ConnectionParameters> {
  const { applicationName, statementTimeoutMs, idleInTransactionTimeoutMs } = options;
  return {
    application_name: applicationName ?? 'scampolo',
    TimeZone: 'UTC',
    DateStyle: 'ISO, YMD',
    // Compiling a plan takes longer than any of our queries runs.
    jit: 'off',
    ...(statementTimeoutMs !== undefined && { statement_timeout: statementTimeoutMs }),
    ...(idleInTransactionTimeoutMs !== undefined && {
      idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    }),
  };
}
