import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * The codes of the catalogue, so that a listing cannot name a category that does not exist and open data can be joined in
 * SQL. The application reads the catalogue from `shared/src/reference`; these rows are its copy, renewed at every start.
 */
export const categories = pgTable('categories', {
  code: text('code').primaryKey(),
  parent: text('parent'),
  names: jsonb('names').$type<Record<string, string>>().notNull(),
});

export const fibres = pgTable('fibres', {
  code: text('code').primaryKey(),
  names: jsonb('names').$type<Record<string, string>>().notNull(),
});
