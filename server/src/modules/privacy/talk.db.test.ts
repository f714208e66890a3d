import { claimMessages, claimReads } from '@scampolo/db/schema/exchange';
import { notices } from '@scampolo/db/schema/moderation';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller, claim, newPerson, PASSWORD, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { newColleague } from '../workshops/testing/colleagues.ts';
import { exported, moveBack } from './testing/exports.ts';
import { forget } from './use-cases/forget.ts';

let test: TestApp;
let giver: Person;
let taker: Person;
let staff: Person;
let listingId: string;
let claimId: string;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  [giver, taker, staff] = [
    await newPerson(test, { trust: 'trusted' }),
    await newPerson(test),
    await newPerson(test, { staffOf: 'milano' }),
  ];
  listingId = (await publishListing(giver, { brandVisible: true })).id;
  claimId = (await claim(taker, listingId, { amount: { value: 0.5, unit: 'm' } })).body.id;
  await forget(test.deps);
});

const write = (person: Person, text: string) => person.call('POST', `/claims/${claimId}/messages`, { text });
const goAway = (person: Person) => person.call('POST', '/me/deletion', { password: PASSWORD });
const messages = () =>
  test.deps.db
    .select()
    .from(claimMessages)
    .where(eq(claimMessages.claimId, claimId))
    .orderBy(claimMessages.id);
const noticeOf = async (id: string) =>
  (await test.deps.db.select().from(notices).where(eq(notices.id, id)))[0];

async function file(person: Person | null, more: object = {}): Promise<string> {
  const call = person?.call ?? caller(test, null);
  const subject = { kind: 'listing', id: listingId };
  return (await call('POST', '/notices', { subject, reason: 'other', text: 'Manca.', ...more })).body.id;
}

describe('a copy of everything of mine', () => {
  it('has what was written about my claims, what I reported, and what I answered as staff', async () => {
    for (const text of ['Uno', 'Due']) await write(giver, text);
    await write(taker, 'Tre');
    const filed = await file(taker);
    await staff.call('POST', `/moderation/notices/${filed}/answer`, { outcome: 'upheld', answer: 'Vero.' });
    const mine = await exported(test, taker);
    const parsed = (name: string) => JSON.parse(String(mine.get(name)));
    expect(parsed('messages.json')).toMatchObject([
      { claimId, text: 'Uno', mine: false },
      { claimId, text: 'Due', mine: false },
      { claimId, text: 'Tre', mine: true },
    ]);
    expect(parsed('notices.json')).toMatchObject({
      filed: [{ id: filed, text: 'Manca.', answer: 'Vero.' }],
      answered: [],
    });
    const theirs = await exported(test, staff);
    const answered = JSON.parse(String(theirs.get('notices.json'))).answered;
    expect(answered).toMatchObject([{ id: filed, outcome: 'upheld', answer: 'Vero.' }]);
    expect(JSON.stringify(answered)).not.toMatch(new RegExp(`${taker.memberId}|Manca`));
  });

  it('has every message, however many pages they are', async () => {
    await test.deps.db.execute(sql`insert into claim_messages (id, claim_id, author_id, side, text)
      select gen_random_uuid(), ${claimId}, ${giver.memberId}, 'giver', n::text from generate_series(1, 230) n`);
    const mine = await exported(test, taker);
    const texts = JSON.parse(String(mine.get('messages.json'))).map((one: { text: string }) =>
      Number(one.text),
    );
    expect(texts.toSorted((a: number, b: number) => a - b)).toEqual(
      Array.from({ length: 230 }, (_, n) => n + 1),
    );
  });
});

describe('deleting my account', () => {
  it('leaves what I wrote to who read it, without me, and nothing of what I had read or reported', async () => {
    const colleague = await newColleague(test, taker);
    await write(colleague, 'Passo io');
    await write(giver, 'Va bene');
    const filed = await file(colleague);
    expect((await goAway(colleague)).status).toBe(204);
    expect((await messages()).map(({ authorId, text }) => [authorId, text])).toEqual([
      [null, 'Passo io'],
      [giver.memberId, 'Va bene'],
    ]);
    const reads = await test.deps.db
      .select()
      .from(claimReads)
      .where(eq(claimReads.memberId, colleague.memberId));
    expect(reads).toEqual([]);
    expect(await noticeOf(filed)).toMatchObject({ filedBy: null, text: 'Manca.' });
    const { items } = (await giver.call('GET', `/claims/${claimId}/messages`)).body;
    expect(items[0]).toMatchObject({ author: 'una persona che non è più iscritta', mine: false });
    const [waiting] = (await staff.call('GET', '/moderation/notices?limit=100')).body.items.filter(
      (one: { id: string }) => one.id === filed,
    );
    expect(waiting).toMatchObject({ filedBy: null, answerable: false });
    await staff.call('POST', `/moderation/notices/${filed}/answer`, { outcome: 'upheld', answer: 'Vero.' });
    const jobs = await test.deps.db.execute(
      sql`select 1 from pgboss.job where data->>'subjectId' = ${filed}`,
    );
    expect(jobs).toHaveLength(0);
  });
});

describe('forgetting', () => {
  it('takes the address from a notice 90 days after its answer, and not before there is one', async () => {
    const [open, answered] = [
      await file(null, { email: 'uno@altrove.example', text: 'Uno' }),
      await file(null, { email: 'due@altrove.example', text: 'Due' }),
    ];
    await staff.call('POST', `/moderation/notices/${answered}/answer`, { outcome: 'upheld', answer: 'Sì.' });
    await moveBack(test, 'notices', { id: open, columns: ['created_at'], by: '1 year' });
    await moveBack(test, 'notices', { id: answered, columns: ['answered_at'], by: '89 days' });
    expect(await forget(test.deps)).toBe(0);
    await moveBack(test, 'notices', { id: answered, columns: ['answered_at'], by: '2 days' });
    expect(await forget(test.deps)).toBe(1);
    expect(await noticeOf(answered)).toMatchObject({ contactEmail: null, text: 'Due', answer: 'Sì.' });
    expect((await noticeOf(open))?.contactEmail).toBe('uno@altrove.example');
  });

  it('deletes what a workshop wrote a month after it closed, and leaves what others did', async () => {
    await write(giver, 'Chiamami al 333 1234567');
    await write(taker, 'Va bene');
    await goAway(giver);
    await moveBack(test, 'workshops', { id: giver.workshopId, columns: ['closed_at'], by: '29 days' });
    await forget(test.deps);
    expect(await messages()).toHaveLength(2);
    await moveBack(test, 'workshops', { id: giver.workshopId, columns: ['closed_at'], by: '2 days' });
    await forget(test.deps);
    expect((await messages()).map(({ text }) => text)).toEqual(['Va bene']);
  });

  it('deletes an account that nobody confirmed, with what it had reported kept without it', async () => {
    const newcomer = await newPerson(test, { confirmed: false });
    const filed = await file(newcomer);
    await test.deps.db.execute(
      sql`update members set created_at = now() - interval '31 days' where id = ${newcomer.memberId}`,
    );
    await test.deps.db.execute(
      sql`update sessions set ended_at = now() where member_id = ${newcomer.memberId}`,
    );
    await forget(test.deps);
    const left = await test.deps.db.execute(sql`select 1 from members where id = ${newcomer.memberId}`);
    expect(left).toHaveLength(0);
    expect(await noticeOf(filed)).toMatchObject({ filedBy: null });
  });
});
