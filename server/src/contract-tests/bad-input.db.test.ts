import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { casesOf } from './testing/cases.ts';
import { type Endpoint, nameOf, requestTo } from './testing/endpoint.ts';
import { endpoints } from './testing/endpoints.ts';
import { createFingerprint, type Fingerprint } from './testing/fingerprint.ts';
import { type Observed, observe } from './testing/observed-app.ts';
import { expectRefusal } from './testing/refusal.ts';
import { makeWorld, type World } from './testing/world.ts';

let test: TestApp;
let observed: Observed;
let world: World;
let fingerprint: Fingerprint;
let before: string;

beforeAll(async () => {
  ({ built: test, observed } = await observe(() => startTestApp()));
  world = await makeWorld(test);
  fingerprint = await createFingerprint(test);
  before = await fingerprint();
});
afterAll(() => test.close());

const table = endpoints.map((endpoint) => ({
  name: [nameOf(endpoint), endpoint.label].filter(Boolean).join(', '),
  endpoint,
  cases: casesOf(endpoint),
}));

describe('the table', () => {
  it('has a row for every route of the application, and no other', () => {
    const rows = new Set(endpoints.map(nameOf));
    expect([...rows].sort()).toEqual(observed.routes.map(nameOf).sort());
  });

  it('has every field and parameter that a route takes', () => {
    for (const route of observed.routes) {
      const rows = endpoints.filter((endpoint) => nameOf(endpoint) === nameOf(route));
      const named = (all: Pick<Endpoint, 'fields' | 'parameters'>[], of: 'fields' | 'parameters') =>
        sortedSet(all.flatMap((row) => Object.keys(row[of] ?? {}).map((path) => path.split('.')[0] ?? '')));
      expect(named(rows, 'fields'), nameOf(route)).toEqual(sortedSet(namesIn(route.schema.body)));
      expect(named(rows, 'parameters'), nameOf(route)).toEqual(sortedSet(namesIn(route.schema.querystring)));
    }
  });
});

describe.each(table)('$name', ({ cases }) => {
  it.each(cases)('refuses $what', async ({ request, refusal }) => {
    const answer = await test.app.inject(request(world));
    const after = await fingerprint();
    const stored = { before, after };
    // What one case spoils is not held against the next.
    before = after;
    expectRefusal(answer, refusal);
    expect(stored.after).toBe(stored.before);
  });
});

// Last, because it changes the world: what was refused above was refused for its fault, and not because nothing is taken.
describe('the good request', () => {
  it.each(table)('to $name is taken', async ({ endpoint }) => {
    const answer = await test.app.inject(requestTo(endpoint, world));
    expect(answer.statusCode, answer.body).toBe(endpoint.answers);
  });
});

function sortedSet(names: string[]): string[] {
  return [...new Set(names)].sort();
}

/** The fields that a zod schema names, at the top, in any of its alternatives. */
function namesIn(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(namesIn);
  return [];
}
