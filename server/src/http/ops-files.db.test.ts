import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIndex } from '../search/check.ts';
import { newPerson, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const OPS = new URL('../../../ops/', import.meta.url);
/** What Prometheus itself makes of a target, and its functions and words. */
const NOT_OURS = /^(up|sum|max|min|by|rate|topk|le|time|absent|or|and|histogram_quantile|on|ignoring)$/;

let test: TestApp;
let metrics: ReadonlySet<string>;
beforeAll(async () => {
  test = await startTestApp();
  await publishListing(await newPerson(test, { trust: 'trusted' }));
  await checkIndex({ database: test.database, engine: test.deps.search });
  metrics = await namesOfMetrics();
});
afterAll(() => test.close());

/** All that is shown, also what has no value now. */
async function namesOfMetrics(): Promise<Set<string>> {
  const { body } = await test.app.inject('/metrics');
  const types = body.matchAll(/^# TYPE (\S+) (\S+)$/gm);
  return new Set(
    [...types].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  );
}

/** The names of metrics in an expression: its words, without what stands in braces, brackets, texts and after `by`. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\bby \([^)]*\)/g, '');
  return (bare.match(/[a-z_][a-z0-9_]*/gi) ?? []).filter((word) => !NOT_OURS.test(word));
}

const read = (name: string) => readFile(fileURLToPath(new URL(name, OPS)), 'utf8');

describe('the files for Prometheus and Grafana', () => {
  it('ask for nothing that the exchange does not tell: the board', async () => {
    const expressions = [
      ...(await read('grafana/scampolo.json')).matchAll(/"expr": ("(?:[^"\\]|\\.)*")/g),
    ].map(([, text = '""']) => String(JSON.parse(text)));
    expect(expressions.length).toBeGreaterThan(20);
    for (const expression of expressions) {
      expect(metricsIn(expression)).not.toEqual([]);
      for (const name of metricsIn(expression)) expect(metrics, expression).toContain(name);
    }
  });

  it('ask for nothing that the exchange does not tell: the alerts, each with what to do', async () => {
    const text = await read('prometheus/alerts.yml');
    const expressions = [...text.matchAll(/^ +expr: (.+)$/gm)].map(([, one = '']) => one);
    expect(expressions).toHaveLength(text.match(/- alert: /g)?.length ?? 0);
    expect(text.match(/^ {10}summary: .+\n {10}do: .+$/gm)).toHaveLength(expressions.length);
    for (const expression of expressions) {
      for (const name of metricsIn(expression)) expect(metrics, expression).toContain(name);
    }
  });

  it('tell of every figure of the exchange at least once', async () => {
    const all = `${await read('grafana/scampolo.json')}${await read('prometheus/alerts.yml')}`;
    const own = [...metrics].filter((name) => !/^(nodejs|process)_|_sum$/.test(name));
    for (const name of own) expect(all).toContain(name);
  });

  it('show figures of a running exchange', async () => {
    const { body } = await test.app.inject('/metrics');
    expect(body).toMatch(/^database_up 1$/m);
    expect(body).toMatch(/^database_size_bytes \d{6,}/m);
    expect(body).toMatch(/^disk_free_bytes \d+/m);
    expect(body).toMatch(/^search_drift\{target="postgres",kind="missing"\} 0$/m);
    expect(body).toMatch(/^search_verified_timestamp_seconds\{target="postgres"\} \d{10}/m);
    expect(body).toMatch(/^search_outbox_rows\{target="postgres"\} 1$/m);
    expect(body).toMatch(/^listings_pending 0$/m);
    expect(body).toMatch(/^database_connections\{program="scampolo-test",state="\w+"\} \d/m);
    expect(body).not.toMatch(/^backup_last_success_timestamp_seconds/m);
  });
});
