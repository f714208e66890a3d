import { type Database, databaseErrorCode } from '@scampolo/db/client';
import { DocumentRefused } from '../engine.ts';
import type { SqlTransaction } from './dictionary.ts';

/** Which generation answers and which one is being filled. */
export interface IndexState {
  generation: number;
  building: number | null;
}

/**
 * Runs `change` in a transaction that is the only one to write the index: blocks are shared by thousands of
 * documents, and two writers would wait for each other in turns.
 * @throws {DocumentRefused} when the database refuses a value of a document
 */
export async function changeIndex<T>(
  database: Database,
  change: (tx: SqlTransaction, state: IndexState) => Promise<T>,
): Promise<T> {
  let changed: T | undefined;
  try {
    await database.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended('scampolo search index', 0))`;
      const [state] = await tx<IndexState[]>`select generation, building from search_state`;
      if (state === undefined) throw new Error('search_state has no row: a migration is missing');
      changed = await change(tx, state);
      // Answers made from the index before this one are kept no longer.
      await tx`update answer_version set changes = changes + 1 where shard = 0`;
    });
  } catch (error) {
    throw isRefusal(error) ? new DocumentRefused('the index refuses a document', { cause: error }) : error;
  }
  return changed as T;
}

/**
 * Classes of SQLSTATE that say the values are wrong: data exception, integrity violation, program limit
 * exceeded.
 */
const REFUSALS = ['22', '23', '54'];

function isRefusal(error: unknown): boolean {
  const code = databaseErrorCode(error);
  if (code !== undefined) return REFUSALS.some((refusal) => code.startsWith(refusal) && code.length === 5);
  return error instanceof TypeError || error instanceof RangeError;
}
