import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { connect } from '@scampolo/db/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPerson, type Person } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const LONG = { timeout: 25_000, interval: 20 };
const IN_HAND = 5;

let test: TestApp;
let member: Person;
beforeEach(async () => {
  test = await startTestApp({ rateLimit: true, maxInHand: IN_HAND });
  member = await newPerson(test);
});
afterEach(() => test.close());

const asGuest = (headers: Record<string, string> = {}) =>
  test.app.inject({ url: '/api/v1/catalogue', headers });
const asMember = () => member.call('GET', '/me/listings');
const signIn = () =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { email: 'nobody@test.example', password: 'a guess of some length' },
  });

async function expectRefused(answer: ReturnType<typeof asGuest>): Promise<void> {
  const { statusCode, headers, json } = await answer;
  expect([statusCode, headers['retry-after'], json().error.code]).toEqual([503, '5', 'OVERLOADED']);
}

/** Takes every connection of the application's pool, until it is let go. */
async function occupyDatabase(): Promise<() => Promise<unknown>> {
  const blocker = connect(test.databaseUrl, { maxConnections: 1 });
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holding = blocker.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(4711)`;
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  const waiting = Array.from(
    { length: 8 },
    () => test.database.sql`select pg_advisory_lock_shared(4711), pg_advisory_unlock_shared(4711)`,
  );
  const all = Promise.all(waiting);
  return async () => {
    held.resolve();
    await holding;
    await all;
    await blocker.close();
  };
}

describe('while statements wait for the database', () => {
  it('guests who read are asked to come back, then everybody; what members do is finished, and nothing of it is lost', async () => {
    const release = await occupyDatabase();
    const wait = () => test.app.pressure().databaseWaitMs;
    await expect.poll(wait, LONG).toBeGreaterThan(1000);
    const begun = [asMember().then(({ status }) => status), signIn().then(({ statusCode }) => statusCode)];
    await expectRefused(asGuest());
    const page = await test.app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '5']);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toMatch(/Torna tra qualche secondo[\s\S]*lang="en"[\s\S]*Come back in a few seconds/);

    await expect.poll(wait, LONG).toBeGreaterThan(5000);
    await expectRefused(signIn());
    expect((await asMember()).status).toBe(503);
    await expectOperationGoesOn();

    await release();
    expect(await Promise.all(begun)).toEqual([200, 401]);
    await expect.poll(async () => (await asGuest()).statusCode, LONG).toBe(200);
    const { body } = await test.app.inject('/metrics');
    expect(body).toContain('http_shed_total{who="guests"} 2');
    expect(body).toContain('http_shed_total{who="everybody"} 2');
    expect(body).toContain('http_refusals_total{code="OVERLOADED"} 3');
  });

  async function expectOperationGoesOn(): Promise<void> {
    expect((await test.app.inject('/healthz')).statusCode).toBe(200);
    const ready = await test.app.inject('/readyz');
    expect([ready.statusCode, ready.json().checks.database]).toEqual([503, false]);
    const metrics = await test.app.inject('/metrics');
    expect(metrics.statusCode).toBe(200);
    expect(metrics.body).toContain('database_up 0');
    expect(Number(/^database_wait_seconds (\S+)/m.exec(metrics.body)?.[1])).toBeGreaterThan(5);
  }
});

describe('with more requests in hand than a process can carry', () => {
  it('guests who read are refused, with twice as many everybody, and nobody once they are answered', async () => {
    const bodies: PassThrough[] = [];
    const hold = (count: number) =>
      Array.from({ length: count }, () => {
        const payload = new PassThrough();
        bodies.push(payload);
        const headers = { 'content-type': 'application/json' };
        return test.app.inject({ method: 'POST', url: '/api/v1/auth/login', headers, payload });
      });
    const held = hold(IN_HAND);
    await expect.poll(() => test.app.pressure().inHand, LONG).toBe(IN_HAND);
    await expectRefused(asGuest());
    expect((await asMember()).status).toBe(200);
    held.push(...hold(IN_HAND));
    await expect.poll(() => test.app.pressure().inHand, LONG).toBe(2 * IN_HAND);
    expect((await asMember()).status).toBe(503);
    expect((await test.app.inject('/healthz')).statusCode).toBe(200);
    for (const body of bodies) body.end('{}');
    for (const answer of await Promise.all(held)) expect(answer.statusCode).toBe(400);
    expect(test.app.pressure().inHand).toBe(0);
    expect((await asGuest()).statusCode).toBe(200);
  });
});

describe('while the event loop is blocked', () => {
  it('guests who read are refused, and served again once it is free', async () => {
    let isBusy = true;
    const blocking = (async () => {
      // Never idle in between, so that each sample of the delay is as long as this.
      while (isBusy) {
        block(800);
        await turn();
      }
    })();
    await expect.poll(async () => (await asGuest()).statusCode, LONG).toBe(503);
    isBusy = false;
    await blocking;
    await expect.poll(async () => (await asGuest()).statusCode, LONG).toBe(200);
  });

  function block(ms: number): void {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }
});
