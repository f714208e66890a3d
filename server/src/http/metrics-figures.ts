import { statfs } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { Gauge, Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { readBackupRecord } from '../infra/backup-record.ts';

type FigureDeps = Pick<Deps, 'config' | 'db' | 'log'>;

/** What the database, the disk and the backups say, as Prometheus text. Cheap however often it is asked for. */
export interface ExchangeFigures {
  metrics(): Promise<string>;
}

/** The database is asked at most so often; meanwhile figures are as old. */
const FRESH_MS = 15_000;
/** A scrape does not wait longer for it; the figures before are given, and `database_up` says 0. */
const PATIENCE_MS = 2000;

/** One number, or numbers by label. Null: unknown, and left out. */
type Reading = number | null | readonly { labels: Readonly<Record<string, string>>; value: number }[];

interface Figure {
  name: string;
  help: string;
  labels?: readonly string[];
  /** gives a number, or JSON `[[label, …, number], …]` */
  value: SQL;
}

/** The search indexes that are in use. */
const TARGETS = sql`(select 'postgres' as name union all select name from search_targets)`;

const FIGURES: readonly Figure[] = [
  {
    name: 'search_outbox_rows',
    help: 'Changes that a search index has not taken in yet',
    labels: ['target'],
    value: sql`(select json_agg(json_build_array(name, (select count(*) from search_outbox o where o.target = t.name))) from ${TARGETS} t)`,
  },
  {
    name: 'search_outbox_oldest_seconds',
    help: 'For how long the oldest of them has waited',
    labels: ['target'],
    value: sql`(select json_agg(json_build_array(t.name, extract(epoch from now() - o.created_at))) from ${TARGETS} t
      cross join lateral (select created_at from search_outbox where target = t.name order by id limit 1) o)`,
  },
  {
    name: 'search_failures',
    help: 'Listings that cannot be put into a search index',
    labels: ['target'],
    value: sql`(select json_agg(json_build_array(name, (select count(*) from search_failures f where f.target = t.name))) from ${TARGETS} t)`,
  },
  {
    name: 'search_drift',
    help: 'How many documents of a search index differed from the listings when it was verified last, before that was repaired',
    labels: ['target', 'kind'],
    value: sql`(select json_agg(json_build_array(target, kind, n)) from search_checks
      cross join lateral (values ('missing', missing), ('stale', stale), ('extra', extra)) k (kind, n))`,
  },
  {
    name: 'search_verified_timestamp_seconds',
    help: 'When a search index was verified last, in seconds since 1970',
    labels: ['target'],
    value: sql`(select json_agg(json_build_array(target, extract(epoch from checked_at))) from search_checks)`,
  },
  {
    name: 'search_target_filled',
    help: 'Whether a search index beside that of PostgreSQL has been filled, and may be asked',
    labels: ['target'],
    value: sql`(select json_agg(json_build_array(name, (filled_at is not null)::int)) from search_targets)`,
  },
  {
    name: 'listings_pending',
    help: 'Listings that wait for a decision of the staff',
    value: sql`(select count(*) from listings where status = 'pending')`,
  },
  {
    name: 'listings_pending_oldest_seconds',
    help: 'For how long the oldest of them has waited',
    value: sql`(select extract(epoch from now() - min(submitted_at)) from listings where status = 'pending')`,
  },
  {
    name: 'claims',
    help: 'Claims by what became of them',
    labels: ['status'],
    value: sql`(select json_agg(json_build_array(status, n)) from (select status, count(*) as n from claims group by status) c)`,
  },
  {
    name: 'jobs',
    help: 'Jobs by queue that wait, are worked on, or failed for good and are kept for a while',
    labels: ['queue', 'state'],
    value: sql`(select json_agg(json_build_array(name, state, n)) from (
      select name, case state when 'created' then 'waiting' when 'retry' then 'waiting' else state::text end as state, count(*) as n
      from pgboss.job where state in ('created', 'retry', 'active', 'failed') group by 1, 2) j)`,
  },
  {
    name: 'jobs_oldest_waiting_seconds',
    help: 'For how long the oldest job of a queue has been due',
    labels: ['queue'],
    value: sql`(select json_agg(json_build_array(name, age)) from (
      select name, extract(epoch from now() - min(start_after)) as age from pgboss.job
      where state in ('created', 'retry') and start_after <= now() group by name) w)`,
  },
  {
    name: 'database_connections',
    help: 'Connections of the exchange to its database, of all processes, by program and state',
    labels: ['program', 'state'],
    value: sql`(select json_agg(json_build_array(application_name, state, n)) from (
      select application_name, coalesce(state, 'unknown') as state, count(*) as n from pg_stat_activity
      where datname = current_database() and application_name like 'scampolo%' group by 1, 2) a)`,
  },
  {
    name: 'database_connections_max',
    help: 'Connections that the database server allows',
    value: sql`current_setting('max_connections')::int`,
  },
  {
    name: 'database_size_bytes',
    help: 'Size of the database',
    value: sql`pg_database_size(current_database())`,
  },
];

/** Makes the figures, which ask nobody before they are asked for. */
export function createExchangeFigures(deps: FigureDeps): ExchangeFigures {
  const registry = new Registry();
  const show = showIn(registry);
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    askedAt = performance.now();
    const readings = await readDatabase(deps);
    for (const { name, help, labels = [] } of FIGURES) show(name, help, labels, readings[name] ?? null);
  }

  return {
    async metrics() {
      if (asking === undefined && performance.now() - askedAt > FRESH_MS) {
        asking = ask()
          .catch((error: unknown) => {
            askedAt = Number.NEGATIVE_INFINITY;
            deps.log.warn({ err: error }, 'the figures of the database cannot be read');
          })
          .finally(() => {
            asking = undefined;
          });
      }
      const patience = new AbortController();
      const tooLate = pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([asking, tooLate]);
      patience.abort();
      const isUp = asking === undefined && askedAt !== Number.NEGATIVE_INFINITY;
      show('database_up', 'Whether the database gave its figures', [], Number(isUp));
      await showDisk(deps, show);
      show(
        'backup_last_success_timestamp_seconds',
        'When what is in the last good backup was true, in seconds since 1970; absent when none is known',
        [],
        await lastBackup(deps),
      );
      return registry.metrics();
    },
  };
}

