import { randomUUID } from 'node:crypto';
import { workshops } from '@scampolo/db/schema/identity';
import { notices } from '@scampolo/db/schema/moderation';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../infra/mailer/mailer.ts';
import { mailJob } from '../../jobs/mail-job.ts';
import { caller, claim, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { sendMail } from '../messages/use-cases/send-mail.ts';

let test: TestApp;
let giver: Person;
let reader: Person;
let staff: Person;
let admin: Person;
let listingId: string;

beforeAll(async () => {
  test = await startTestApp();
  [reader, staff, admin] = [
    await newPerson(test),
    await newPerson(test, { staffOf: 'milano' }),
    await newPerson(test, { admin: true }),
  ];
});
afterAll(() => test.close());
beforeEach(async () => {
  giver = await newPerson(test, { trust: 'trusted' });
  listingId = (await publishListing(giver)).id;
});

const nobody: Person['call'] = (...request) => caller(test, null)(...request);

const about = (kind: 'listing' | 'workshop' | 'message', id: string) => ({ kind, id });
const notice = (changes: object = {}) => ({
  subject: about('listing', listingId),
  reason: 'wrong_facts',
  text: 'È poliestere, non lana.',
  ...changes,
});

async function file(person: Person | null, changes: object = {}) {
  return (person?.call ?? nobody)('POST', '/notices', notice(changes));
}

const open = async (person: Person) => (await person.call('GET', '/moderation/notices')).body.items;
const find = async (person: Person, id: string) =>
  (await open(person)).find((one: { id: string }) => one.id === id);
const answer = (person: Person, id: string, outcome = 'upheld') =>
  person.call('POST', `/moderation/notices/${id}/answer`, { outcome, answer: 'Corretto, grazie.' });

/** The mails about notices that wait, as they would be sent now; each is sent once. */
async function mails(): Promise<Mail[]> {
  const jobs = await test.deps.db.execute(
    sql`delete from pgboss.job where name = 'mail' and data->>'kind' = 'notice_answered' returning data`,
  );
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: () => undefined };
  for (const { data } of jobs) await sendMail({ ...test.deps, mailer }, mailJob.parse(data), randomUUID());
  return sent;
}

