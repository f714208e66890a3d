import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../infra/images/testing/sample-photos.ts';
import { caller, claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { sendPhoto } from './testing/photo-files.ts';
import { expireListings } from './use-cases/expire-listings.ts';

let test: TestApp;
let trusted: Person;
let fresh: Person;
let staff: Person;

beforeAll(async () => {
  test = await startTestApp();
  trusted = await newPerson(test, { trust: 'trusted' });
  fresh = await newPerson(test);
  staff = await newPerson(test, { staffOf: 'milano' });
});
afterAll(() => test.close());

const anybody = () => caller(test, null);

describe('a draft', () => {
  it('needs a title and nothing else', async () => {
    const answer = await fresh.call('POST', '/listings', { title: 'Ritagli di feltro' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'draft',
      hub: 'milano',
      locale: 'it',
      revision: 1,
      amount: null,
      mine: true,
    });
  });

  it('answers with what was sent', async () => {
    const sent = listingBody({
      defects: ['snag'],
      pickup: { kind: 'bay' },
      attributes: { pattern: 'check' },
    });
    const { body } = await fresh.call('POST', '/listings', sent);
    expect(body).toMatchObject(sent);
    expect(body.amountLeft).toEqual({ value: 12.5, unit: 'm' });
  });

  it('is seen by its workshop and its hub’s staff only', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    expect((await fresh.call('GET', `/listings/${body.id}`)).status).toBe(200);
    expect((await staff.call('GET', `/listings/${body.id}`)).status).toBe(200);
    const elsewhere = await newPerson(test, { staffOf: 'paris' });
    for (const call of [anybody(), trusted.call, elsewhere.call]) {
      expect((await call('GET', `/listings/${body.id}`)).status).toBe(404);
    }
  });

  it('cannot be made for somebody else’s workshop', async () => {
    const answer = await fresh.call('POST', '/listings', listingBody({ workshopId: trusted.workshopId }));
    expect(answer.status).toBe(403);
  });
});

describe('submitting', () => {
  it('publishes at once for a trusted workshop', async () => {
    const listing = await publishListing(trusted);
    expect((await anybody()('GET', `/listings/${listing.id}`)).body).toMatchObject({
      status: 'published',
      mine: false,
    });
  });

  it('waits for staff otherwise', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    expect((await fresh.call('POST', `/listings/${body.id}/submit`)).body.status).toBe('pending');
    expect((await anybody()('GET', `/listings/${body.id}`)).status).toBe(404);
    const twice = await fresh.call('POST', `/listings/${body.id}/submit`);
    expect(twice.body.error).toMatchObject({ code: 'INVALID_STATE', details: { status: 'pending' } });
  });

  it('names everything that is missing', async () => {
    const { body } = await fresh.call('POST', '/listings', { title: 'Ritagli', category: 'woven.suiting' });
    const answer = await fresh.call('POST', `/listings/${body.id}/submit`);
    expect(answer.status).toBe(422);
    expect(answer.body.error.code).toBe('LISTING_INCOMPLETE');
    const paths = answer.body.error.details.issues.map((issue: { path: string }) => issue.path);
    expect(paths.toSorted()).toEqual(
      ['amount', 'composition', 'condition', 'form', 'legalRoute', 'massKg', 'origin', 'widthCm'].toSorted(),
    );
  });

  it('takes a mass that follows from length, width and weight', async () => {
    const listing = await publishListing(trusted, { massKg: null });
    expect(listing).toMatchObject({ massKg: 5.25, massComputed: true });
  });

  it('takes a composition that nobody knows', async () => {
    const listing = await publishListing(trusted, { composition: [], compositionSource: 'unknown' });
    expect(listing.compositionSource).toBe('unknown');
  });

  it('is for members of the workshop', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    expect((await staff.call('POST', `/listings/${body.id}/submit`)).status).toBe(403);
    expect((await trusted.call('POST', `/listings/${body.id}/submit`)).status).toBe(404);
  });
});

