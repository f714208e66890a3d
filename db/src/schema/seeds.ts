import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What was seeded into this database. A seed that has begun and not finished was interrupted, and is made again from the start. */
export const seeds = pgTable('seeds', {
  name: text('name').primaryKey(),
  startedAt: instant('started_at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
});
