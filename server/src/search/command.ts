import { connect } from '@scampolo/db/client';
import type { FastifyBaseLogger } from 'fastify';
import { createDrain } from './drain.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { rebuildIndex } from './rebuild.ts';
import { verifyIndex } from './verify.ts';

/** What can be done to the search index by hand. */
export const SEARCH_COMMANDS = ['rebuild', 'verify', 'drain'] as const;
export type SearchCommand = (typeof SEARCH_COMMANDS)[number];

/** What a command found, for people to read, and whether all is well. */
export interface SearchReport {
  text: string;
  ok: boolean;
}

const SHOWN_IDS = 10;

/**
 * Does something to the search index of the migrated database at `databaseUrl`, beside whatever servers do
 * meanwhile: `rebuild` builds it anew and brings in what changed meanwhile, `verify` compares it with the
 * listings, `drain` brings in what waits.
 */
export async function runSearchCommand(options: {
  command: SearchCommand;
  databaseUrl: string;
  log: Pick<FastifyBaseLogger, 'error' | 'warn'>;
}): Promise<SearchReport> {
  const database = connect(options.databaseUrl, { applicationName: 'scampolo-search', maxConnections: 3 });
  const engine = createPostgresEngine(database);
  const drain = createDrain({ database, engine, log: options.log });
  try {
    switch (options.command) {
      case 'rebuild': {
        const { indexed, replayed, failed } = await rebuildIndex({ database, engine });
        await drain.drainOnce();
        return {
          text: `rebuilt with ${indexed} listings; ${replayed} changed meanwhile, ${failed} could not be indexed`,
          ok: failed === 0,
        };
      }
      case 'verify': {
        const { checked, ...drift } = await verifyIndex({ db: database.db, engine });
        const found = Object.entries(drift).filter(([, ids]) => ids.length > 0);
        const lines = found.map(
          ([kind, ids]) => `${kind}: ${ids.length} (${ids.slice(0, SHOWN_IDS).join(', ')})`,
        );
        return { text: [`compared ${checked} listings`, ...lines].join('\n'), ok: found.length === 0 };
      }
      case 'drain': {
        const { indexed, removed, failed } = await drain.drainOnce();
        return { text: `indexed ${indexed}, removed ${removed}, failed ${failed}`, ok: failed === 0 };
      }
    }
  } finally {
    await database.close();
  }
}
