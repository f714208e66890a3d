import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

const PROGRAM = fileURLToPath(new URL('driver-faults/trial.ts', import.meta.url));
/** Trials that hang, as those of the unpatched driver do, are ended and so fail. */
const PATIENCE_MS = 25_000;

type Report = Record<string, unknown>;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe.each([1, 2, 10])('with a pool of %i', (connections) => {
  const report = reportOf(connections, [
    'backend ends in a query',
    'backend ends in a savepoint',
    'backend ends under the query builder',
    'connection is reset',
    'connection is reset at its first query',
    'backend ends with queries waiting',
    'backend ends while the callback awaits something else',
    'statement comes after the rollback',
    'many transactions while backends end at random',
    'server closes every connection at start-up',
    'server closes three connections at start-up',
  ]);

  test.each([
    ['backend ends in a query', 2],
    ['backend ends in a savepoint', 4],
    ['backend ends under the query builder', 2],
    ['connection is reset', 2],
  ])('%s: that query and all that follows in the transaction rejects', (name, rejections) => {
    expect(report(name)).toEqual({
      transaction: 'lost',
      inner: Array.from({ length: rejections }, () => 'lost'),
      afterwards: ['resolved'],
      rows: [],
    });
  });

  test('backend ends with queries waiting: each of them rejects', () => {
    expect(report('backend ends with queries waiting')).toEqual({
      transaction: 'lost',
      inner: ['lost'],
      afterwards: ['resolved'],
      rows: [],
    });
  });

  test('what the callback asks for later does not run in the transaction that has the connection now', () => {
    expect(report('backend ends while the callback awaits something else')).toEqual({
      transaction: 'lost',
      inner: ['lost'],
      others: ['ROLLED_BACK'],
      afterwards: ['resolved'],
      rows: [],
    });
  });

  test('a statement that comes after the rollback is refused', () => {
    expect(report('statement comes after the rollback')).toEqual({
      transaction: '22012',
      inner: ['TRANSACTION_ENDED'],
      afterwards: ['resolved'],
      rows: [],
    });
  });

  test('a connection that is reset at its first query: only that query rejects', () => {
    const seen = report('connection is reset at its first query');
    expect(seen).toEqual({ first: 'lost', afterwards: ['resolved'], rows: [] });
  });

  test('every transaction is whole or absent while backends end at random', () => {
    const seen = report('many transactions while backends end at random');
    expect(seen).toMatchObject({ halfWritten: [], resolvedButMissing: [], afterwards: ['resolved'] });
    expect(seen['outcomes']).toEqual(expect.arrayContaining(['lost', 'resolved']));
  });

  test('a server that closes at start-up: every query rejects, after few attempts', () => {
    const seen = report('server closes every connection at start-up');
    expect(seen['outcomes']).toEqual(['lost']);
    expect(seen['attemptsPerQuery']).toBeGreaterThan(1);
    // At most 6 fit into the second that the trial allows when the waits double; 10 and more when they do not.
    expect(seen['attemptsPerQuery']).toBeLessThan(8);
  });

  test('a server that closes at start-up and then recovers answers the first query', () => {
    const seen = report('server closes three connections at start-up');
    expect(seen).toEqual({ first: 'resolved', afterwards: ['resolved'], rows: [] });
  });
});

describe('on one connection', () => {
  const report = reportOf(1, [
    'backend ends among rows',
    'transaction begins at every depth of the pipeline',
  ]);

  test('rows that came before the connection was lost are not in the next result', () => {
    const seen = report('backend ends among rows');
    expect(seen).toMatchObject({ query: 'lost', nextRows: 1, afterwards: ['resolved'] });
  });

  test('a transaction may begin with any number of queries under way', () => {
    const seen = report('transaction begins at every depth of the pipeline');
    expect(seen['outcomes']).toEqual(['resolved']);
    expect(seen['rows']).toHaveLength(11);
  });
});

/** Runs these trials before the tests of the suite; the function gives what one reported, or throws what ended them. */
function reportOf(connections: number, names: string[]): (name: string) => Report {
  let ran: { reports: Map<string, Report>; problem: string };
  beforeAll(async () => {
    ran = await runTrials(connections, names);
  }, 2 * PATIENCE_MS);
  return (name) => {
    const report = ran.reports.get(name);
    if (report === undefined) throw new Error(`no report of "${name}": ${ran.problem}`);
    return report;
  };
}

function runTrials(connections: number, names: string[]) {
  const args = [PROGRAM, database.url, String(connections), ...names];
  return new Promise<{ reports: Map<string, Report>; problem: string }>((resolve) => {
    execFile(process.execPath, args, { timeout: PATIENCE_MS }, (error, stdout, stderr) => {
      const lines: { name: string; report: Report }[] = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
      const problem = error === null ? '' : error.killed ? 'the trials hung' : stderr;
      resolve({ reports: new Map(lines.map(({ name, report }) => [name, report])), problem });
    });
  });
}