describe('filing a notice', () => {
  it('is for anybody, about anything that they can see, and reaches the hub’s staff', async () => {
    const byMember = await file(reader);
    expect([byMember.status, byMember.body.answerable]).toEqual([201, true]);
    const byVisitor = await file(null, { text: 'Foto non mia', reason: 'not_theirs' });
    expect([byVisitor.status, byVisitor.body.answerable]).toEqual([201, false]);
    expect(await find(staff, byMember.body.id)).toMatchObject({
      subject: { kind: 'listing', id: listingId, title: 'Fresco di lana, fine pezza', locale: 'it' },
      filedBy: expect.stringMatching(/^Person /),
      answerable: true,
      mayAnswer: true,
    });
    expect(await find(staff, byVisitor.body.id)).toMatchObject({ filedBy: null, answerable: false });
  });

  it('is refused about what one cannot see, alike for what is not there', async () => {
    const draft = (await giver.call('POST', '/listings', { title: 'Bozza' })).body.id;
    const held = (await claim(reader, listingId, { amount: { value: 1, unit: 'm' } })).body.id;
    const written = (await giver.call('POST', `/claims/${held}/messages`, { text: 'Domani?' })).body.id;
    const stranger = await newPerson(test);
    for (const subject of [
      about('listing', draft),
      about('workshop', giver.workshopId),
      about('message', written),
      about('listing', randomUUID()),
      about('workshop', randomUUID()),
      about('message', randomUUID()),
    ]) {
      for (const person of [stranger, null]) {
        const { status, body } = await file(person, { subject });
        expect([status, body.error?.code], JSON.stringify(subject)).toEqual([404, 'NOT_FOUND']);
      }
    }
    const mine = await file(reader, { subject: about('message', written), reason: 'rude' });
    expect(mine.status).toBe(201);
    expect(await find(staff, mine.body.id)).toMatchObject({
      quoted: 'Domani?',
      subject: { claimId: held, title: 'Fresco di lana, fine pezza' },
    });
  });

  it('about a page is the admins’', async () => {
    const subject = { kind: 'page', path: '/accessibility' };
    const { body } = await file(null, { subject, reason: 'accessibility' });
    expect(await find(admin, body.id)).toMatchObject({ hub: null, subject: { path: '/accessibility' } });
    expect(await find(staff, body.id)).toBeUndefined();
    expect((await answer(staff, body.id)).status).toBe(404);
  });

  it('takes no address of who has one already', async () => {
    const { status, body } = await file(reader, { email: 'altrove@test.example' });
    expect([status, body.error.details.issues[0].path]).toEqual([400, 'email']);
  });

  it('twice, as after a lost answer, is one, also when both come at once', async () => {
    for (const text of ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque']) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => file(reader, { text })));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    }
    const mine = await file(reader, { text: 'Sempre la stessa' });
    const other = await file(giver, { text: 'Sempre la stessa' });
    expect(other.body.id).not.toBe(mine.body.id);
  });

  it('is on record by codes alone', async () => {
    const { body } = await file(reader);
    const [row] = await test.deps.db.execute(
      sql`select action, hub, detail from audit_log where subject_id = ${body.id}`,
    );
    expect(row).toEqual({
      action: 'notice.file',
      hub: 'milano',
      detail: { about: 'listing', reason: 'wrong_facts', subject: listingId },
    });
  });
});

describe('answering a notice', () => {
  it('ends it, is on record, and is told to the member who filed it, by mail and on their page', async () => {
    const { id } = (await file(reader)).body;
    await mails();
    const { status, body } = await answer(staff, id);
    expect([status, body.status, body.answer]).toEqual([200, 'upheld', 'Corretto, grazie.']);
    expect(await find(staff, id)).toBeUndefined();
    const answered = (await staff.call('GET', '/moderation/notices?folder=answered')).body.items;
    expect(answered[0].id).toBe(id);
    const mine = (await reader.call('GET', '/me/notices')).body.items[0];
    expect(mine).toMatchObject({ id, status: 'upheld', answer: 'Corretto, grazie.' });
    expect(JSON.stringify(mine)).not.toContain(staff.memberId);
    const [mail, second] = await mails();
    expect(second).toBeUndefined();
    expect(mail).toMatchObject({ to: reader.email, subject: 'La risposta alla tua segnalazione' });
    expect(mail?.text).toContain('«Fresco di lana, fine pezza»');
    expect(mail?.text).toContain('> Corretto, grazie.');
    const [row] = await test.deps.db.execute(
      sql`select detail from audit_log where subject_id = ${id} and action = 'notice.answer'`,
    );
    expect(row).toEqual({ detail: { outcome: 'upheld', about: 'listing', reason: 'wrong_facts' } });
  });

  it('is mailed to the address that was left, without a word that others than staff wrote', async () => {
    const text = 'Comprate subito su pillole.example';
    const { id } = (await file(null, { email: 'chiunque@altrove.example', text, locale: 'en' })).body;
    await answer(staff, id, 'dismissed');
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: 'chiunque@altrove.example', subject: 'The answer to your notice' });
    expect(mail?.text).toContain('The notice was not upheld.');
    expect(mail?.text).not.toMatch(/pillole|Fresco/);
    expect(mail?.text).not.toContain('/me/');
  });

  it('is told to nobody where nobody can be reached', async () => {
    const { id } = (await file(null)).body;
    await mails();
    expect((await answer(staff, id)).status).toBe(200);
    expect(await mails()).toEqual([]);
  });

  it('is done by one of two at once', async () => {
    const { id } = (await file(reader)).body;
    const both = await Promise.all([answer(staff, id), answer(admin, id, 'dismissed')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    const [kept] = await test.deps.db.select().from(notices).where(eq(notices.id, id));
    expect(late?.body.error).toMatchObject({ code: 'INVALID_STATE', details: { status: kept?.status } });
    expect(await mails()).toHaveLength(1);
  });

  it('is not for who filed it, nor for whom it is about', async () => {
    const own = await publishListing(await trusted(staff));
    const { id } = (await file(reader, { subject: about('listing', own.id) })).body;
    expect(await find(staff, id)).toMatchObject({ mayAnswer: false });
    expect((await answer(staff, id)).body.error.code).toBe('FORBIDDEN');
    const filed = (await file(staff)).body.id;
    expect((await answer(staff, filed)).body.error.code).toBe('FORBIDDEN');
    expect((await answer(admin, filed)).status).toBe(200);
  });

  it('is not for other hubs’ staff or members', async () => {
    const { id } = (await file(reader)).body;
    const elsewhere = await newPerson(test, { hub: 'zagreb', staffOf: 'zagreb' });
    expect((await answer(elsewhere, id)).status).toBe(404);
    expect((await answer(reader, id)).status).toBe(404);
    expect((await reader.call('GET', '/moderation/notices')).status).toBe(403);
    expect(await find(elsewhere, id)).toBeUndefined();
  });
});

it('who filed a notice reads no title that they can no longer see', async () => {
  await file(reader, { text: 'Poi ritirato' });
  await giver.call('POST', `/listings/${listingId}/withdraw`);
  const [mine] = (await reader.call('GET', '/me/notices')).body.items;
  expect(mine).toMatchObject({ text: 'Poi ritirato', subject: { id: listingId, title: null } });
});

it('comes page by page', async () => {
  const someone = await newPerson(test);
  for (const text of ['uno', 'due', 'tre']) await file(someone, { text });
  const first = (await someone.call('GET', '/me/notices?limit=2')).body;
  const rest = (await someone.call('GET', `/me/notices?limit=2&cursor=${first.nextCursor}`)).body;
  const texts = [...first.items, ...rest.items].map((one: { text: string }) => one.text);
  expect(texts).toEqual(['tre', 'due', 'uno']);
  const queue: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { createdAt: string }[]; nextCursor: string | null } = (
      await admin.call('GET', `/moderation/notices?limit=3${cursor}`)
    ).body;
    queue.push(...page.items.map((one: { createdAt: string }) => one.createdAt));
    cursor = page.nextCursor === null ? null : `&cursor=${page.nextCursor}`;
  }
  expect(queue).toEqual(queue.toSorted());
});

async function trusted(person: Person): Promise<Person> {
  await test.deps.db.update(workshops).set({ trust: 'trusted' }).where(eq(workshops.id, person.workshopId));
  return person;
}
