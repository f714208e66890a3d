import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { lapseClaims } from './use-cases/lapse-claims.ts';

let test: TestApp;
let giver: Person;
let taker: Person;
let staff: Person;

beforeAll(async () => {
  test = await startTestApp();
  giver = await newPerson(test, { trust: 'trusted' });
  taker = await newPerson(test, { kind: 'designer' });
  staff = await newPerson(test, { staffOf: 'milano' });
});
afterAll(() => test.close());

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return [...(await test.deps.db.execute(query))];
}

/** What is left in the database, of the listing and of its pieces. */
async function stock(listingId: string) {
  const [row] =
    await rows(sql`select status, amount_held::int as held, amount_given::int as given, amount_total::int as total,
    (select coalesce(sum(taken), 0)::int from listing_pieces where listing_id = listings.id) as taken
    from listings where id = ${listingId}`);
  return row;
}

async function mailsAbout(claimId: string): Promise<string[]> {
  const jobs = await rows(
    sql`select data->>'kind' as kind from pgboss.job where data->>'subjectId' = ${claimId} order by 1`,
  );
  return jobs.map((job) => String(job['kind']));
}

const pieceLot = (count: number) => ({
  category: 'leather.bovine_hide',
  composition: [],
  compositionSource: null,
  weightGsm: null,
  widthCm: null,
  smallestCut: null,
  amount: { value: count, unit: 'pcs' },
  attributes: { animal: 'bovine' },
  massKg: 12,
});

describe('claiming an amount', () => {
  it('reserves it at once, until a week from now, and tells both sides', async () => {
    const listing = await publishListing(giver);
    const answer = await claim(taker, listing.id, { amount: { value: 2.5, unit: 'm' } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'reserved',
      amount: { value: 2.5, unit: 'm' },
      position: null,
      mine: true,
    });
    const days = (Date.parse(answer.body.reservedUntil) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThan(7.1);
    expect(answer.body.pickup.workshop).toMatch(/^Workshop /);
    expect(await stock(listing.id)).toMatchObject({ held: 250, given: 0, total: 1250, status: 'published' });
    expect(await mailsAbout(answer.body.id)).toEqual(['claim_received', 'claim_reserved']);
    const seen = await taker.call('GET', `/listings/${listing.id}`);
    expect(seen.body.amountLeft).toEqual({ value: 10, unit: 'm' });
  });

  it('answers with what reading the claim gives', async () => {
    const listing = await publishListing(giver, { amount: { value: 2, unit: 'm' }, massKg: 1 });
    for (const note of ['', 'Per le tasche.']) {
      const made = await claim(taker, listing.id, { amount: { value: 1, unit: 'm' }, note });
      expect((await taker.call('GET', `/claims/${made.body.id}`)).body).toEqual(made.body);
    }
    const lot = await publishListing(giver, {
      ...pieceLot(3),
      pieces: [{ lengthCm: 60, widthCm: 40, count: 3 }],
    });
    const [piece] = lot.pieces;
    const made = await claim(taker, lot.id, { pieceIds: [piece?.id, piece?.id] });
    expect((await taker.call('GET', `/claims/${made.body.id}`)).body).toEqual(made.body);
  });

  it('leaves an audit row and an outbox row with the commit', async () => {
    const listing = await publishListing(giver);
    await test.drain();
    const { body } = await claim(taker, listing.id, { amount: { value: 1, unit: 'm' } });
    expect(await rows(sql`select action from audit_log where subject_id = ${body.id}`)).toEqual([
      { action: 'claim.reserve' },
    ]);
    expect(await rows(sql`select 1 from search_outbox where listing_id = ${listing.id}`)).toHaveLength(1);
  });

  it('refuses more than is left, says how much is, and changes nothing', async () => {
    const listing = await publishListing(giver, { amount: { value: 3, unit: 'm' }, massKg: 1.26 });
    await test.drain();
    const answer = await claim(taker, listing.id, { amount: { value: 3.5, unit: 'm' } });
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({
      code: 'AMOUNT_UNAVAILABLE',
      details: { amountLeft: { value: 3, unit: 'm' } },
    });
    expect(await stock(listing.id)).toMatchObject({ held: 0 });
    expect(await rows(sql`select 1 from claims where listing_id = ${listing.id}`)).toEqual([]);
    expect(await rows(sql`select 1 from search_outbox where listing_id = ${listing.id}`)).toEqual([]);
  });

  it('takes multiples of the smallest cut, or all that is left', async () => {
    const listing = await publishListing(giver, { amount: { value: 1.2, unit: 'm' }, massKg: 0.5 });
    const odd = await claim(taker, listing.id, { amount: { value: 0.7, unit: 'm' } });
    expect(odd.status).toBe(400);
    expect(odd.body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'amount.value', code: 'not_cuttable' }),
    ]);
    expect((await claim(taker, listing.id, { amount: { value: 0.5, unit: 'm' } })).status).toBe(201);
    expect((await claim(taker, listing.id, { amount: { value: 0.7, unit: 'm' } })).status).toBe(201);
    expect(await stock(listing.id)).toMatchObject({ held: 120, status: 'exhausted' });
  });

  it.each([
    [{ amount: { value: 1, unit: 'kg' } }, 'amount.unit', 'unit_mismatch'],
    [{ amount: { value: -1, unit: 'm' } }, 'amount.value', 'out_of_range'],
    [{ amount: { value: 'all', unit: 'm' } }, 'amount.value', 'wrong_type'],
    [{ amount: { value: 0.505, unit: 'm' } }, 'amount.value', 'not_a_step'],
    [{ pieceIds: ['01890000-0000-7000-8000-000000000000'] }, 'pieceIds.0', 'unknown_code'],
    [{ pieceIds: [] }, 'pieceIds', 'out_of_range'],
  ])('refuses %j', async (body, path, code) => {
    const listing = await publishListing(giver);
    const answer = await claim(taker, listing.id, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues).toContainEqual(expect.objectContaining({ path, code }));
    expect(await stock(listing.id)).toMatchObject({ held: 0 });
  });

  it('refuses a workshop its own listing, and nobody at all', async () => {
    const listing = await publishListing(giver);
    const own = await claim(giver, listing.id, { amount: { value: 1, unit: 'm' } });
    expect(own.body.error.code).toBe('OWN_LISTING');
    const anonymous = await test.app.inject({
      method: 'POST',
      url: `/api/v1/listings/${listing.id}/claims`,
      payload: {},
    });
    expect(anonymous.statusCode).toBe(401);
  });

  it('hides a draft from who would claim it', async () => {
    const draft = await giver.call('POST', '/listings', listingBody());
    const answer = await claim(taker, draft.body.id, { amount: { value: 1, unit: 'm' } });
    expect(answer.status).toBe(404);
  });
});

