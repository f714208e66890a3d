import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type ApiDocument, readApiDocument } from './testing/fuzz/api-document.ts';
import { createAnswerCheck } from './testing/fuzz/check-answer.ts';
import { anyRequest, type Planned } from './testing/fuzz/fuzz-requests.ts';
import { createKnownValues, type KnownValues } from './testing/fuzz/known-values.ts';
import { requestOf, senderOf, written } from './testing/fuzz/send-planned.ts';
import { makeWorld, type People, storePerson, uploadPhoto, type World } from './testing/world.ts';

const SEED = 20_260_303;
const REQUESTS = 20_000;
/** Requests come at the same time, as they do: what two of them lock must not be locked the other way round by two others. */
const AT_ONCE = 4;
/** After so many requests everybody and everything is new: most of what was there has been taken back or used up. */
const A_WORLD_LASTS = 200;
/** Operations that must have answered well at least once: a fuzz that is always refused says little. */
const REACHED = 0.9;

let test: TestApp;
let document: ApiDocument;
let world: World;
let known: KnownValues;

beforeAll(async () => {
  test = await startTestApp();
  document = readApiDocument((await test.app.inject({ url: '/api/openapi.json' })).json());
  known = createKnownValues(test);
  for (const url of ['/api/v1/catalogue', '/api/v1/hubs'])
    known.learn((await test.app.inject({ url })).json());
  await renewWorld();
  await uploadPhoto(test, world.giver, world.draft.id);
});
afterAll(() => test.close());

async function renewWorld(): Promise<void> {
  world = await makeWorld(test);
  await known.refresh();
}

/** Who was signed out, suspended or deleted by the fuzz comes back as somebody else. */
async function replace(who: keyof People): Promise<void> {
  const how = who === 'staff' ? { staffOf: 'milano' as const } : { admin: who === 'admin' };
  world = { ...world, [who]: await storePerson(test, how) };
}

describe('requests made from the OpenAPI document', () => {
  it('are never answered with a failure, or with anything that the document does not say', async () => {
    const problemsOf = createAnswerCheck(document);
    const operations = new Map(document.operations.map((one) => [one.name, one]));
    const statuses = new Map<string, Map<number, number>>();
    let sent = 0;

    async function send(plan: Planned): Promise<void> {
      sent += 1;
      if (sent % A_WORLD_LASTS === 0) await renewWorld();
      const operation = operations.get(plan.operation);
      if (!operation) throw new Error(`no operation is called ${plan.operation}`);
      const request = requestOf(plan, world, known);
      const answer = await test.app.inject(request);
      const problems = problemsOf(operation, answer);
      expect(problems, `${written(request)}\n${answer.statusCode} ${answer.body.slice(0, 2000)}`).toEqual([]);
      count(statuses, plan.operation, answer.statusCode);
      if (answer.statusCode < 300 && answer.body.startsWith('{') && answer.body.length < 50_000)
        known.learn(answer.json());
      const signedOut = answer.statusCode === 401 && answer.body.includes('"UNAUTHENTICATED"');
      const who = senderOf(plan);
      if (signedOut && who !== null) await replace(who);
    }

    const some = fc.array(anyRequest(document), { minLength: 1, maxLength: AT_ONCE, size: 'max' });
    const together = async (plans: Planned[]) => void (await Promise.all(plans.map(send)));
    await fc.assert(fc.asyncProperty(some, together), {
      seed: SEED,
      // Two and a half at once on average, or a little less.
      numRuns: REQUESTS * 0.42,
    });
    expect(sent).toBeGreaterThanOrEqual(REQUESTS);

    const names = [...operations.keys()];
    const unreached = names.filter(
      (name) => ![...(statuses.get(name)?.keys() ?? [])].some((one) => one < 300),
    );
    expect(unreached.length, unreached.join('\n')).toBeLessThanOrEqual(names.length * (1 - REACHED));
  }, 900_000);
});

function count(all: Map<string, Map<number, number>>, name: string, status: number): void {
  const one = all.get(name) ?? new Map<number, number>();
  one.set(status, (one.get(status) ?? 0) + 1);
  all.set(name, one);
}