describe('changing', () => {
  it('counts the revision up and refuses an old one with the present listing', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    const first = await fresh.call('PATCH', `/listings/${body.id}`, {
      revision: 1,
      title: 'Fresco di lana blu',
    });
    expect(first.body).toMatchObject({ revision: 2, title: 'Fresco di lana blu', widthCm: 150 });
    const stale = await fresh.call('PATCH', `/listings/${body.id}`, { revision: 1, title: 'Altro' });
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({
      code: 'STALE_REVISION',
      details: { current: { title: 'Fresco di lana blu' } },
    });
  });

  it('lets one of two at once win', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    const answers = await Promise.all(
      ['A mano', 'A macchina'].map((title) =>
        fresh.call('PATCH', `/listings/${body.id}`, { revision: 1, title }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it('judges the whole, not only what was sent', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    const answer = await fresh.call('PATCH', `/listings/${body.id}`, {
      revision: 1,
      amount: { value: 3, unit: 'kg' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues[0]).toMatchObject({
      path: 'smallestCut.unit',
      code: 'unit_mismatch',
    });
  });

  it('keeps the ids of pieces that stay', async () => {
    const { body } = await fresh.call('POST', '/listings', {
      title: 'Pelli',
      amount: { value: 3, unit: 'pcs' },
      pieces: [
        { lengthCm: 100, widthCm: 50, count: 1 },
        { lengthCm: 80, widthCm: 40, count: 2 },
      ],
    });
    const [large] = body.pieces;
    const { body: changed } = await fresh.call('PATCH', `/listings/${body.id}`, {
      revision: 1,
      amount: { value: 2, unit: 'pcs' },
      pieces: [
        { id: large.id, lengthCm: 101, widthCm: 50, count: 1 },
        { lengthCm: 30, widthCm: 30, count: 1 },
      ],
    });
    expect(changed.pieces).toEqual([
      { id: large.id, lengthCm: 101, widthCm: 50, count: 1, left: 1 },
      expect.objectContaining({ lengthCm: 30, left: 1 }),
    ]);
  });

  it('cannot take away what a claim holds', async () => {
    const listing = await publishListing(trusted);
    await claim(fresh, listing.id, { amount: { value: 10, unit: 'm' } });
    const answer = await trusted.call('PATCH', `/listings/${listing.id}`, {
      revision: listing.revision,
      amount: { value: 5, unit: 'm' },
    });
    expect(answer.body.error.code).toBe('AMOUNT_UNAVAILABLE');
    expect((await anybody()('GET', `/listings/${listing.id}`)).body.amount.value).toBe(12.5);
  });

  it('sends a published listing of an untrusted workshop back to the queue when what was reviewed changes', async () => {
    const { body } = await fresh.call('POST', '/listings', listingBody());
    await fresh.call('POST', `/listings/${body.id}/submit`);
    const approved = await staff.call('POST', `/moderation/listings/${body.id}/decision`, {
      action: 'approve',
    });
    const wider = await fresh.call('PATCH', `/listings/${body.id}`, {
      revision: approved.body.revision,
      widthCm: 148,
    });
    expect(wider.body.status).toBe('published');
    const retitled = await fresh.call('PATCH', `/listings/${body.id}`, {
      revision: wider.body.revision,
      title: 'Seta',
    });
    expect(retitled.body.status).toBe('pending');
  });

  it.each([
    ['an untrusted workshop', 'pending', 'new'],
    ['a trusted workshop', 'published', 'trusted'],
  ] as const)(
    'of %s with another photo, or another text for one, is then %s',
    async (_what, status, trust) => {
      const person = await newPerson(test, { trust });
      const { id } = (await person.call('POST', '/listings', listingBody())).body;
      await person.call('POST', `/listings/${id}/submit`);
      const approve = async () => {
        if (trust === 'new')
          await staff.call('POST', `/moderation/listings/${id}/decision`, { action: 'approve' });
      };
      await approve();
      const before = (await person.call('GET', `/listings/${id}`)).body;
      expect(before.status).toBe('published');
      const sent = await sendPhoto(test, person, await plain('#884422').jpeg().toBuffer(), { listing: id });
      expect(sent.status).toBe(201);
      const after = (await person.call('GET', `/listings/${id}`)).body;
      // An open form can still be saved: people's revision stays.
      expect(after).toMatchObject({ status, revision: before.revision });
      await approve();
      await person.call('PATCH', `/listings/${id}/photos/${sent.body.id}`, { alt: 'Un rovescio' });
      expect((await person.call('GET', `/listings/${id}`)).body.status).toBe(status);
    },
  );

  it('is for members of the workshop, not for those who can only see it', async () => {
    const listing = await publishListing(trusted);
    expect(
      (await fresh.call('PATCH', `/listings/${listing.id}`, { revision: 2, title: 'Mia ora' })).status,
    ).toBe(403);
  });
});

describe('a hidden brand', () => {
  it('is kind and hub to the public and a name to insiders', async () => {
    const listing = await publishListing(trusted);
    const { body } = await anybody()('GET', `/listings/${listing.id}`);
    expect(body.workshop).toEqual({ kind: 'studio', hub: 'milano' });
    expect((await staff.call('GET', `/listings/${listing.id}`)).body.workshop.name).toMatch(/^Workshop/);
  });
});

describe('the end of a listing', () => {
  it('comes when its workshop withdraws it; claims stay valid', async () => {
    const listing = await publishListing(trusted);
    const { body } = await claim(fresh, listing.id, { amount: { value: 1, unit: 'm' } });
    expect((await trusted.call('POST', `/listings/${listing.id}/withdraw`)).body.status).toBe('withdrawn');
    expect((await anybody()('GET', `/listings/${listing.id}`)).status).toBe(404);
    expect((await trusted.call('POST', `/claims/${body.id}/handover`, { massKg: 0.4 })).body.status).toBe(
      'collected',
    );
  });

  it('comes by the database clock when its time is over', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const listing = await publishListing(trusted, { availableUntil: tomorrow });
    expect(await expireListings(test.deps)).toBe(0);
    await test.deps.db.execute(
      sql`update listings set available_until = now() - interval '1 s' where id = ${listing.id}`,
    );
    expect(await expireListings(test.deps)).toBe(1);
    expect((await trusted.call('GET', `/listings/${listing.id}`)).body.status).toBe('expired');
  });
});

describe('my listings', () => {
  it('are all of them in every state, by pages', async () => {
    const person = await newPerson(test);
    for (const title of ['Primo', 'Secondo', 'Terzo']) await person.call('POST', '/listings', { title });
    const first = await person.call('GET', '/me/listings?limit=2');
    expect(first.body.items.map((item: { title: string }) => item.title)).toEqual(['Terzo', 'Secondo']);
    const second = await person.call('GET', `/me/listings?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ title: 'Primo' }], nextCursor: null });
  });
});
