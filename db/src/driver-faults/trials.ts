import { sql as text } from 'drizzle-orm';
import { connect, type Database, databaseErrorCode, type Sql, withTransaction } from '../client.ts';
import { atPort, startProxy, startServer } from './proxy.ts';

interface TrialSetting {
  url: string;
  /** the size of the pool under trial */
  connections: number;
  /** on a connection that no trial ends */
  admin: Sql;
}

type Report = Record<string, unknown>;

/** How many queries a transaction asks for at once: more than the driver sends before it keeps them itself (100). */
const MORE_THAN_A_PIPELINE = 150;

/** What happens to the pool under trial, by name. Each reports the outcome of every promise that somebody awaits. */
export const trials: Record<string, (setting: TrialSetting) => Promise<Report>> = {
  'backend ends in a query': (setting) =>
    withPool(setting, async ({ sql }) => {
      const inner: string[] = [];
      const transaction = await outcome(
        sql.begin(async (tx) => {
          await tx`insert into trial_rows values ('before')`;
          inner.push(await outcome(tx`${endBackend(sql)}`));
          inner.push(await outcome(tx`insert into trial_rows values ('after')`));
          await tx`insert into trial_rows values ('after that')`;
        }),
      );
      return { transaction, inner };
    }),

  'backend ends while the callback awaits something else': (setting) =>
    withPool(setting, async ({ sql }) => {
      const left = gate();
      const inner = gate<string>();
      const pid = gate<number>();
      const lost = outcome(
        sql.begin(async (tx) => {
          await tx`insert into trial_rows values ('before')`;
          const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
          pid.open(row?.pid ?? 0);
          await left.opened;
          inner.open(await outcome(tx`insert into trial_rows values ('late')`));
        }),
      );
      await setting.admin`select pg_terminate_backend(${await pid.opened})`;
      const transaction = await lost;
      // As many as there are connections, so that one of them has the replacement.
      const others = Array.from({ length: setting.connections }, () =>
        outcome(
          sql.begin(async (tx) => {
            await tx`insert into trial_rows values ('other')`;
            left.open();
            await inner.opened;
            // By now the first callback has returned, and its COMMIT would be out.
            await tx`select 1`;
            await tx`select 1`;
            throw Object.assign(new Error('changed its mind'), { code: 'ROLLED_BACK' });
          }),
        ),
      );
      return { transaction, inner: [await inner.opened], others: [...new Set(await Promise.all(others))] };
    }),

  'backend ends with queries waiting': (setting) =>
    withPool(setting, async ({ sql }) => {
      const inner: Promise<string>[] = [];
      const transaction = await outcome(
        sql.begin(async (tx) => {
          inner.push(outcome(tx`${endBackend(sql)}`));
          for (let n = 0; n < MORE_THAN_A_PIPELINE; n++) {
            inner.push(outcome(tx`insert into trial_rows values (${`waiting ${n}`})`));
          }
          await Promise.all(inner);
        }),
      );
      return { transaction, inner: [...new Set(await Promise.all(inner))] };
    }),

  'backend ends in a savepoint': (setting) =>
    withPool(setting, async ({ sql }) => {
      const inner: string[] = [];
      const transaction = await outcome(
        sql.begin(async (tx) => {
          await tx`insert into trial_rows values ('before')`;
          const savepoint = tx.savepoint(async (inSavepoint) => {
            await inSavepoint`insert into trial_rows values ('in savepoint')`;
            inner.push(await outcome(inSavepoint`${endBackend(sql)}`));
            inner.push(await outcome(inSavepoint`insert into trial_rows values ('after')`));
          });
          inner.push(await outcome(savepoint));
          inner.push(await outcome(tx.savepoint((next) => next`insert into trial_rows values ('next')`)));
        }),
      );
      return { transaction, inner };
    }),

  'backend ends under the query builder': (setting) =>
    withPool(setting, async ({ db }) => {
      const inner: string[] = [];
      const transaction = await outcome(
        withTransaction(db, async (tx) => {
          await tx.execute(text`insert into trial_rows values ('before')`);
          const nested = tx.transaction(async (savepoint) => {
            await savepoint.execute(text`select pg_terminate_backend(pg_backend_pid()), pg_sleep(60)`);
          });
          inner.push(await outcome(nested));
          inner.push(await outcome(tx.execute(text`insert into trial_rows values ('after')`)));
        }),
      );
      return { transaction, inner };
    }),

  'connection is reset': async (setting) => {
    const proxy = await startProxy(setting.url);
    const report = await withPool({ ...setting, url: proxy.url }, async ({ sql }) => {
      const inner: string[] = [];
      const transaction = await outcome(
        sql.begin(async (tx) => {
          await tx`insert into trial_rows values ('before')`;
          const sleeping = outcome(tx`select pg_sleep(60)`);
          proxy.reset();
          inner.push(await sleeping);
          inner.push(await outcome(tx`insert into trial_rows values ('after')`));
        }),
      );
      return { transaction, inner };
    });
    proxy.close();
    return report;
  },

  'connection is reset at its first query': async (setting) => {
    const proxy = await startProxy(setting.url);
    proxy.resetNext();
    const report = await withPool({ ...setting, url: proxy.url }, async ({ sql }) => ({
      first: await outcome(sql`select 1`),
    }));
    proxy.close();
    return report;
  },

  'many transactions while backends end at random': (setting) =>
    withPool(setting, async ({ sql }) => {
      const outcomes = new Map<number, string>();
      const numbers = Array.from({ length: 120 }, (_, n) => n).values();
      const work = async () => {
        for (const n of numbers) {
          outcomes.set(n, await outcome(writeTwice(sql, n)));
        }
      };
      await Promise.all(Array.from({ length: 5 * setting.connections }, work));
      const halves = await setting.admin<{ n: number; count: number }[]>`
        select split_part(note, ' ', 1)::int as n, count(*)::int as count from trial_rows group by 1`;
      const written = new Map(halves.map(({ n, count }) => [n, count]));
      await setting.admin`truncate trial_rows`;
      const resolved = [...outcomes].filter(([, result]) => result === 'resolved');
      return {
        outcomes: [...new Set(outcomes.values())],
        halfWritten: halves.filter(({ count }) => count !== 2),
        resolvedButMissing: resolved.filter(([n]) => written.get(n) !== 2),
      };
    }),

  'backend ends among rows': (setting) =>
    withPool(setting, async ({ sql }) => {
      const rows = await outcome(sql`
        select n, case when n = 50000 then pg_terminate_backend(pg_backend_pid()) end
        from generate_series(1, 100000) n`);
      const next = await sql`select 1`;
      return { query: rows, nextRows: next.length };
    }),

  'statement comes after the rollback': (setting) =>
    withPool(setting, async ({ sql }) => {
      const rolledBack = gate();
      let late: Promise<string> | undefined;
      const transaction = await outcome(
        sql.begin((tx) => {
          late = rolledBack.opened.then(() => outcome(tx`insert into trial_rows values ('late')`));
          return tx`select 1 / 0`;
        }),
      );
      rolledBack.open();
      return { transaction, inner: [await late] };
    }),

  'transaction begins at every depth of the pipeline': (setting) =>
    withPool(setting, async ({ sql }) => {
      const outcomes: string[] = [];
      for (let depth = 95; depth <= 105; depth++) {
        await sql`select 1`;
        const ahead = Array.from({ length: depth }, () => outcome(sql.unsafe('select 1').execute()));
        outcomes.push(await outcome(sql.begin((tx) => tx`insert into trial_rows values ('in transaction')`)));
        outcomes.push(...(await Promise.all(ahead)));
      }
      return { outcomes: [...new Set(outcomes)] };
    }),

  'server closes every connection at start-up': async ({ url, connections }) => {
    const closing = await startServer((socket) => socket.end());
    const pool = connect(atPort(url, closing.port), {
      maxConnections: connections,
      connectTimeoutSeconds: 1,
    });
    const queries = Array.from({ length: connections }, () => outcome(pool.sql`select 1`));
    const outcomes = [...new Set(await Promise.all(queries))];
    await pool.close();
    closing.close();
    return { outcomes, attemptsPerQuery: closing.accepted() / connections };
  },

  'server closes three connections at start-up': async (setting) => {
    let closed = 0;
    const proxy = await startProxy(setting.url, (socket) => ++closed <= 3 && socket.end());
    const report = await withPool({ ...setting, url: proxy.url }, async ({ sql }) => ({
      first: await outcome(sql`select 1`),
    }));
    proxy.close();
    return report;
  },
};

