import { connect } from '@scampolo/db/client';
import { findRunning } from '@scampolo/db/embedded';
import type { Config } from '@scampolo/server/config';
import { backup } from './checks/backup.ts';
import { certificate } from './checks/certificate.ts';
import { clock, database, schema } from './checks/database.ts';
import { disk } from './checks/disk.ts';
import { engine } from './checks/engine.ts';
import { jobs, mails } from './checks/jobs.ts';
import { photos } from './checks/photos.ts';
import { amounts, queue } from './checks/queue.ts';
import { runtime } from './checks/runtime.ts';
import { search } from './checks/search.ts';
import { demo, secrets } from './checks/secrets.ts';
import { server } from './checks/server.ts';
import { smtp } from './checks/smtp.ts';
import { type Check, type Finding, finding, type Patient, type PatientWithDatabase } from './finding.ts';

/** Checks of an exchange. Those that ask what the schema has make sense once the schema is right. */
const FIRST: readonly Check[] = [database, schema];
const REST: readonly Check[] = [
  ...[runtime, server, clock, jobs, mails, search, engine, smtp, disk, backup],
  ...[certificate, photos, secrets, demo, queue, amounts],
];

const LIMIT_MS = 30_000;
/** Looking at every photo takes its time. */
const LONG_LIMIT_MS = 3_600_000;
const STATEMENT_LIMIT_MS = 25_000;

/**
 * Looks at everything, each check by itself: one that fails or takes too long is a finding and keeps no other from being made.
 * Changes nothing.
 */
export async function examine(
  patient: Patient,
  limitMs = patient.all ? LONG_LIMIT_MS : LIMIT_MS,
): Promise<Finding[]> {
  const url = await findDatabase(patient.config);
  if (typeof url !== 'string') return [url, ...(await withoutDatabase(patient, limitMs))];
  const opened = connect(url, {
    maxConnections: 4,
    applicationName: 'scampolo-doctor',
    connectTimeoutSeconds: 5,
    ...(!patient.all && { statementTimeoutMs: STATEMENT_LIMIT_MS }),
  });
  try {
    await opened.sql`select 1`;
  } catch (error) {
    await opened.close();
    return [
      finding('database.away', { reason: codeOf(error) }),
      ...(await withoutDatabase(patient, limitMs)),
    ];
  }
  try {
    const whole: PatientWithDatabase = { ...patient, database: opened, databaseUrl: url };
    const first = await runAll(FIRST, whole, limitMs);
    if (!first.some(({ code }) => code === 'schema.good'))
      return [...first, ...(await withoutDatabase(patient, limitMs))];
    return [...first, ...(await runAll(REST, whole, limitMs))];
  } finally {
    await opened.close();
  }
}

/** Runs checks side by side; gives what they found in their order. */
export async function runAll(
  checks: readonly Check[],
  patient: PatientWithDatabase,
  limitMs: number,
): Promise<Finding[]> {
  return (await Promise.all(checks.map((check) => runOne(check, patient, limitMs)))).flat();
}

async function runOne(check: Check, patient: PatientWithDatabase, limitMs: number): Promise<Finding[]> {
  const late = Promise.withResolvers<Finding[]>();
  const slow = finding('check.slow', { check: check.name, seconds: Math.round(limitMs / 1000) });
  const timer = setTimeout(() => late.resolve([slow]), limitMs);
  try {
    return await Promise.race([check.run(patient), late.promise]);
  } catch (error) {
    return [finding('check.failed', { check: check.name, reason: codeOf(error) })];
  } finally {
    clearTimeout(timer);
  }
}

/** The checks that need no database, when there is none. */
async function withoutDatabase(patient: Patient, limitMs: number): Promise<Finding[]> {
  const free = REST.filter((check) => check.needs === 'nothing');
  return (
    await Promise.all(
      free.map((check) => runOne({ ...check, needs: 'database' }, patient as PatientWithDatabase, limitMs)),
    )
  ).flat();
}

async function findDatabase({ databaseUrl, dataDir }: Config): Promise<string | Finding> {
  return databaseUrl ?? (await findRunning(dataDir)) ?? finding('database.off', { folder: dataDir });
}

/** The word of the system or the server for what failed; its sentence may hold what does not belong in a report. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return codeOf(error.cause);
  return 'code' in error && typeof error.code === 'string'
    ? error.code
    : `${error.name}: ${error.message}`.slice(0, 200);
}
