import { attempts } from '@scampolo/db/schema/identity';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoUpload } from '../contract-tests/testing/world.ts';
import { ATTEMPT_LIMITS, type AttemptScope } from '../modules/identity/use-cases/count-attempt.ts';
import { claim, listingBody, newPerson, type Person, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ rateLimit: true });
});
afterAll(() => test.close());

/** As if the member had done all but `left` of what the limit allows, in a window that goes on. */
async function spend(scope: AttemptScope, { memberId }: Person, left: number): Promise<void> {
  const key = test.deps.tokens.pseudonym(`${scope} ${memberId}`);
  const count = ATTEMPT_LIMITS[scope].most - left;
  await test.deps.db.insert(attempts).values({ scope, key, count, endsAt: sql`now() + interval '1 hour'` });
}

async function upload(person: Person, method: 'POST' | 'PUT', url: string): Promise<number> {
  const { headers, payload } = photoUpload();
  const authorization = `Bearer ${person.token}`;
  const request = { method, url: `/api/v1${url}`, payload, headers: { ...headers, authorization } };
  return (await test.app.inject(request)).statusCode;
}

describe('what one member makes in an hour', () => {
  it('is so many listings, and the next is refused until the hour is over', async () => {
    const person = await newPerson(test);
    await spend('listing:member', person, 1);
    expect((await person.call('POST', '/listings', listingBody())).status).toBe(201);
    const refused = await person.call('POST', '/listings', listingBody());
    expect([refused.status, refused.body.error.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3500);
    expect((await (await newPerson(test)).call('POST', '/listings', listingBody())).status).toBe(201);
  });

  it('is so many photos, new ones, other ones and logos together', async () => {
    const person = await newPerson(test);
    const { id } = (await person.call('POST', '/listings', listingBody())).body;
    await spend('photo:member', person, 1);
    expect(await upload(person, 'POST', `/listings/${id}/photos`)).toBe(201);
    const [{ id: photo }] = (await person.call('GET', `/listings/${id}`)).body.photos;
    expect(await upload(person, 'POST', `/listings/${id}/photos`)).toBe(429);
    expect(await upload(person, 'PUT', `/listings/${id}/photos/${photo}`)).toBe(429);
    expect(await upload(person, 'PUT', `/workshops/${person.workshopId}/logo`)).toBe(429);
  });

  it('is so many claims', async () => {
    const { id } = await publishListing(await newPerson(test, { trust: 'trusted' }));
    const person = await newPerson(test);
    await spend('claim:member', person, 1);
    const ask = () => claim(person, id, { amount: { value: 0.5, unit: 'm' } });
    expect((await ask()).status).toBe(201);
    expect((await ask()).status).toBe(429);
  });
});
