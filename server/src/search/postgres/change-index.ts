import { type Database, databaseErrorCode } from '@scampolo/db/client';
import { DocumentRefused } from '../engine.ts';
import type { SqlTransaction } from './dictionary.ts';

/** Advisory locks: who changes the index holds one alone; who writes a generation that is built shares the other. */
const CHANGING = 'scampolo search index';
const BUILDING = 'scampolo search generation';

/** Which generation answers and which one is being filled. */
export interface IndexState {
  generation: number;
  building: number | null;
}

/**
 * Runs `change` in a transaction that is the only one to change the index that answers, the dictionary, or which generations there
 * are: blocks are shared by thousands of documents, and two writers would wait for each other in turns.
 * @throws {DocumentRefused} when the database refuses a value of a document
 */
export async function changeIndex<T>(
  database: Database,
  change: (tx: SqlTransaction, state: IndexState) => Promise<T>,
): Promise<T> {
  return await inTransaction(database, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${CHANGING}, 0))`;
    const changed = await change(tx, await readState(tx));
    // Answers made from the index before this one are kept no longer.
    await tx`update answer_version set changes = changes + 1 where shard = 0`;
    return changed;
  });
}

/**
 * Runs `write`, which adds to the generation `own` and to nothing else, while others may change the index that answers. Only one
 * transaction at a time may write a generation.
 * @throws when another rebuild took over
 * @throws {DocumentRefused} as {@link changeIndex}
 */
export async function buildGeneration(
  database: Database,
  own: number,
  write: (tx: SqlTransaction) => Promise<void>,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    await tx`select pg_advisory_xact_lock_shared(hashtextextended(${BUILDING}, 0))`;
    assertBuilding(await readState(tx), own);
    await write(tx);
  });
}

/** Waits for what is being written to any generation that is built, so that it can be thrown away whole. */
export async function stopBuilding(tx: SqlTransaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${BUILDING}, 0))`;
}

export function assertBuilding({ building }: IndexState, own: number): void {
  if (building !== own) throw new Error('another rebuild took over');
}

/** Does something with documents; that one of them is not what it should be is told as {@link DocumentRefused}. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw isRefusal(error) ? new DocumentRefused('the index refuses a document', { cause: error }) : error;
  }
}

function inTransaction<T>(database: Database, work: (tx: SqlTransaction) => Promise<T>): Promise<T> {
  return refusing(async () => {
    let result: T | undefined;
    await database.sql.begin(async (tx) => {
      result = await work(tx);
    });
    return result as T;
  });
}

async function readState(tx: SqlTransaction): Promise<IndexState> {
  const [state] = await tx<IndexState[]>`select generation, building from search_state`;
  if (state === undefined) throw new Error('search_state has no row: a migration is missing');
  return state;
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
