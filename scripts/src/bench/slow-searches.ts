import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@scampolo/db/client';
import type { Statement } from '@scampolo/db/statement-tap';
import { searchListings } from '@scampolo/server/modules/search/use-cases/search-listings';
import { benchFolder } from './bench-folder.ts';
import { type BenchExchange, recordStatements } from './exchange.ts';
import { type QueryParameters, toParsedQuery } from './generate-queries.ts';
import { pathOf } from './search-rounds.ts';

const SLOWEST = 10;

interface SlowSearch {
  query: QueryParameters;
  /** over HTTP */
  milliseconds: number;
}

/** The slowest ten of `queries`, by the times they took. */
export function slowestOf(queries: readonly QueryParameters[], times: readonly number[]): SlowSearch[] {
  return queries
    .map((query, at) => ({ query, milliseconds: times[at] ?? 0 }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, SLOWEST);
}

/**
 * Writes what PostgreSQL does for each of the searches into a file of DATA_DIR, `bench/slow-searches-<listings>.txt`.
 *
 * @returns its path, and for each search a line: its time, and how much of it the dearest statement takes
 */
export async function writePlans(
  exchange: BenchExchange,
  searches: readonly SlowSearch[],
  listings: number,
): Promise<{ path: string; lines: string[] }> {
  const works = searches.map(
    ({ query }) =>
      (deps: typeof exchange.deps) =>
        searchListings(deps, null, toParsedQuery(query)),
  );
  // Twice: the second time the words are known, as they were in the server.
  const recorded = (await recordStatements(exchange, [...works, ...works])).slice(works.length);
  const lines: string[] = [];
  const parts: string[] = [];
  for (const [at, { query, milliseconds }] of searches.entries()) {
    const plans = await plansOf(exchange, recorded[at] ?? []);
    const dearest = Math.max(0, ...plans.map(({ executionMs }) => executionMs));
    const line = `${milliseconds.toFixed(1)} ms, of which ${dearest.toFixed(1)} in one statement: ${pathOf(query)}`;
    lines.push(line);
    parts.push(line, ...plans.map(({ text, plan }) => `\n${text}\n\n${plan}\n`));
  }
  const path = join(benchFolder(), `slow-searches-${listings}.txt`);
  await mkdir(benchFolder(), { recursive: true });
  await writeFile(path, `${parts.join('\n')}\n`);
  return { path, lines };
}

/** Explained on a connection of their own, the second time: the first one plans and reads. */
async function plansOf({ databaseUrl }: BenchExchange, statements: readonly Statement[]) {
  const { sql, close } = connect(databaseUrl, { maxConnections: 1, applicationName: 'scampolo-bench' });
  try {
    const plans: { text: string; plan: string; executionMs: number }[] = [];
    for (const { text, values } of statements) {
      const explain = () =>
        sql.unsafe<{ 'QUERY PLAN': string }[]>(`explain (analyze, buffers) ${text}`, [...values], {
          prepare: true,
        });
      await explain();
      const plan = (await explain()).map((row) => row['QUERY PLAN']).join('\n');
      plans.push({ text, plan, executionMs: Number(/Execution Time: ([\d.]+)/.exec(plan)?.[1] ?? 0) });
    }
    return plans;
  } finally {
    await close();
  }
}
