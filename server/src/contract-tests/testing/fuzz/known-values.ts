import type { TestApp } from '../../../testing/test-app.ts';
import { isKnown } from './schema-values.ts';

/** What the exchange has at the moment, by the name under which requests ask for it. */
export interface KnownValues {
  /** Looks at the database for the ids of every table that has some. */
  refresh(): Promise<void>;
  /** Remembers what an answer says, field by field: codes, hubs, cursors, revisions, tokens come to be known so. */
  learn(answer: unknown): void;
  /** A copy of `value` with something real for each thing known; undefined where nothing is. */
  fill(value: unknown): unknown;
}

const NEWEST = 25;
const MOST_OF_A_FIELD = 60;

/** Starts to know an exchange. Tables that are added later are looked at without a word here. */
export function createKnownValues({ database: { sql } }: TestApp): KnownValues {
  const ids = new Map<string, string[]>();
  const told = new Map<string, unknown[]>();

  function remember(name: string, value: unknown): void {
    const values = told.get(name) ?? [];
    if (values.includes(value)) return;
    values.push(value);
    if (values.length > MOST_OF_A_FIELD) values.splice(1 + (values.length % 20), 1);
    told.set(name, values);
  }

  function visit(value: unknown, name: string): void {
    if (Array.isArray(value)) for (const item of value) visit(item, name.replace(/s$/, ''));
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, key);
    else if (value !== null && name !== 'id') remember(name, value);
  }

  /** `listing`, `listingId` and `listings` are the same; an id of no table may be any table's. */
  function valuesNamed(name: string): readonly unknown[] {
    const noun = name.replace(/Ids?$/, '').replace(/s$/, '').toLowerCase();
    const found = [...(ids.get(noun) ?? []), ...(told.get(name) ?? [])];
    return found.length > 0 ? found : /id$/i.test(name) ? [...ids.values()].flat() : [];
  }

  return {
    async refresh() {
      const tables = await sql<{ name: string }[]>`
        select c.table_name as name from information_schema.columns c
        where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid'`;
      for (const { name } of tables) {
        const rows = await sql<{ id: string }[]>`
          select id from ${sql(name)} where id is not null order by id desc limit ${NEWEST}`;
        const noun = name.replace(/^.*_/, '').replace(/s$/, '');
        ids.set(
          noun,
          rows.map(({ id }) => id),
        );
      }
    },
    learn: (answer) => visit(answer, ''),
    fill: function fill(value): unknown {
      if (isKnown(value)) {
        const values = valuesNamed(value.$known);
        return values[value.at % values.length];
      }
      if (Array.isArray(value)) return value.map(fill);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    },
  };
}