describe('an idempotency key', () => {
  it('is required', async () => {
    const listing = await publishListing(giver);
    const answer = await taker.call('POST', `/listings/${listing.id}/claims`, {
      amount: { value: 1, unit: 'm' },
    });
    expect(answer.body.error.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });

  it('claims once, however often and however parallel the request is sent', async () => {
    const listing = await publishListing(giver);
    const key = { 'idempotency-key': randomBytes(12).toString('hex') };
    const send = () =>
      taker.call('POST', `/listings/${listing.id}/claims`, { amount: { value: 1, unit: 'm' } }, key);
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect((await send()).body.id).toBe(answers[0]?.body.id);
    expect(await stock(listing.id)).toMatchObject({ held: 100 });
  });

  it('is not taken for another request', async () => {
    const listing = await publishListing(giver);
    const key = { 'idempotency-key': randomBytes(12).toString('hex') };
    await taker.call('POST', `/listings/${listing.id}/claims`, { amount: { value: 1, unit: 'm' } }, key);
    const other = await taker.call(
      'POST',
      `/listings/${listing.id}/claims`,
      { amount: { value: 2, unit: 'm' } },
      key,
    );
    expect(other.status).toBe(409);
    expect(other.body.error.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('finds its claim also when the same request would be refused by now', async () => {
    const listing = await publishListing(giver, { amount: { value: 2, unit: 'm' }, massKg: 1 });
    const key = { 'idempotency-key': randomBytes(12).toString('hex') };
    const send = (value: number) =>
      taker.call('POST', `/listings/${listing.id}/claims`, { amount: { value, unit: 'm' } }, key);
    const first = await send(2);
    expect(first.status).toBe(201);
    expect((await stock(listing.id))?.['status']).toBe('exhausted');
    expect(await send(2)).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect((await send(3)).body.error.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await giver.call('POST', `/listings/${listing.id}/withdraw`);
    expect(await send(2)).toMatchObject({ status: 201, body: { id: first.body.id } });
  });

  it('of somebody else means nothing', async () => {
    const listing = await publishListing(giver);
    const other = await newPerson(test);
    const key = { 'idempotency-key': randomBytes(12).toString('hex') };
    const first = await taker.call(
      'POST',
      `/listings/${listing.id}/claims`,
      { amount: { value: 1, unit: 'm' } },
      key,
    );
    const second = await other.call(
      'POST',
      `/listings/${listing.id}/claims`,
      { amount: { value: 1, unit: 'm' } },
      key,
    );
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });
});

describe('claiming pieces', () => {
  const pieces = [
    { lengthCm: 180, widthCm: 95, count: 1 },
    { lengthCm: 60, widthCm: 40, count: 2 },
  ];

  it('takes the chosen ones and no other', async () => {
    const listing = await publishListing(giver, { ...pieceLot(3), pieces });
    const [large, small] = listing.pieces;
    const answer = await claim(taker, listing.id, { pieceIds: [small?.id, small?.id] });
    expect(answer.body).toMatchObject({
      status: 'reserved',
      amount: { value: 2, unit: 'pcs' },
      pieceIds: [small?.id, small?.id],
    });
    const again = await claim(taker, listing.id, { pieceIds: [small?.id] });
    expect(again.status).toBe(409);
    expect(again.body.error.details.pieces).toContainEqual({ id: small?.id, left: 0 });
    expect(await stock(listing.id)).toMatchObject({ held: 2, taken: 2 });
    expect((await claim(taker, listing.id, { pieceIds: [large?.id] })).status).toBe(201);
    expect(await stock(listing.id)).toMatchObject({ held: 3, taken: 3, status: 'exhausted' });
  });

  it('must be chosen when they differ', async () => {
    const listing = await publishListing(giver, { ...pieceLot(3), pieces });
    const answer = await claim(taker, listing.id, { amount: { value: 1, unit: 'pcs' } });
    expect(answer.body.error.details.issues[0]).toMatchObject({ path: 'pieceIds', code: 'required' });
  });

  it('never gives one piece to two who claim at once', async () => {
    const listing = await publishListing(giver, { ...pieceLot(3), pieces });
    const [large] = listing.pieces;
    const people = await Promise.all(Array.from({ length: 6 }, () => newPerson(test)));
    const answers = await Promise.all(
      people.map((person) => claim(person, listing.id, { pieceIds: [large?.id] })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await stock(listing.id)).toMatchObject({ held: 1, taken: 1 });
  });
});

describe('many at once', () => {
  it('never promise more than there is', async () => {
    const listing = await publishListing(giver, pieceLot(25));
    const people = await Promise.all(Array.from({ length: 5 }, () => newPerson(test)));
    const attempts = Array.from({ length: 60 }, (_, index) => {
      const person = people[index % people.length];
      if (!person) throw new Error('no person');
      return claim(person, listing.id, { amount: { value: 1, unit: 'pcs' } });
    });
    const answers = await Promise.all(attempts);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(25);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(35);
    expect(await stock(listing.id)).toMatchObject({ held: 25, total: 25, status: 'exhausted' });
  });

  it('are held back by the table itself, should a statement ever forget to', async () => {
    const listing = await publishListing(giver);
    const oversell = test.deps.db.execute(
      sql`update listings set amount_held = amount_total + 1 where id = ${listing.id}`,
    );
    await expect(oversell).rejects.toThrow();
  });
});

describe('ending a claim', () => {
  const reserve = async (changes: Record<string, unknown> = {}) => {
    const listing = await publishListing(giver, changes);
    const { body } = await claim(taker, listing.id, { amount: { value: 12.5, unit: 'm' } });
    return { listing, claimId: String(body.id) };
  };

  it('by the claimant gives the amount back, publishes again and tells the giver', async () => {
    const { listing, claimId } = await reserve();
    expect(await stock(listing.id)).toMatchObject({ status: 'exhausted' });
    const answer = await taker.call('POST', `/claims/${claimId}/cancel`, {});
    expect(answer.body).toMatchObject({ status: 'cancelled', reason: null });
    expect(await stock(listing.id)).toMatchObject({ held: 0, status: 'published' });
    expect(await mailsAbout(claimId)).toContain('claim_cancelled');
  });

  it('by the giver needs a reason', async () => {
    const { claimId } = await reserve();
    const silent = await giver.call('POST', `/claims/${claimId}/cancel`, {});
    expect(silent.body.error.details.issues[0]).toMatchObject({ path: 'reason', code: 'required' });
    const told = await giver.call('POST', `/claims/${claimId}/cancel`, { reason: 'Si è bagnata.' });
    expect(told.body).toMatchObject({ status: 'cancelled', reason: 'Si è bagnata.' });
  });

  it('twice at once releases once', async () => {
    const { listing, claimId } = await reserve();
    const answers = await Promise.all(
      [1, 2, 3].map(() => taker.call('POST', `/claims/${claimId}/cancel`, {})),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
    expect(await stock(listing.id)).toMatchObject({ held: 0, given: 0 });
  });

  it('by hand-over records what was weighed', async () => {
    const { listing, claimId } = await reserve();
    const answer = await giver.call('POST', `/claims/${claimId}/handover`, {
      massKg: 5.31,
      displacement: 'partly',
    });
    expect(answer.body).toMatchObject({ status: 'collected', massKg: 5.31 });
    expect(await stock(listing.id)).toMatchObject({ held: 0, given: 1250, status: 'exhausted' });
    expect((await mailsAbout(claimId)).filter((kind) => kind === 'claim_collected')).toHaveLength(2);
    const again = await staff.call('POST', `/claims/${claimId}/handover`, { massKg: 5 });
    expect(again.body.error).toMatchObject({ code: 'INVALID_STATE', details: { status: 'collected' } });
  });

  it('is for giver and staff to weigh, not for the claimant', async () => {
    const { claimId } = await reserve();
    expect((await taker.call('POST', `/claims/${claimId}/handover`, { massKg: 5 })).status).toBe(403);
    expect((await staff.call('POST', `/claims/${claimId}/handover`, { massKg: 5 })).status).toBe(200);
  });

  it('by not coming gives the amount back', async () => {
    const { listing, claimId } = await reserve();
    expect((await giver.call('POST', `/claims/${claimId}/no-show`)).body.status).toBe('no_show');
    expect(await stock(listing.id)).toMatchObject({ held: 0, status: 'published' });
  });

  it('by its time running out, on the database clock, gives the amount back and tells both', async () => {
    const { listing, claimId } = await reserve();
    expect(await lapseClaims(test.deps)).toBe(0);
    await test.deps.db.execute(
      sql`update claims set reserved_until = now() - interval '1 second' where id = ${claimId}`,
    );
    expect(await lapseClaims(test.deps)).toBe(1);
    expect((await taker.call('GET', `/claims/${claimId}`)).body).toMatchObject({ status: 'lapsed' });
    expect(await stock(listing.id)).toMatchObject({ held: 0, status: 'published' });
    expect((await mailsAbout(claimId)).filter((kind) => kind === 'claim_lapsed')).toHaveLength(2);
    expect(await lapseClaims(test.deps)).toBe(0);
  });

  it('is nobody else’s business', async () => {
    const { claimId, listing } = await reserve();
    const stranger = await newPerson(test);
    const elsewhere = await newPerson(test, { staffOf: 'paris' });
    for (const person of [stranger, elsewhere]) {
      expect((await person.call('GET', `/claims/${claimId}`)).status).toBe(404);
      expect((await person.call('POST', `/claims/${claimId}/cancel`, {})).status).toBe(404);
      expect((await person.call('POST', `/claims/${claimId}/handover`, { massKg: 1 })).status).toBe(404);
    }
    expect(await stock(listing.id)).toMatchObject({ held: 1250 });
  });
});

describe('lists of claims', () => {
  it('show each side what concerns it', async () => {
    const listing = await publishListing(giver);
    const { body } = await claim(taker, listing.id, { amount: { value: 1, unit: 'm' } });
    const mine = await taker.call('GET', '/me/claims?limit=1');
    expect(mine.body.items[0]).toMatchObject({ id: body.id, mine: true });
    expect(mine.body.items[0].claimant).toBeUndefined();
    expect(mine.body.nextCursor).not.toBeNull();
    const next = await taker.call('GET', `/me/claims?limit=1&cursor=${mine.body.nextCursor}`);
    expect(next.body.items[0].id).not.toBe(body.id);
    const received = await giver.call('GET', `/listings/${listing.id}/claims`);
    expect(received.body.items).toEqual([expect.objectContaining({ id: body.id, mine: false })]);
    expect(received.body.items[0].claimant.workshop).toMatch(/^Workshop /);
    expect(received.body.items[0].pickup).toBeUndefined();
    expect((await (await newPerson(test)).call('GET', `/listings/${listing.id}/claims`)).status).toBe(403);
  });
});
