import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '@scampolo/db/client';
import type { FastifyBaseLogger } from 'fastify';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { outageOf } from './http/outage.ts';
import type { JobRunner } from './jobs/jobs.ts';
import { createLogger } from './logger.ts';
import { matchListing } from './modules/alerts/use-cases/match-listing.ts';
import { tellDue } from './modules/alerts/use-cases/tell-due.ts';
import { lapseClaims } from './modules/exchange/use-cases/lapse-claims.ts';
import { refuseDemoAccounts } from './modules/identity/use-cases/refuse-demo-accounts.ts';
import { encodeAvif } from './modules/listings/use-cases/encode-avif.ts';
import { expireListings } from './modules/listings/use-cases/expire-listings.ts';
import { sendMail } from './modules/messages/use-cases/send-mail.ts';
import { forget } from './modules/privacy/use-cases/forget.ts';
import { makeExport } from './modules/privacy/use-cases/make-export.ts';
import { expireWanted } from './modules/wanted/use-cases/close-wanted.ts';
import { createDrain, type Drain } from './search/drain.ts';
import type { SearchParts } from './search/search-parts.ts';

/** No request waits longer for the database, and none keeps a row locked while it does nothing. */
const PATIENCE = { statementTimeoutMs: 60_000, idleInTransactionTimeoutMs: 60_000 } as const;

/** What a process works with, whether it answers requests, works on jobs, or both. */
export interface ProcessParts {
  readonly deps: Deps;
  readonly jobs: JobRunner;
  readonly drain: Drain;
  readonly search: SearchParts;
  readonly log: FastifyBaseLogger;
  /** aborted once closing begins */
  readonly closing: AbortSignal;
  /** Has something closed before everything that was there before it. */
  onClose(close: () => Promise<unknown>): void;
  /** Closes everything in the opposite order of its coming, the connections to the database last. May be called again. */
  close(): Promise<void>;
}

/**
 * Connects to a migrated database and makes what the use cases need.
 * @param options.works whether this process will work on jobs and the search index
 * @throws when the database cannot be reached, or is the demo's and this is production
 */
export async function openParts(options: {
  config: Config;
  databaseUrl: string;
  works: boolean;
}): Promise<ProcessParts> {
  const { config, databaseUrl, works } = options;
  const log = createLogger(config);
  const { databaseConnections: maxConnections } = config;
  const database = connect(databaseUrl, {
    applicationName: 'scampolo',
    ...PATIENCE,
    ...(maxConnections !== null && { maxConnections }),
  });
  const stack = new AsyncDisposableStack();
  stack.defer(() => database.close());
  const closing = new AbortController();
  let closed: Promise<void> | undefined;
  const close = () => {
    closing.abort();
    closed ??= stack.disposeAsync();
    return closed;
  };
  try {
    await refuseDemoAccounts(config, database.db);
    const composed = await compose({ config, database, databaseUrl, log, works });
    const { deps, jobs, search } = composed;
    stack.defer(composed.close);
    const drain = createDrain({ database, engine: deps.search, log });
    stack.defer(() => drain.stop());
    const onClose = (part: () => Promise<unknown>) => stack.defer(async () => void (await part()));
    return { deps, jobs, drain, search, log, closing: closing.signal, onClose, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Brings the search index up to date once. It listens already, so a database that goes away meanwhile is waited for as it would be a
 * moment later; without one the process would end and be started again to the same.
 */
export async function catchUp(parts: ProcessParts): Promise<void> {
  await whenReached(parts, () => parts.drain.drainOnce());
}

/** From now on the process takes jobs, and keeps the search index up to date. */
export async function startWork(parts: ProcessParts): Promise<void> {
  const { deps, jobs, drain, search } = parts;
  await whenReached(parts, () => drain.start());
  await whenReached(parts, async () => search.follower?.work());
  await jobs.start({
    sendMail: (job, jobId) => sendMail(deps, job, jobId),
    lapseClaims: () => lapseClaims(deps),
    expireListings: () => expireListings(deps),
    forget: () => forget(deps),
    verifySearch: () => search.verify(),
    tellDue: () => tellDue(deps),
    expireWanted: () => expireWanted(deps),
    matchListing: (job) => matchListing(deps, job),
    encodeAvif: (photoId) => encodeAvif(deps, photoId),
    exportMember: (exportId, attempt) => makeExport(deps, exportId, attempt),
  });
}

const LONGEST_PAUSE_MS = 5000;

/** Does `work` again for as long as the database cannot be reached and the process is not closing. */
async function whenReached({ log, closing }: ProcessParts, work: () => Promise<unknown>): Promise<void> {
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      await work();
      return;
    } catch (error) {
      if (closing.aborted || outageOf(error) === null) throw error;
      log.warn({ err: error }, 'the database went away during the start; it is tried again');
      await pause(pauseMs, undefined, { signal: closing });
    }
  }
}
