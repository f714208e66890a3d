import { randomBytes } from 'node:crypto';
import { claims } from '@scampolo/db/schema/exchange';
import { listings } from '@scampolo/db/schema/listings';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { actorOf } from '../workshops/testing/actor-of.ts';
import { newColleague } from '../workshops/testing/colleagues.ts';
import { writeMessage } from './use-cases/write-message.ts';

let test: TestApp;
let giver: Person;
let taker: Person;
let staff: Person;
let claimId: string;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  [giver, taker] = [await newPerson(test, { trust: 'trusted' }), await newPerson(test, { kind: 'designer' })];
  staff = await newPerson(test, { staffOf: 'milano' });
  claimId = await claimed();
  await mailed();
});

async function claimed(): Promise<string> {
  const { id } = await publishListing(giver);
  return (await claim(taker, id, { amount: { value: 1, unit: 'm' } })).body.id;
}

const newKey = () => randomBytes(12).toString('hex');

function write(person: Person, text: string, key?: string) {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return person.call('POST', `/claims/${claimId}/messages`, { text }, headers);
}

const read = async (person: Person, query = '') =>
  (await person.call('GET', `/claims/${claimId}/messages${query}`)).body;

/** To whom mails about messages were enqueued since the last look, by member. */
async function mailed(): Promise<string[]> {
  const jobs = await test.deps.db.execute<{ member: string }>(sql`delete from pgboss.job where name = 'mail'
    and data->>'kind' = 'message_received' returning data->>'memberId' as member`);
  return jobs.map(({ member }) => member);
}

async function end(daysAgo: number): Promise<void> {
  await test.deps.db
    .update(claims)
    .set({ status: 'cancelled', updatedAt: sql`now() - make_interval(days => ${daysAgo})` })
    .where(eq(claims.id, claimId));
}

describe('writing about a claim', () => {
  it('is read by both sides and the hub’s staff, in the order it was written, each told who wrote', async () => {
    await write(giver, 'Domani alle 10?');
    await write(taker, 'Alle 11 va meglio.\nGrazie');
    await write(staff, 'Il cortile è chiuso fino a mezzogiorno.');
    const seen = await read(taker);
    expect(seen.side).toBe('claimant');
    expect(seen.items.map((one: { text: string; mine: boolean }) => [one.text, one.mine])).toEqual([
      ['Domani alle 10?', false],
      ['Alle 11 va meglio.\nGrazie', true],
      ['Il cortile è chiuso fino a mezzogiorno.', false],
    ]);
    expect(seen.items.map((one: { from: { side: string } }) => one.from.side)).toEqual([
      'giver',
      'claimant',
      'hub',
    ]);
    expect(seen.items[2]).toMatchObject({ author: null, from: { name: 'Fab City Hub Milano' } });
    expect((await read(giver)).items[1].author).toMatch(/^Person /);
    expect((await read(staff)).side).toBe('hub');
  });

  it('is nobody else’s', async () => {
    await write(giver, 'Domani alle 10?');
    const stranger = await newPerson(test);
    const elsewhere = await newPerson(test, { hub: 'zagreb', staffOf: 'zagreb' });
    for (const person of [stranger, elsewhere]) {
      expect((await write(person, 'Chi siete?')).status).toBe(404);
      expect((await person.call('GET', `/claims/${claimId}/messages`)).status).toBe(404);
    }
    expect((await read(giver)).items).toHaveLength(1);
  });

  it('goes on for 30 days after the claim has ended, and can be read afterwards', async () => {
    await end(29);
    expect((await write(taker, 'Che peccato.')).status).toBe(201);
    await end(31);
    const late = await write(giver, 'Troppo tardi');
    expect([late.status, late.body.error]).toMatchObject([
      409,
      { code: 'INVALID_STATE', details: { status: 'cancelled' } },
    ]);
    expect(await read(taker)).toMatchObject({ writable: false, items: [{ text: 'Che peccato.' }] });
  });

  it('is given in pages, the newest first, each oldest first', async () => {
    for (const text of ['uno', 'due', 'tre', 'quattro', 'cinque']) await write(giver, text);
    const newest = await read(taker, '?limit=2');
    const older = await read(taker, `?limit=2&cursor=${newest.nextCursor}`);
    const oldest = await read(taker, `?limit=2&cursor=${older.nextCursor}`);
    const texts = [newest, older, oldest].map(({ items }) => items.map((one: { text: string }) => one.text));
    expect(texts).toEqual([['quattro', 'cinque'], ['due', 'tre'], ['uno']]);
    expect(oldest.nextCursor).toBeNull();
  });
});

