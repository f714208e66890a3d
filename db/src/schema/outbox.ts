import { bigserial, pgTable, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

/**
 * Listings whose search document may be out of date. A row is written in the transaction of every change that a document
 * can show; the drain reads distinct ids, builds documents from what is true now, and deletes exactly the rows it read.
 * No payload and no foreign key on purpose.
 */
export const searchOutbox = pgTable('search_outbox', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  listingId: uuid('listing_id').notNull(),
  createdAt: createdAt(),
});
