import { bigserial, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

/**
 * Listings whose search document may be out of date. A row is written in the transaction of every change that a document
 * can show; the drain reads distinct ids, builds documents from what is true now, and deletes exactly the rows it read.
 * No payload and no foreign key on purpose.
 *
 * A change is written once, for the index in PostgreSQL. The drain of that index hands it on to every other index of
 * `search_targets`, each of which has its own rows and so its own pace.
 */
export const searchOutbox = pgTable(
  'search_outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    listingId: uuid('listing_id').notNull(),
    /** whose row it is: `postgres`, or a name of `search_targets` */
    target: text('target').notNull().default('postgres'),
    createdAt: createdAt(),
  },
  (table) => [index('search_outbox_target').on(table.target, table.id)],
);
