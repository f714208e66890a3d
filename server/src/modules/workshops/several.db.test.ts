import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { newColleague } from './testing/colleagues.ts';

let test: TestApp;
let person: Person;
let first: string;
let second: string;

beforeAll(async () => {
  test = await startTestApp();
  person = await newPerson(test, { trust: 'trusted' });
  first = person.workshopId;
  const { body } = await person.call('POST', '/workshops', {
    name: 'Scuola di taglio',
    kind: 'school',
    hub: 'paris',
  });
  second = body.id;
  await test.deps.db.execute(sql`update workshops set trust = 'trusted' where id = ${second}`);
});
afterAll(() => test.close());

const metres = (value: number) => ({ amount: { value, unit: 'm' } });

describe('somebody who acts for two workshops', () => {
  it('says for which a listing is, and its hub is that workshop’s unless told', async () => {
    const unclear = await person.call('POST', '/listings', { title: 'Lana' });
    expect(unclear.body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'workshopId', code: 'required' }),
    ]);
    const made = await person.call('POST', '/listings', { title: 'Lana', workshopId: second });
    expect(made.body).toMatchObject({ hub: 'paris', workshop: { id: second, kind: 'school' } });
  });

  it('finds the listings of both in one list, each with its workshop', async () => {
    const ones = [
      await publishListing(person, { workshopId: first }),
      await publishListing(person, { workshopId: second }),
    ];
    const { body } = await person.call('GET', '/me/listings?limit=2');
    expect(
      body.items.map((item: { id: string; workshop: { id: string } }) => [item.id, item.workshop.id]),
    ).toEqual([
      [ones[1]?.id, second],
      [ones[0]?.id, first],
    ]);
  });

  it('says for which a claim is, and finds the claims of both in one list', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const unclear = await claim(person, listing.id, metres(1));
    expect(unclear.body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'workshopId', code: 'required' }),
    ]);
    const stranger = await claim(person, listing.id, { ...metres(1), workshopId: giver.workshopId });
    expect(stranger.status).toBe(403);
    const one = await claim(person, listing.id, { ...metres(1), workshopId: first });
    const two = await claim(person, listing.id, { ...metres(2), workshopId: second });
    const { body } = await person.call('GET', '/me/claims?limit=2');
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([two.body.id, one.body.id]);
    expect(body.items[0].claimant).toMatchObject({ workshop: 'Scuola di taglio' });
    const { items } = (await giver.call('GET', `/listings/${listing.id}/claims`)).body;
    expect(items.map((item: { claimant: { workshop: string } }) => item.claimant.workshop)).toEqual([
      'Scuola di taglio',
      expect.stringMatching(/^Workshop /),
    ]);
  });

  it('claims nothing from themselves, in neither direction', async () => {
    const listing = await publishListing(person, { workshopId: first });
    for (const workshopId of [first, second]) {
      const answer = await claim(person, listing.id, { ...metres(1), workshopId });
      expect(answer.body.error.code).toBe('OWN_LISTING');
    }
  });

  it('hands over as the giver what a colleague claimed for the other', async () => {
    const colleague = await newColleague(test, { ...person, workshopId: second });
    const listing = await publishListing(person, { workshopId: first });
    const { body } = await claim(colleague, listing.id, { ...metres(1), workshopId: second });
    expect((await colleague.call('POST', `/claims/${body.id}/handover`, { massKg: 0.4 })).status).toBe(403);
    const done = await person.call('POST', `/claims/${body.id}/handover`, { massKg: 0.4 });
    expect(done.body).toMatchObject({ status: 'collected', massKg: 0.4 });
  });

  it('is trusted as the workshop they act for, not as the person they are', async () => {
    const { body } = await person.call('POST', '/workshops', {
      name: 'La terza',
      kind: 'designer',
      hub: 'milano',
    });
    const made = await person.call('POST', '/listings', listingBody({ workshopId: body.id }));
    expect((await person.call('POST', `/listings/${made.body.id}/submit`)).body.status).toBe('pending');
  });

  it('still acts for the other when one closes', async () => {
    const both = await newPerson(test);
    const { body } = await both.call('POST', '/workshops', {
      name: 'La seconda',
      kind: 'studio',
      hub: 'milano',
    });
    await both.call('POST', `/workshops/${both.workshopId}/close`);
    const { workshops } = (await both.call('GET', '/me')).body;
    expect(workshops.map((one: { id: string }) => one.id)).toEqual([body.id]);
    expect((await both.call('POST', '/listings', { title: 'Lana' })).body.workshop.id).toBe(body.id);
  });
});