type Show = (name: string, help: string, labels: readonly string[], reading: Reading) => void;

function showIn(registry: Registry): Show {
  const gauges = new Map<string, Gauge>();
  return (name, help, labelNames, reading) => {
    const gauge =
      gauges.get(name) ?? new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
    gauges.set(name, gauge);
    // Whatever is gone is no longer told of.
    gauge.reset();
    if (reading === null) gauge.remove();
    else if (typeof reading === 'number') gauge.set(reading);
    else for (const { labels, value } of reading) gauge.set(labels, value);
  };
}

async function readDatabase({ db }: FigureDeps): Promise<Record<string, Reading>> {
  const columns = FIGURES.map(({ name, value }) => sql`${value} as ${sql.identifier(name)}`);
  const [row = {}] = await db.execute<Record<string, unknown>>(sql`select ${sql.join(columns, sql`, `)}`);
  return Object.fromEntries(FIGURES.map(({ name, labels }) => [name, readingOf(row[name], labels)]));
}

function readingOf(value: unknown, labels: Figure['labels']): Reading {
  if (labels === undefined) return value === null || value === undefined ? null : Number(value);
  const rows = Array.isArray(value) ? (value as unknown[][]) : [];
  return rows.map((row) => ({
    labels: Object.fromEntries(labels.map((label, index) => [label, String(row[index])])),
    value: Number(row[labels.length]),
  }));
}

async function showDisk({ config, log }: FigureDeps, show: Show): Promise<void> {
  const disk = await statfs(config.dataDir).catch((error: unknown) => {
    log.warn({ err: error }, 'the disk of DATA_DIR cannot be looked at');
    return null;
  });
  show('disk_free_bytes', 'Room on the disk of DATA_DIR', [], disk && disk.bavail * disk.bsize);
  show('disk_size_bytes', 'Size of the disk of DATA_DIR', [], disk && disk.blocks * disk.bsize);
}

/** What `pnpm backup` noted. Nothing there, or nothing that can be read: unknown. */
async function lastBackup({ config, log }: FigureDeps): Promise<number | null> {
  const record = await readBackupRecord(config.dataDir).catch((error: unknown) => {
    log.warn({ err: error }, 'the record of the last backup cannot be read');
    return null;
  });
  return record && Date.parse(record.at) / 1000;
}