/** Runs a trial on a pool of its own and then asks every connection of the pool for an answer, three times over. */
async function withPool(setting: TrialSetting, run: (pool: Database) => Promise<Report>): Promise<Report> {
  const pool = connect(setting.url, { maxConnections: setting.connections, applicationName: 'trial' });
  const report = await run(pool);
  const afterwards = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const queries = Array.from({ length: setting.connections }, () =>
      outcome(pool.sql`select pg_sleep(0.001)`),
    );
    for (const result of await Promise.all(queries)) afterwards.add(result);
  }
  await pool.close();
  return { ...report, afterwards: [...afterwards] };
}

/** `resolved`, or the code it rejected with; `lost` for every way in which a connection's end is told. */
async function outcome(promise: PromiseLike<unknown>): Promise<string> {
  try {
    await promise;
    return 'resolved';
  } catch (error) {
    const code = databaseErrorCode(error) ?? String(error);
    return ['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'].includes(code) ? 'lost' : code;
  }
}

function endBackend(sql: Sql) {
  return sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(60)`;
}

/** Two rows in one transaction. Every seventh ends some backend of the pool between them, its own among others. */
function writeTwice(sql: Sql, n: number): Promise<unknown> {
  return sql.begin(async (tx) => {
    await tx`insert into trial_rows values (${`${n} first`})`;
    if (n % 7 === 0) {
      await tx`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'trial' and datname = current_database() order by random() limit 1`;
    }
    await tx`insert into trial_rows values (${`${n} second`})`;
  });
}

function gate<T = void>() {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { opened: promise, open: resolve };
}
