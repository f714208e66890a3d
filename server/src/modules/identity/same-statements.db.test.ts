import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { freshAddress, registration } from './testing/registration.ts';

let test: TestApp;
let heard: string[] | null = null;

beforeAll(async () => {
  test = await startTestApp({ rateLimit: true });
  // The driver tells of every statement it sends, whoever wrote it.
  const { options } = test.database.sql as unknown as {
    options: { debug?: (connection: number, text: string) => void };
  };
  options.debug = (_connection, text) => heard?.push(text);
});
afterAll(() => test.close());

/** What the process asks by itself now and then, for whichever request: how long the database takes, and what others have counted. */
const BY_ITSELF = /^select 1$|"ends_at" - now\(\)\) \* 1000/;

/** The statements that a request makes, in order. */
async function statementsOf(url: string, body: object): Promise<string[]> {
  heard = [];
  await caller(test, null)('POST', url, body);
  const statements = heard.filter((text) => !BY_ITSELF.test(text));
  heard = null;
  expect(statements.length).toBeGreaterThan(2);
  return statements;
}

async function everyKind(): Promise<string[]> {
  const known: Person = await newPerson(test);
  const waiting = await newPerson(test, { confirmed: false });
  return [known.email, waiting.email, freshAddress()];
}

it.each<[what: string, url: string, body: (email: string) => object]>([
  ['a link to sign in', '/auth/link', (email) => ({ email })],
  ['a link to a new password', '/auth/reset', (email) => ({ email })],
  ['registering', '/auth/register', (email) => registration({ email })],
  ['a wrong password', '/auth/login', (email) => ({ email, password: `not ${PASSWORD}` })],
])('%s asks the database the same, whoever has the address', async (_what, url, body) => {
  await statementsOf(url, body(freshAddress()));
  const [known, waiting, nobody] = await everyKind();
  const expected = await statementsOf(url, body(nobody ?? ''));
  expect(await statementsOf(url, body(known ?? ''))).toEqual(expected);
  expect(await statementsOf(url, body(waiting ?? ''))).toEqual(expected);
});
