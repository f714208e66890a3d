import { setImmediate as turn } from 'node:timers/promises';
import { attempts } from '@scampolo/db/schema/identity';
import { sum } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { REQUESTS_A_MINUTE, shareRequests } from '../modules/identity/use-cases/count-attempt.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const LONG = { timeout: 25_000, interval: 20 };

let test: TestApp;
let other: FastifyInstance;
beforeAll(async () => {
  test = await startTestApp({ rateLimit: true });
  other = await buildApp(test.deps, { webFolder: null, readiness: { indexed: true } });
});
afterAll(async () => {
  await other.close();
  await test.close();
});

/** With a turn of the event loop, which requests from a network always leave and those of this process do not. */
async function ask(app: FastifyInstance, remoteAddress: string) {
  await turn();
  return app.inject({ url: '/api/v1/me', remoteAddress });
}

const shared = async () => {
  const [row] = await test.deps.db.select({ count: sum(attempts.count) }).from(attempts);
  return Number(row?.count ?? 0);
};

describe('requests of one network', () => {
  it('to two processes are limited together, and say when to come back', async () => {
    const first = 800;
    for (let count = 0; count < first; count += 1) await ask(test.app, '192.0.2.1');
    await expect.poll(shared, LONG).toBe(first);
    const statuses: number[] = [];
    for (let count = 0; count < REQUESTS_A_MINUTE - first + 50; count += 1) {
      statuses.push((await ask(other, '::ffff:192.0.2.1')).statusCode);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(REQUESTS_A_MINUTE - first);
    const refused = await ask(other, '192.0.2.1');
    expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await ask(other, '192.0.2.2')).statusCode).toBe(401);
    for (const url of ['/healthz', '/readyz', '/metrics']) {
      expect((await other.inject({ url, remoteAddress: '192.0.2.1' })).statusCode).not.toBe(429);
    }
  });

  it('are kept as keyed hashes only', async () => {
    const rows = await test.deps.db.select().from(attempts);
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toHaveLength(32);
    const kept = rows.map(({ key }) => Buffer.from(key).toString('latin1')).join();
    expect(kept).not.toContain('192.0.2');
  });

  it('are counted anew when the minute is over', async () => {
    const counted = [{ network: 'net', count: 5 }];
    expect(await shareRequests(test.deps, counted)).toMatchObject([{ network: 'net', count: 5 }]);
    const [again] = await shareRequests(test.deps, counted);
    expect(again?.count).toBe(10);
    expect(again?.endsInMs).toBeGreaterThan(0);
    expect(again?.endsInMs).toBeLessThanOrEqual(60_000);
    await test.deps.db.update(attempts).set({ endsAt: new Date(0) });
    expect((await shareRequests(test.deps, counted))[0]?.count).toBe(5);
  });
});
