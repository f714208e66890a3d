import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Mail } from '../../infra/mailer/mailer.ts';
import { claim, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { sendMail } from './use-cases/send-mail.ts';

let test: TestApp;
let giver: Person;
let taker: Person;
let claimId: string;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  [giver, taker] = [await newPerson(test, { trust: 'trusted' }), await newPerson(test)];
  const { id } = await publishListing(giver);
  claimId = (await claim(taker, id, { amount: { value: 1, unit: 'm' } })).body.id;
});

const write = async (person: Person): Promise<string> =>
  (await person.call('POST', `/claims/${claimId}/messages`, { text: 'Domani?' })).body.id;

async function send(subjectId: string, { memberId }: Person): Promise<Mail | null> {
  let sent: Mail | null = null;
  const mailer = {
    send: async (mail: Mail) => {
      sent = mail;
    },
    close: () => undefined,
  };
  await sendMail({ ...test.deps, mailer }, { kind: 'message_received', subjectId, memberId }, randomUUID());
  return sent;
}

it('a message is mailed to the other side with its words', async () => {
  const id = await write(giver);
  expect(await send(id, taker)).toMatchObject({
    to: taker.email,
    subject: 'Un messaggio su Fresco di lana, fine pezza',
    text: expect.stringContaining('> Domani?'),
  });
});

it('it is not mailed to its own side, to strangers, or to who has read it by now', async () => {
  const id = await write(giver);
  expect(await send(id, giver)).toBeNull();
  expect(await send(id, await newPerson(test))).toBeNull();
  await taker.call('POST', `/claims/${claimId}/messages/read`, { upTo: id });
  expect(await send(id, taker)).toBeNull();
});

it('it is not mailed to who has left the workshop or not confirmed the address', async () => {
  const id = await write(giver);
  await test.deps.db.execute(sql`update members set verified_at = null where id = ${taker.memberId}`);
  expect(await send(id, taker)).toBeNull();
  await test.deps.db.execute(sql`update members set verified_at = now() where id = ${taker.memberId}`);
  await test.deps.db.execute(sql`delete from workshop_members where member_id = ${taker.memberId}`);
  expect(await send(id, taker)).toBeNull();
});

it('it names no giver that hides its brand once the reservation is over', async () => {
  const id = await write(giver);
  const named = await send(id, taker);
  expect(named?.text).toMatch(/Person \w+ \(Workshop \w+\) ti scrive/);
  await giver.call('POST', `/claims/${claimId}/cancel`, { reason: 'Serve a noi.' });
  const nameless = await send(id, taker);
  expect(nameless?.text).toContain('Chi offre «Fresco di lana, fine pezza» ti scrive.');
  expect(nameless?.text).not.toMatch(/Workshop/);
});
