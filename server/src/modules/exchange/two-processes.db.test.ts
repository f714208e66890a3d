import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPerson, type Person, publishListing } from '../../testing/people.ts';
import { type ServerProcess, startServerProcess } from '../../testing/server-process.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let servers: ServerProcess[] = [];

beforeAll(async () => {
  test = await startTestApp();
  const start = () => startServerProcess(test.databaseUrl, test.deps.config.dataDir);
  servers = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await test.close();
});

it('promises each of 100 pieces once to 200 claims at two servers', async () => {
  const giver = await newPerson(test, { trust: 'trusted' });
  const takers = await Promise.all(Array.from({ length: 8 }, () => newPerson(test)));
  const listing = await publishListing(giver, {
    category: 'trims.buttons',
    composition: [],
    compositionSource: null,
    weightGsm: null,
    widthCm: null,
    smallestCut: null,
    amount: { value: 100, unit: 'pcs' },
    massKg: 0.4,
  });
  const claims = Array.from({ length: 200 }, (_, n) => claimOne(n, takers, listing.id));
  const statuses = await Promise.all(claims);
  expect(statuses.filter((status) => status === 201)).toHaveLength(100);
  expect(statuses.filter((status) => status === 409)).toHaveLength(100);

  const [row] = await test.deps.db.execute(sql`select amount_held::int as held, status,
    (select count(*)::int from claims where listing_id = listings.id and status = 'reserved') as claims,
    (select sum(amount)::int from claims where listing_id = listings.id) as promised
    from listings where id = ${listing.id}`);
  expect(row).toEqual({ held: 100, status: 'exhausted', claims: 100, promised: 100 });
});

it('stops in order when told to', async () => {
  const server = await startServerProcess(test.databaseUrl, test.deps.config.dataDir);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});

async function claimOne(n: number, takers: readonly Person[], listingId: string): Promise<number> {
  const server = servers[n % servers.length];
  const taker = takers[n % takers.length];
  if (!server || !taker) throw new Error('no server or taker');
  const answer = await fetch(`${server.address}/api/v1/listings/${listingId}/claims`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${taker.token}`,
      'idempotency-key': `claim-number-${n}`,
    },
    body: JSON.stringify({ amount: { value: 1, unit: 'pcs' } }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
