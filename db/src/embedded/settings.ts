/** What a cluster is for: `keep` survives a power cut; `throwaway` trades that for speed and suits tests alone. */
export type Purpose = 'keep' | 'throwaway';

/** The file in the cluster's folder that holds our settings; it is written anew at every start. */
export const SETTINGS_FILE = 'scampolo.conf';

/** Who may connect: the application's role, over 127.0.0.1, with its password. The superuser has no way in. */
export const ACCESS_RULES = 'host all scampolo 127.0.0.1/32 scram-sha-256\n';

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Two cores shared with the server: a query that forks workers only takes time from the next one.
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '4',
  io_method: 'sync',
  jit: 'off',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  // Nothing replicates from an embedded server.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  default_text_search_config: 'pg_catalog.simple',
  // Statements and the details of errors carry what members typed; a log must not.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const BY_PURPOSE = {
  keep: { max_connections: '60' },
  throwaway: {
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
  },
};

/** The text of {@link SETTINGS_FILE} for a cluster that listens on `port` of 127.0.0.1. */
export function settingsText(port: number, purpose: Purpose): string {
  const settings = { ...COMMON, ...BY_PURPOSE[purpose], port: String(port) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `# Written at every start. Put your own settings into postgresql.auto.conf, which wins.\n${lines.join('\n')}\n`;
}
