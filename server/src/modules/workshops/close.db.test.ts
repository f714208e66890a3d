import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadPhoto } from '../../contract-tests/testing/world.ts';
import { claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { actorOf } from './testing/actor-of.ts';
import { newColleague } from './testing/colleagues.ts';
import { closeWorkshop } from './use-cases/close-workshop.ts';

let test: TestApp;
let taker: Person;
let staff: Person;

beforeAll(async () => {
  test = await startTestApp();
  taker = await newPerson(test, { trust: 'trusted' });
  staff = await newPerson(test, { staffOf: 'milano' });
});
afterAll(() => test.close());

const close = (person: Person, of: Person = person) =>
  person.call('POST', `/workshops/${of.workshopId}/close`);
const metres = (value: number) => ({ amount: { value, unit: 'm' } });

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return [...(await test.deps.db.execute(query))];
}

async function stored(person: Person) {
  const [row] =
    await rows(sql`select name, places, vat_number, story, logo, profile_public, closed_at is not null as closed,
    kept_until from workshops where id = ${person.workshopId}`);
  return row;
}

async function fill(person: Person) {
  await person.call('PATCH', `/workshops/${person.workshopId}`, {
    revision: 1,
    name: 'Sartoria Quagliarella',
    vatNumber: 'IT00743110157',
    story: 'Dal 1974.',
    profilePublic: true,
    places: [{ name: '', address: 'via Savona 33, Milano', hours: [] }],
  });
}

