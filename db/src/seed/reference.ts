import { catalogue } from '@scampolo/shared/reference/catalogue';
import { sql } from 'drizzle-orm';
import { connect } from '../client.ts';
import { categories, fibres } from '../schema/catalogue.ts';
import { hubs } from '../schema/hubs.ts';
import { hubFacts } from './hubs.ts';

/**
 * Writes the reference data of this release (hubs, categories, fibres) into the database at `url`: inserts what is new,
 * renews what changed, removes nothing. Safe to run at every start and by several processes at once.
 */
export async function seedReference(url: string): Promise<void> {
  const database = connect(url, { maxConnections: 1, applicationName: 'scampolo-seed' });
  try {
    await database.db.transaction(async (tx) => {
      await tx
        .insert(hubs)
        .values(hubFacts.map((hub) => ({ ...hub, languages: [...hub.languages] })))
        .onConflictDoUpdate({ target: hubs.slug, set: excluded(hubs, ['slug']) });
      await tx
        .insert(categories)
        .values(
          [...catalogue.categories.values()].map(({ code, parent, names }) => ({ code, parent, names })),
        )
        .onConflictDoUpdate({ target: categories.code, set: excluded(categories, ['code']) });
      await tx
        .insert(fibres)
        .values([...catalogue.fibres.values()].map(({ code, names }) => ({ code, names })))
        .onConflictDoUpdate({ target: fibres.code, set: excluded(fibres, ['code']) });
    });
  } finally {
    await database.close();
  }
}

/** `set` of an upsert that takes every column but the key from the row that was to be inserted. */
function excluded(table: typeof hubs | typeof categories | typeof fibres, keys: readonly string[]) {
  return Object.fromEntries(
    Object.entries(table)
      .filter((entry): entry is [string, { name: string }] => isColumn(entry[1]) && !keys.includes(entry[0]))
      .map(([property, column]) => [property, sql`excluded.${sql.identifier(column.name)}`]),
  );
}

function isColumn(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'columnType' in value;
}
