import { databaseErrorCode } from '@scampolo/db/client';
import { AppError } from '@scampolo/shared/errors';

/** No connection to the database: refused, lost on the way, not found, or ended by the server as it stops. */
const AWAY = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // read_only_sql_transaction: a replica that has not taken over yet
  '25006',
]);

/** The database gave up for the sake of others, and nothing of the transaction was kept. */
const GAVE_UP = new Set([
  // serialization_failure, deadlock_detected, lock_not_available, query_canceled (the limit of a statement's time)
  '40001',
  '40P01',
  '55P03',
  '57014',
  // out_of_memory, configuration_limit_exceeded (temporary files), idle_in_transaction_session_timeout
  '53200',
  '53400',
  '25P03',
]);

/** No room for what was to be kept: on a disk of this machine, within a quota, or (53100) on the database's disk. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);

/**
 * What a failure of something behind the server is to who asked: OVERLOADED with `details.part` `database` while that cannot be
 * reached or has given up, STORAGE_FULL when a disk has no room. Both pass, and a request that is safe to repeat may be repeated.
 * Null for every other error, which is a bug.
 */
export function outageOf(error: unknown): AppError | null {
  const code = databaseErrorCode(error);
  if (code === undefined) return null;
  if (FULL.has(code)) return new AppError('STORAGE_FULL');
  // 08: the class of connection exceptions.
  if (AWAY.has(code) || /^08...$/.test(code))
    return new AppError(
      'OVERLOADED',
      { part: 'database' },
      'The exchange cannot reach its database just now; try again after the time in Retry-After.',
    );
  return GAVE_UP.has(code) ? new AppError('OVERLOADED', { part: 'database' }) : null;
}
