import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeListing, storeMember } from '../../contract-tests/testing/objects.ts';
import { type OverheardApp, startOverheardApp } from '../../testing/statement-count.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let overheard: OverheardApp;
let listingId: string;

beforeAll(async () => {
  test = await startTestApp();
  const giver = await storeMember(test);
  listingId = await storeListing(test, giver.workshopId ?? '', 'published');
  overheard = await startOverheardApp(test, null);
});
afterAll(async () => {
  await overheard.close();
  await test.close();
});

/** Claims half a metre, and gives what was sent to the database for it. */
async function statementsOfClaim(token: string, key: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key };
  // The first request of a session notes that its token came back.
  await overheard.app.inject({ url: '/api/v1/me', headers });
  const sent = await overheard.record(async () => {
    const answer = await overheard.app.inject({
      method: 'POST',
      url: `/api/v1/listings/${listingId}/claims`,
      headers,
      payload: { amount: { value: 0.5, unit: 'm' } },
    });
    expect(`${answer.statusCode} ${answer.body}`).toMatch(/^201 /);
  });
  return sent.map(({ text }) => text.trim().replaceAll(/\s+/g, ' '));
}

it('a claim reads who asks and the listing, and writes everything in one statement, which is a transaction by itself', async () => {
  const { token } = await storeMember(test);
  const statements = await statementsOfClaim(token, 'a-first-claim');
  expect(statements.map((text) => /^\w+/.exec(text)?.[0])).toEqual(['select', 'select', 'with']);
  expect(statements[2]).toMatch(/"listings".*"claims".*"audit_log".*"search_outbox".*pgboss\./);
});

it('a member whose address is unconfirmed is counted in the same transaction before', async () => {
  const { token } = await storeMember(test, { confirmed: false });
  const statements = await statementsOfClaim(token, 'an-early-claim');
  const words = ['select', 'select', 'begin', 'select', 'select', 'with', 'commit'];
  expect(statements.map((text) => /^\w+/.exec(text)?.[0])).toEqual(words);
});
