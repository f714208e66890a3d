import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPerson, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { findPublished } from './repository.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

it('finds the published ones among ids, in their order, however many', async () => {
  const giver = await newPerson(test, { trust: 'trusted' });
  const [first, second, third] = [
    await publishListing(giver),
    await publishListing(giver),
    await publishListing(giver),
  ].map(({ id }) => id);
  await giver.call('POST', `/listings/${second}/withdraw`);
  const unknown = '01890000-0000-7000-8000-000000000000';
  const found = async (ids: string[]) => (await findPublished(test.deps.db, ids)).map(({ id }) => id);
  expect(await found([third ?? '', unknown, second ?? '', first ?? ''])).toEqual([third, first]);
  expect(await found([first ?? ''])).toEqual([first]);
  expect(await found([])).toEqual([]);
});
