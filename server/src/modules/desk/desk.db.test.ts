import { claims } from '@scampolo/db/schema/exchange';
import { workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { desk as deskSchema } from '@scampolo/shared/contract/desk';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { lapseClaims } from '../exchange/use-cases/lapse-claims.ts';
import { actorOf } from '../workshops/testing/actor-of.ts';
import { countWaiting } from './use-cases/count-waiting.ts';
import { readDesk } from './use-cases/read-desk.ts';

let test: TestApp;
let giver: Person;
let taker: Person;
let heard: string[] | null = null;

beforeAll(async () => {
  test = await startTestApp();
  // The driver tells of every statement it sends, whoever wrote it.
  const { options } = test.database.sql as unknown as {
    options: { debug?: (connection: number, text: string) => void };
  };
  options.debug = (_connection, text) => heard?.push(text);
});
afterAll(() => test.close());
beforeEach(async () => {
  [giver, taker] = [await newPerson(test, { trust: 'trusted' }), await newPerson(test)];
});

const half = { amount: { value: 0.5, unit: 'm' } };

async function deskOf(person: Person) {
  const { status, body } = await person.call('GET', '/me/desk');
  expect(status).toBe(200);
  return deskSchema.parse(body);
}
const kindsOf = async (person: Person) => (await deskOf(person)).needs.map(({ kind }) => kind);

async function claimed(how: { hidden?: boolean } = {}) {
  const { id: listingId } = await publishListing(giver, { brandVisible: !how.hidden });
  return { listingId, claimId: (await claim(taker, listingId, half)).body.id as string };
}

const change = (id: string, columns: Partial<typeof listings.$inferInsert>) =>
  test.deps.db.update(listings).set(columns).where(eq(listings.id, id));

describe('a desk', () => {
  it('is empty for who is new, with nothing counted', async () => {
    expect(await deskOf(await newPerson(test))).toMatchObject({
      needs: [],
      news: [],
      counts: {
        listings: { all: 0, needs: 0, online: 0, waiting: 0, ended: 0 },
        claims: { all: 0, open: 0, collected: 0, ended: 0 },
        notices: { open: 0, all: 0 },
        threads: 0,
      },
    });
  });

  it('says to both sides of a reservation what is next, with whom and until when', async () => {
    const { claimId } = await claimed();
    const [mine] = (await deskOf(giver)).needs;
    const [theirs] = (await deskOf(taker)).needs;
    expect(mine).toMatchObject({
      kind: 'hand_over',
      id: claimId,
      title: 'Fresco di lana, fine pezza',
      locale: 'it',
      hub: 'milano',
      who: expect.stringMatching(/^Workshop /),
      amount: half.amount,
    });
    expect(theirs).toMatchObject({ kind: 'fetch', id: claimId, by: mine?.by });
  });

  it('says what is unfinished, was sent back, ends soon, or was claimed by nobody for long', async () => {
    await giver.call('POST', '/listings', listingBody());
    const [back, soon, old] = [
      await publishListing(giver),
      await publishListing(giver),
      await publishListing(giver),
    ];
    await change(back.id, { status: 'changes_requested' });
    await change(soon.id, { availableUntil: new Date(Date.now() + 5 * 86_400_000) });
    await change(old.id, { publishedAt: new Date(Date.now() - 61 * 86_400_000) });
    expect(await kindsOf(giver)).toEqual(['changes', 'ends_soon', 'draft', 'nobody']);
    await claim(taker, old.id, half);
    expect(await kindsOf(giver)).toEqual(['changes', 'hand_over', 'ends_soon', 'draft']);
    const { counts } = await deskOf(giver);
    expect(counts.listings).toEqual({ all: 4, needs: 3, online: 2, waiting: 0, ended: 0 });
  });

  it('puts a term within two days before everything else', async () => {
    const { claimId } = await claimed();
    await giver.call('POST', `/claims/${claimId}/messages`, { text: 'Quando passi?' });
    expect(await kindsOf(taker)).toEqual(['unread', 'fetch']);
    await test.deps.db
      .update(claims)
      .set({ reservedUntil: sql`now() + interval '30 hours'` })
      .where(eq(claims.id, claimId));
    expect(await kindsOf(taker)).toEqual(['fetch', 'unread']);
  });

  it('counts messages until they are read, and says from whom they are', async () => {
    const { claimId } = await claimed();
    await giver.call('POST', `/claims/${claimId}/messages`, { text: 'Uno' });
    const { id } = (await giver.call('POST', `/claims/${claimId}/messages`, { text: 'Due' })).body;
    const unread = (await deskOf(taker)).needs.find(({ kind }) => kind === 'unread');
    expect(unread).toMatchObject({ id: claimId, count: 2, who: expect.stringMatching(/^Workshop /) });
    expect((await deskOf(giver)).needs.some(({ kind }) => kind === 'unread')).toBe(false);
    await taker.call('POST', `/claims/${claimId}/messages/read`, { upTo: id });
    expect(await kindsOf(taker)).toEqual(['fetch']);
  });

  it('never names a giver that hides its brand once the reservation is over', async () => {
    const { claimId } = await claimed({ hidden: true });
    await giver.call('POST', `/claims/${claimId}/messages`, { text: 'Uno' });
    await giver.call('POST', `/claims/${claimId}/cancel`, { reason: 'Serve a noi.' });
    const desk = await deskOf(taker);
    expect(desk.needs).toMatchObject([{ kind: 'unread', who: null }]);
    expect(desk.news).toMatchObject([{ kind: 'cancelled', id: claimId }]);
    const [row] = await test.deps.db
      .select({ name: workshops.name })
      .from(workshops)
      .where(eq(workshops.id, giver.workshopId));
    expect(JSON.stringify(desk)).not.toContain(row?.name);
  });

  it('tells what others did lately, and not what one did oneself', async () => {
    const staff = await newPerson(test, { staffOf: 'milano' });
    const newcomer = await newPerson(test);
    const { id } = (await newcomer.call('POST', '/listings', listingBody())).body;
    await newcomer.call('POST', `/listings/${id}/submit`);
    await staff.call('POST', `/moderation/listings/${id}/decision`, { action: 'approve' });
    const { claimId } = await claimed();
    await taker.call('POST', `/claims/${claimId}/cancel`, {});
    const lapsing = await claimed();
    await test.deps.db.execute(sql`update claims set reserved_until = now() where id = ${lapsing.claimId}`);
    await lapseClaims(test.deps);
    const kinds = async (person: Person) => (await deskOf(person)).news.map(({ kind }) => kind);
    expect(await kinds(newcomer)).toEqual(['published']);
    expect(await kinds(giver)).toEqual(['lapsed', 'cancelled']);
    expect(await kinds(taker)).toEqual(['lapsed']);
  });

  it('tells that a notice was answered', async () => {
    const staff = await newPerson(test, { staffOf: 'milano' });
    const { id: listing } = await publishListing(giver);
    const body = { subject: { kind: 'listing', id: listing }, reason: 'other', text: 'Manca il metro.' };
    const { id } = (await taker.call('POST', '/notices', body)).body;
    expect((await deskOf(taker)).counts.notices).toEqual({ open: 1, all: 1 });
    await staff.call('POST', `/moderation/notices/${id}/answer`, { outcome: 'dismissed', answer: 'C’è.' });
    expect(await deskOf(taker)).toMatchObject({
      news: [{ kind: 'notice_dismissed', id, title: 'Fresco di lana, fine pezza' }],
      counts: { notices: { open: 0, all: 1 } },
    });
  });
});

describe('the desk of staff', () => {
  it('says what waits at their hub and at no other, counted, and who was not seen', async () => {
    const zagreb = await newPerson(test, { hub: 'zagreb', staffOf: 'zagreb' });
    const admin = await newPerson(test, { admin: true });
    const lister = await newPerson(test, { hub: 'zagreb' });
    const { id } = (await lister.call('POST', '/listings', listingBody({ hub: 'zagreb' }))).body;
    await lister.call('POST', `/listings/${id}/submit`);
    await taker.call('POST', '/notices', {
      subject: { kind: 'page', path: '/' },
      reason: 'other',
      text: 'Il menu non si apre.',
    });
    const { claimId } = await claimed();
    await giver.call('POST', `/claims/${claimId}/no-show`);
    expect((await deskOf(zagreb)).needs).toMatchObject([{ kind: 'decide', count: 1 }]);
    const all = (await deskOf(admin)).needs;
    expect(all.find(({ kind }) => kind === 'notices')?.count).toBe(1);
    expect(all.some(({ kind, id: about }) => kind === 'overdue' && about === claimId)).toBe(true);
  });
});

describe('what it costs', () => {
  async function statementsOf(use: () => Promise<unknown>): Promise<number> {
    heard = [];
    await use();
    const { length } = heard;
    heard = null;
    return length;
  }

  it('is three statements, however much there is and whoever asks', async () => {
    for (let count = 0; count < 3; count += 1) await claimed();
    for (const person of [giver, await newPerson(test), await newPerson(test, { admin: true })]) {
      const actor = await actorOf(test, person);
      expect(await statementsOf(() => readDesk(test.deps, actor))).toBe(3);
    }
  });

  it('is one statement for the head of every page, which counts claims with something new, and open notices', async () => {
    const { claimId } = await claimed();
    await giver.call('POST', `/claims/${claimId}/messages`, { text: 'Uno' });
    await giver.call('POST', `/claims/${claimId}/messages`, { text: 'Due' });
    const actor = await actorOf(test, taker);
    expect(await statementsOf(() => countWaiting(test.deps, actor))).toBe(1);
    expect(await countWaiting(test.deps, actor)).toEqual({ threads: 1, notices: 0 });
    expect(await countWaiting(test.deps, await actorOf(test, giver))).toEqual({ threads: 0, notices: 0 });
  });
});

describe('folders', () => {
  it('show the listings and claims that the desk counts there', async () => {
    await giver.call('POST', '/listings', listingBody());
    const { claimId } = await claimed();
    await claimed();
    await giver.call('POST', `/claims/${claimId}/handover`, { massKg: 0.2 });
    for (const [person, path, what] of [
      [giver, '/me/listings', 'listings'],
      [taker, '/me/claims', 'claims'],
    ] as const) {
      const counts: Record<string, number> = (await deskOf(person)).counts[what];
      expect(counts['all']).toBeGreaterThan(0);
      for (const [folder, count] of Object.entries(counts)) {
        const query = folder === 'all' ? '' : `?folder=${folder}`;
        expect((await person.call('GET', path + query)).body.items, `${path}${query}`).toHaveLength(count);
      }
    }
  });
});
