import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { deleteAgedMessages } from './aged-repository.ts';
import { forget } from './use-cases/forget.ts';

let test: TestApp;
let giver: Person;
let taker: Person;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  [giver, taker] = [await newPerson(test, { trust: 'trusted' }), await newPerson(test, { kind: 'designer' })];
  await forget(test.deps);
});

/** A claim with a message from each side, both of which were read. Gives its id and that of the taker's message. */
async function talk(): Promise<{ claimId: string; messageId: string }> {
  const listing = await publishListing(giver);
  const note = 'Passo con la bici';
  const { body } = await claim(taker, listing.id, { amount: { value: 0.5, unit: 'm' }, note });
  const sent = await taker.call('POST', `/claims/${body.id}/messages`, { text: 'Domani alle 11?' });
  await giver.call('POST', `/claims/${body.id}/messages`, { text: 'Va bene.' });
  await taker.call('GET', `/claims/${body.id}/messages`);
  return { claimId: body.id, messageId: sent.body.id };
}

async function passDays(claimId: string, days: number): Promise<void> {
  const by = sql`make_interval(days => ${days})`;
  const { db } = test.deps;
  await db.execute(sql`update claims set updated_at = updated_at - ${by} where id = ${claimId}`);
  await db.execute(
    sql`update claim_messages set created_at = created_at - ${by} where claim_id = ${claimId}`,
  );
  await db.execute(sql`update claim_reads set read_at = read_at - ${by} where claim_id = ${claimId}`);
}

async function left(claimId: string) {
  const [row] = await test.deps.db.execute(sql`select
    (select count(*)::int from claim_messages where claim_id = ${claimId}) as messages,
    (select count(*)::int from claim_reads where claim_id = ${claimId}) as reads,
    (select note from claims where id = ${claimId}) as note,
    (select reason from claims where id = ${claimId}) as reason`);
  return row;
}

describe('messages', () => {
  it('go a year after the claim ended, with who read them; the claim and its figures stay', async () => {
    const { claimId } = await talk();
    await giver.call('POST', `/claims/${claimId}/handover`, { massKg: 0.2 });
    const before = await left(claimId);
    expect(before).toMatchObject({ messages: 2, note: 'Passo con la bici' });
    await passDays(claimId, 364);
    expect(await forget(test.deps)).toBe(0);
    expect(await left(claimId)).toEqual(before);
    await passDays(claimId, 2);
    expect(await forget(test.deps)).toBe(2 + Number(before?.['reads']));
    expect(await left(claimId)).toMatchObject({ messages: 0, reads: 0, note: 'Passo con la bici' });
    expect(await forget(test.deps)).toBe(0);
  });

  it('stay while the claim lasts, however old they are', async () => {
    const { claimId } = await talk();
    await passDays(claimId, 4000);
    expect(await forget(test.deps)).toBe(0);
    expect(await left(claimId)).toMatchObject({ messages: 2 });
  });

  it('stay while somebody who reported one waits for an answer', async () => {
    const { claimId, messageId } = await talk();
    await giver.call('POST', `/claims/${claimId}/handover`, { massKg: 0.2 });
    const subject = { kind: 'message', id: messageId };
    const notice = { subject, reason: 'other', text: 'Non mi piace.' };
    expect((await giver.call('POST', '/notices', notice)).status).toBe(201);
    await passDays(claimId, 400);
    await forget(test.deps);
    expect(await left(claimId)).toMatchObject({ messages: 1 });
  });

  it('go in batches', async () => {
    const { claimId } = await talk();
    await giver.call('POST', `/claims/${claimId}/handover`, { massKg: 0.2 });
    await passDays(claimId, 400);
    expect(await deleteAgedMessages(test.deps.db, 365, 1)).toBe(1);
    expect(await left(claimId)).toMatchObject({ messages: 1 });
  });
});

it('notes and reasons of a claim without a hand-over go after three years', async () => {
  const { claimId } = await talk();
  await taker.call('POST', `/claims/${claimId}/cancel`, { reason: 'Ho trovato altrove.' });
  const { db } = test.deps;
  await db.execute(sql`delete from claim_reads where claim_id = ${claimId}`);
  await db.execute(sql`delete from claim_messages where claim_id = ${claimId}`);
  await passDays(claimId, 3 * 365 - 1);
  expect(await forget(test.deps)).toBe(0);
  expect(await left(claimId)).toMatchObject({ note: 'Passo con la bici', reason: 'Ho trovato altrove.' });
  await passDays(claimId, 2);
  expect(await forget(test.deps)).toBe(1);
  expect(await left(claimId)).toMatchObject({ note: '', reason: null });
});

it('a notice goes three years after its answer, and none that waits for one', async () => {
  async function file(): Promise<string> {
    const { id } = await publishListing(giver);
    const notice = { subject: { kind: 'listing', id }, reason: 'other', text: 'Non è lana.' };
    return (await taker.call('POST', '/notices', notice)).body.id;
  }
  const [answered, open] = [await file(), await file()];
  const { db } = test.deps;
  await db.execute(sql`update notices set status = 'dismissed', answer = 'È lana.', created_at = now() - interval '5 years',
    answered_at = now() - make_interval(days => 1094) where id = ${answered}`);
  await db.execute(sql`update notices set created_at = now() - interval '5 years' where id = ${open}`);
  const known = async () =>
    (await db.execute(sql`select id from notices where filed_by = ${taker.memberId}`))
      .map(({ id }) => id)
      .sort();
  expect(await forget(test.deps)).toBe(0);
  expect(await known()).toEqual([answered, open].sort());
  await db.execute(
    sql`update notices set answered_at = answered_at - interval '2 days' where id = ${answered}`,
  );
  expect(await forget(test.deps)).toBe(1);
  expect(await known()).toEqual([open]);
});

it('mails that were kept as files go after 30 days, and nothing else in their folder', async () => {
  const folder = join(test.deps.config.dataDir, 'mail');
  await mkdir(folder, { recursive: true });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const files: [string, number][] = [
    ['old.eml', 31],
    ['old.json', 31],
    ['young.eml', 29],
    ['notes.txt', 400],
  ];
  for (const [name, days] of files) {
    await writeFile(join(folder, name), '');
    await utimes(join(folder, name), daysAgo(days), daysAgo(days));
  }
  expect(await forget(test.deps)).toBe(2);
  expect((await readdir(folder)).sort()).toEqual(['notes.txt', 'young.eml']);
});
