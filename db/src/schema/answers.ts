import { bigint, pgTable, smallint } from 'drizzle-orm/pg-core';

/**
 * How often what anybody may be shown has changed: the sum of all rows counts the transactions that changed it and are committed.
 * Triggers count, at the end of each such transaction (migration `answer_version`), in whichever row no other transaction holds, so
 * that writers do not wait for each other. Row 0 counts changes of the search index, whose writers come one at a time anyway.
 */
export const answerVersion = pgTable('answer_version', {
  shard: smallint('shard').primaryKey(),
  changes: bigint('changes', { mode: 'number' }).notNull().default(0),
});
