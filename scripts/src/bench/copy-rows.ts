import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from '@scampolo/db/client';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * Puts rows into a table by COPY, some ten times as fast as inserting them. All rows have the same keys as the first one: what a key
 * leaves out gets the column's default.
 */
export async function copyRows<Table extends PgTable>(
  sql: Sql,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  // Names of the schema's own, which cannot be given as values.
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const target = await sql.unsafe(`copy "${getTableName(table)}" (${names}) from stdin`).writable();
  const lines = rows.map((row) => {
    const values: Readonly<Record<string, unknown>> = row;
    return `${columns.map(([key, column]) => field(values[key], (value) => column.mapToDriverValue(value))).join('\t')}\n`;
  });
  await pipeline(Readable.from([lines.join('')]), target);
}

/** A value in COPY's text format (PostgreSQL manual, "COPY", "Text Format"). */
function field(value: unknown, toDriver: (value: unknown) => unknown): string {
  if (value === null || value === undefined) return '\\N';
  const given = toDriver(value);
  const text = given instanceof Date ? given.toISOString() : String(given);
  return text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