describe('closing a workshop', () => {
  it('is its owner’s to ask', async () => {
    const person = await newPerson(test);
    const colleague = await newColleague(test, person);
    expect((await close(colleague, person)).status).toBe(403);
    expect((await close(staff, person)).status).toBe(403);
    expect((await close(taker, person)).status).toBe(404);
    expect((await stored(person))?.['closed']).toBe(false);
  });

  it('that gave and took nothing leaves nothing of it, and nobody acts for it', async () => {
    const person = await newPerson(test);
    const colleague = await newColleague(test, person);
    await fill(person);
    expect((await close(person)).status).toBe(204);
    expect(await stored(person)).toEqual({
      name: '',
      places: [],
      vat_number: null,
      story: '',
      logo: [],
      profile_public: false,
      closed: true,
      kept_until: null,
    });
    expect((await person.call('GET', '/me')).body.workshops).toEqual([]);
    expect((await person.call('GET', `/workshops/${person.workshopId}`)).status).toBe(404);
    expect((await person.call('POST', '/listings', { title: 'Ancora uno' })).status).toBe(403);
    const named = { title: 'Ancora uno', workshopId: person.workshopId };
    expect((await colleague.call('POST', '/listings', named)).status).toBe(403);
    expect((await close(person)).status).toBe(404);
    expect((await staff.call('GET', `/workshops/${person.workshopId}`)).status).toBe(200);
  });

  it('withdraws what was public and deletes what never was, with photos and decisions', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const published = await publishListing(person);
    const { body: draft } = await person.call('POST', '/listings', { title: 'Bozza' });
    const photo = await uploadPhoto(test, person, draft.id);
    const { body: refused } = await person.call('POST', '/listings', listingBody());
    await test.deps.db.execute(sql`update workshops set trust = 'new' where id = ${person.workshopId}`);
    await person.call('POST', `/listings/${refused.id}/submit`);
    await staff.call('POST', `/moderation/listings/${refused.id}/decision`, {
      action: 'reject',
      reason: 'waste',
    });
    await test.drain();
    await close(person);
    await test.drain();
    const left = await rows(sql`select id, status from listings where workshop_id = ${person.workshopId}`);
    expect(left).toEqual([{ id: published.id, status: 'withdrawn' }]);
    expect((await taker.call('GET', `/listings/${published.id}`)).status).toBe(404);
    expect((await taker.call('GET', '/search')).body.total).toBe(0);
    for (const { url } of photo.variants) {
      expect((await test.app.inject({ method: 'GET', url })).statusCode).toBe(404);
    }
    expect(
      await rows(sql`select action, detail from audit_log where subject_id = ${published.id}`),
    ).toContainEqual({
      action: 'listing.withdraw',
      detail: { from: 'published', workshop: person.workshopId },
    });
    expect(await rows(sql`select detail from audit_log where subject_id = ${person.workshopId}`)).toEqual([
      { detail: { withdrawn: 1, deleted: 2, claimsCancelled: 0, invitationsRevoked: 0, kept: false } },
    ]);
  });

  it('cancels reservations on what it offers and its own, and tells the other side of each', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const [mine, theirs] = [await publishListing(person), await publishListing(taker)];
    const given = (await claim(taker, mine.id, metres(12.5))).body;
    const taken = (await claim(person, theirs.id, metres(2))).body;
    await close(person);
    const { body: cancelled } = await taker.call('GET', `/claims/${given.id}`);
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'Il laboratorio chiude.' });
    expect((await taker.call('GET', `/listings/${theirs.id}`)).body.amountLeft).toEqual({
      value: 12.5,
      unit: 'm',
    });
    const told = async (subject: string) =>
      (
        await rows(sql`select data->>'memberId' as member from pgboss.job
          where data->>'kind' = 'claim_cancelled' and data->>'subjectId' = ${subject}`)
      ).map((row) => row['member']);
    expect(await told(given.id)).toEqual([taker.memberId]);
    expect(await told(taken.id)).toEqual([taker.memberId]);
    const [listing] = await rows(
      sql`select status, amount_held::int as held from listings where id = ${mine.id}`,
    );
    expect(listing).toEqual({ status: 'withdrawn', held: 0 });
  });

  it.each(['gave', 'took'])(
    'that %s something keeps what papers name for ten years after the last time',
    async (side) => {
      const person = await newPerson(test, { trust: 'trusted' });
      await fill(person);
      const [giver, claimant] = side === 'gave' ? [person, taker] : [taker, person];
      const listing = await publishListing(giver);
      const { body } = await claim(claimant, listing.id, metres(1));
      await giver.call('POST', `/claims/${body.id}/handover`, { massKg: 0.4 });
      await test.deps.db.execute(
        sql`update claims set updated_at = '2024-02-29 10:00:00+00' where id = ${body.id}`,
      );
      await close(person);
      expect(await stored(person)).toMatchObject({
        name: 'Sartoria Quagliarella',
        vat_number: 'IT00743110157',
        places: [expect.objectContaining({ address: 'via Savona 33, Milano' })],
        story: '',
        profile_public: false,
        kept_until: new Date('2034-03-01T10:00:00.000Z'),
      });
    },
  );

  it('takes open invitations back', async () => {
    const person = await newPerson(test);
    const url = `/workshops/${person.workshopId}/invitations`;
    const { body } = await person.call('POST', url, { email: 'late@atelier.example' });
    await close(person);
    const token = test.deps.tokens.linkToken('invitation', body.id);
    const look = await person.call('POST', '/invitations/look', { token });
    expect(look.body.error.code).toBe('LINK_INVALID');
    const known = await staff.call('GET', `/workshops/${person.workshopId}/people`);
    expect(known.body.invitations).toEqual([]);
  });

  it('rolls back whole when the caller’s transaction fails', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(person);
    const { body } = await claim(taker, listing.id, metres(1));
    const actor = await actorOf(test, person);
    await expect(
      test.deps.db.transaction(async (tx) => {
        await closeWorkshop(test.deps, tx, actor, person.workshopId);
        throw new Error('something else failed');
      }),
    ).rejects.toThrow('something else failed');
    expect((await stored(person))?.['closed']).toBe(false);
    expect((await taker.call('GET', `/claims/${body.id}`)).body.status).toBe('reserved');
    expect((await taker.call('GET', `/listings/${listing.id}`)).body.status).toBe('published');
  });
});
