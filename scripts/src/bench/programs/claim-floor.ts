import { connect, type Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { Statement } from '@scampolo/db/statement-tap';
import { answerParent } from '../child-process.ts';

/** One claim's transaction, to be repeated. */
export interface ClaimFloorRequest {
  readonly databaseUrl: string;
  /** all that it writes, in one */
  readonly statement: Statement;
  /** ids in the values that no other claim has: replaced by new ones in each transaction */
  readonly ownIds: readonly string[];
  readonly transactions: number;
  /** how many want their turn at a time */
  readonly concurrency: number;
}

let pool: Database | undefined;

/**
 * Repeats the transaction with the driver alone, on a pool as the server has it. Gives transactions a second.
 */
answerParent(async (request: ClaimFloorRequest): Promise<number> => {
  const { databaseUrl, transactions, concurrency } = request;
  pool ??= connect(databaseUrl, { applicationName: 'scampolo-floor' });
  const { sql } = pool;
  let left = transactions;
  async function work(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const { text, values } = withNewIds(request);
      await sql.unsafe(text, [...values], { prepare: true });
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - started) / 1000;
  return transactions / seconds;
});

function withNewIds({ statement: { text, values }, ownIds }: ClaimFloorRequest): Statement {
  const fresh = ownIds.map((id) => [id, newId()] as const);
  return {
    text,
    values: values.map((value) =>
      fresh.reduce((now, [id, other]) => now?.replaceAll(id, other) ?? null, value),
    ),
  };
}