describe('a message that is sent again', () => {
  it('is written once under its key, also when both come at once', async () => {
    const key = newKey();
    const answers = await Promise.all([1, 2, 3, 4].map(() => write(giver, 'Ci sei?', key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await read(taker)).items).toHaveLength(1);
    expect(await mailed()).toEqual([taker.memberId]);
  });

  it('is refused when it says something else, and is another one from somebody else', async () => {
    const key = newKey();
    await write(giver, 'Ci sei?', key);
    const other = await write(giver, 'Ci siete?', key);
    expect([other.status, other.body.error.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await write(taker, 'Ci sei?', key)).status).toBe(201);
    expect((await read(taker)).items).toHaveLength(2);
  });

  it('is written as often as it is sent without one, and never under a key that is none', async () => {
    await write(giver, 'Sì');
    await write(giver, 'Sì');
    expect((await read(taker)).items).toHaveLength(2);
    expect((await write(giver, 'Sì', 'short')).body.error.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });
});

describe('the mail about messages', () => {
  it('is one for each quiet spell, and none to who wrote', async () => {
    await write(giver, 'Uno');
    expect(await mailed()).toEqual([taker.memberId]);
    await write(giver, 'Due');
    expect(await mailed()).toEqual([]);
    const { items } = await read(taker);
    await taker.call('POST', `/claims/${claimId}/messages/read`, { upTo: items[1].id });
    await write(giver, 'Tre');
    expect(await mailed()).toEqual([taker.memberId]);
    // Writing is reading: what the taker answers to is no longer new to them.
    await write(taker, 'Risposta');
    expect(await mailed()).toEqual([giver.memberId]);
    await write(giver, 'Quattro');
    expect(await mailed()).toEqual([taker.memberId]);
  });

  it('goes to everybody on the other side, by what each of them has read, and not to one’s own colleagues', async () => {
    const colleague = await newColleague(test, taker);
    await write(giver, 'Uno');
    expect((await mailed()).sort()).toEqual([taker.memberId, colleague.memberId].sort());
    const { items } = await read(taker);
    await taker.call('POST', `/claims/${claimId}/messages/read`, { upTo: items[0].id });
    await write(colleague, 'Ci penso io');
    expect(await mailed()).toEqual([giver.memberId]);
    await write(giver, 'Due');
    expect((await mailed()).sort()).toEqual([taker.memberId, colleague.memberId].sort());
    await taker.call('POST', `/claims/${claimId}/messages/read`, { upTo: (await read(taker)).items[2].id });
    await write(giver, 'Tre');
    // One has read it all; the other still has something to read, and was told.
    expect(await mailed()).toEqual([taker.memberId]);
  });

  it('goes to staff only once they have written themselves', async () => {
    await write(giver, 'Uno');
    const { items } = await read(staff);
    await staff.call('POST', `/claims/${claimId}/messages/read`, { upTo: items[0].id });
    await write(taker, 'Due');
    expect((await mailed()).includes(staff.memberId)).toBe(false);
    await write(staff, 'Eccoci');
    // The giver has not read the one before yet.
    expect(await mailed()).toEqual([taker.memberId]);
    await write(taker, 'Tre');
    expect(await mailed()).toEqual([staff.memberId]);
  });

  it('is enqueued with the message or not at all', async () => {
    await mailed();
    const failing = { ...test.deps.jobs, enqueueMails: () => Promise.reject(new Error('no queue')) };
    const actor = await actorOf(test, giver);
    const attempt = writeMessage({ ...test.deps, jobs: failing }, actor, { claimId, text: 'Mai', key: null });
    await expect(attempt).rejects.toThrow('no queue');
    expect((await read(taker)).items).toEqual([]);
  });
});

describe('what I have read', () => {
  it('only ever grows, and is mine alone', async () => {
    const [one, two] = [(await write(giver, 'Uno')).body.id, (await write(giver, 'Due')).body.id];
    const note = (upTo: string) => taker.call('POST', `/claims/${claimId}/messages/read`, { upTo });
    expect((await note(two)).status).toBe(204);
    expect((await note(one)).status).toBe(204);
    expect((await read(taker)).lastReadId).toBe(two);
    expect((await read(giver)).lastReadId).toBe(two);
    expect((await read(staff)).lastReadId).toBeNull();
  });

  it('cannot be a message about another claim', async () => {
    const { id } = (await write(giver, 'Uno')).body;
    const first = claimId;
    claimId = await claimed();
    const answer = await taker.call('POST', `/claims/${claimId}/messages/read`, { upTo: id });
    expect(answer.status).toBe(404);
    claimId = first;
    expect((await taker.call('GET', '/me/threads')).body.items).toMatchObject([
      { claimId: first, unread: 1 },
    ]);
  });
});

describe('my threads', () => {
  it('are the claims that were written about, the last one first, with what is new in each', async () => {
    const first = claimId;
    await write(giver, 'Uno');
    await write(giver, 'Due');
    claimId = await claimed();
    await write(giver, 'Tre');
    const { items } = (await taker.call('GET', '/me/threads')).body;
    expect(items).toMatchObject([
      { claimId, unread: 1, last: { text: 'Tre', mine: false } },
      { claimId: first, unread: 2, last: { text: 'Due' } },
    ]);
    const mine = (await giver.call('GET', '/me/threads')).body.items;
    expect(mine.map((one: { unread: number }) => one.unread)).toEqual([0, 0]);
    expect(mine[0].with).toMatchObject({ side: 'claimant', name: expect.stringMatching(/^Workshop /) });
    expect((await staff.call('GET', '/me/threads')).body.items).toEqual([]);
  });

  it('come page by page', async () => {
    await write(giver, 'Uno');
    claimId = await claimed();
    await write(giver, 'Due');
    const first = (await taker.call('GET', '/me/threads?limit=1')).body;
    const second = (await taker.call('GET', `/me/threads?limit=1&cursor=${first.nextCursor}`)).body;
    expect([first, second].map(({ items }) => items[0].last.text)).toEqual(['Due', 'Uno']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('a giver that hides its brand', () => {
  const names = async () => {
    const { items } = await read(taker);
    return [items[0].author, items[0].from.name, items[0].from.kind];
  };
  const inList = async () => (await taker.call('GET', '/me/threads')).body.items[0].with;

  it('is known to who holds a reservation that is fetched there, and to nobody once it is over', async () => {
    await write(giver, 'Uno');
    expect(await names()).toEqual([
      expect.stringMatching(/^Person/),
      expect.stringMatching(/^Workshop/),
      'studio',
    ]);
    await end(0);
    expect(await names()).toEqual([null, null, 'studio']);
    expect(await inList()).toEqual({ side: 'giver', name: null, kind: 'studio' });
    expect((await read(staff)).items[0].from.name).toMatch(/^Workshop/);
  });

  it('is never known to who fetches at a bay', async () => {
    await test.deps.db
      .update(listings)
      .set({ pickupKind: 'bay' })
      .where(sql`id = (select listing_id from claims where id = ${claimId})`);
    await write(giver, 'Uno');
    expect(await names()).toEqual([null, null, 'studio']);
    expect((await inList()).name).toBeNull();
  });
});
