import { newId } from '@scampolo/db/ids';
import { exports, workshops } from '@scampolo/db/schema/identity';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Mail } from '../../../infra/mailer/mailer.ts';
import type { MailJob, MailKind } from '../../../jobs/mail-job.ts';
import { newPerson, type Person } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { LinkPurpose } from '../../identity/link-repository.ts';
import { inviteTo } from '../../identity/use-cases/invite.ts';
import { mailLink } from '../../identity/use-cases/mail-link.ts';
import { sendMail } from './send-mail.ts';

let app: TestApp;
let sent: Mail[];
let logged: string[];

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  sent = [];
  logged = [];
});

const run = (statement: ReturnType<typeof sql>) => app.deps.db.execute(statement);

function send(job: MailJob): Promise<'sent' | 'skipped'> {
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: () => undefined };
  const log = { ...app.deps.log, info: (...words: unknown[]) => void logged.push(JSON.stringify(words)) };
  return sendMail({ ...app.deps, mailer, log: log as typeof app.deps.log }, job, newId());
}

const tell = (kind: MailKind, subjectId: string, { memberId }: Person) => send({ kind, subjectId, memberId });

async function link(
  purpose: LinkPurpose,
  person: Person | null,
  email = person?.email ?? 'nobody@test.example',
) {
  const memberId = person?.memberId ?? null;
  const subjectId = await app.deps.db.transaction((tx) =>
    mailLink(app.deps, tx, { memberId, purpose, email, locale: 'en' }),
  );
  return { kind: 'mailed_link', subjectId } as const;
}

describe('a mail to an address', () => {
  test.each<[LinkPurpose, string]>([
    ['sign_in', 'Your link to sign in'],
    ['reset_password', 'Choose a new password'],
    ['change_address', 'Confirm the new address'],
    ['address_changed', 'Your address has changed'],
  ])('for %s goes where the link was asked for', async (purpose, subject) => {
    const person = await newPerson(app);
    expect(await send(await link(purpose, person, 'elsewhere@test.example'))).toBe('sent');
    expect(sent).toMatchObject([{ to: 'elsewhere@test.example', subject }]);
  });

  test('greets with a name only who chose it at that address', async () => {
    const [person, waiting] = [await newPerson(app), await newPerson(app, { confirmed: false })];
    await send(await link('sign_in', person));
    await send(await link('change_address', person, 'stranger@test.example'));
    await send(await link('confirm_address', waiting));
    await send(await link('sign_in', null));
    expect(
      sent.map((mail) => /^Hello(?: Person \w+)?,/.exec(mail.text)?.[0].replace(/ \w+,/, ' …,')),
    ).toEqual(['Hello Person …,', 'Hello,', 'Hello,', 'Hello,']);
  });

  test('of an account that is deleted is the last one', async () => {
    const person = await newPerson(app);
    const job = await link('account_deleted', person);
    await run(sql`update members set deleted_at = now(), email = '', email_key = null, name = '',
      password_hash = null where id = ${person.memberId}`);
    expect(await send(job)).toBe('sent');
    expect(sent).toMatchObject([{ to: person.email, subject: 'Your account is gone' }]);
    expect(await tell('password_changed', person.memberId, person)).toBe('skipped');
    expect(await send(await link('sign_in', null, person.email))).toBe('sent');
    expect(sent[1]?.subject).toBe('No account with this address');
  });

  test.each([
    ['was used', sql`used_at = now()`],
    ['is too old', sql`expires_at = now()`],
  ])('is not sent once its link %s', async (_what, change) => {
    const job = await link('sign_in', await newPerson(app));
    await run(sql`update mailed_links set ${change} where id = ${job.subjectId}`);
    expect(await send(job)).toBe('skipped');
  });

  test('is not sent for an invitation that was taken back', async () => {
    const invitation = { role: 'admin', email: 'ada@test.example', invitedBy: null, locale: 'it' } as const;
    const { id } = await app.deps.db.transaction((tx) => inviteTo(app.deps, tx, invitation));
    const job = { kind: 'invitation', subjectId: id } as const;
    expect(await send(job)).toBe('sent');
    await run(sql`update invitations set revoked_at = now() where id = ${id}`);
    expect(await send(job)).toBe('skipped');
    expect(sent).toMatchObject([{ to: 'ada@test.example', subject: 'Un invito ad amministrare Scampolo' }]);
  });
});

describe('a mail to a member', () => {
  test('is not sent to an address that nobody has confirmed, and the log says why', async () => {
    const person = await newPerson(app, { confirmed: false });
    expect(await tell('password_changed', person.memberId, person)).toBe('skipped');
    expect(logged.join()).toContain('mail skipped: address not confirmed');
  });

  test('about a suspension is only sent while it is true', async () => {
    const person = await newPerson(app);
    expect(await tell('member_suspended', person.memberId, person)).toBe('skipped');
    await run(
      sql`update members set suspended_at = now(), suspension_note = 'Perché.' where id = ${person.memberId}`,
    );
    expect(await tell('member_suspended', person.memberId, person)).toBe('sent');
    expect(await tell('member_restored', person.memberId, person)).toBe('skipped');
    expect(sent[0]?.text).toContain('> Perché.');
  });

  test.each([
    ['trusted', 'I vostri lotti sono pubblici subito'],
    ['restricted', 'Lo staff controlla i vostri lotti'],
    ['new', 'Lo staff rilegge i vostri lotti'],
  ] as const)('says how staff see the workshop now: %s', async (trust, subject) => {
    const [person, stranger] = [await newPerson(app, { trust }), await newPerson(app)];
    await app.deps.db
      .update(workshops)
      .set({ trustNote: trust === 'restricted' ? 'Foto di altri.' : null })
      .where(eq(workshops.id, person.workshopId));
    expect(await tell('trust_changed', person.workshopId, person)).toBe('sent');
    expect(sent[0]).toMatchObject({
      to: person.email,
      subject,
      text: expect.stringContaining('Fab City Hub Milano'),
    });
    expect(sent[0]?.text.includes('> Foto di altri.')).toBe(trust === 'restricted');
    expect(await tell('trust_changed', person.workshopId, stranger)).toBe('skipped');
  });

  test('says that a workshop is theirs now, while they belong to it', async () => {
    const [person, stranger] = [await newPerson(app), await newPerson(app)];
    expect(await tell('workshop_received', person.workshopId, person)).toBe('sent');
    expect(sent[0]?.text).toMatch(new RegExp(`/workshops/${person.workshopId}/edit\n`));
    expect(await tell('workshop_received', person.workshopId, stranger)).toBe('skipped');
    expect(await tell('workshop_received', newId(), person)).toBe('skipped');
  });

  test('says who joined by an invitation, while they belong to the workshop', async () => {
    const [owner, colleague] = [await newPerson(app), await newPerson(app)];
    const { workshopId, memberId: invitedBy } = owner;
    const invitation = {
      role: 'colleague',
      workshopId,
      email: colleague.email,
      invitedBy,
      locale: 'it',
    } as const;
    const { id, link: url } = await app.deps.db.transaction((tx) => inviteTo(app.deps, tx, invitation));
    expect(await tell('colleague_joined', id, owner)).toBe('skipped');
    await colleague.call('POST', '/invitations/accept', { token: new URL(url).hash.slice(1) });
    expect(await tell('colleague_joined', id, owner)).toBe('sent');
    await run(
      sql`delete from workshop_members where member_id = ${colleague.memberId} and workshop_id = ${workshopId}`,
    );
    expect(await tell('colleague_joined', id, owner)).toBe('skipped');
  });

  test('says until when a copy can be fetched, to whom it belongs, once it is ready', async () => {
    const [person, stranger] = [await newPerson(app), await newPerson(app)];
    const id = newId();
    const expiresAt = new Date('2026-05-31T22:30:00Z');
    await app.deps.db.insert(exports).values({ id, memberId: person.memberId, expiresAt });
    expect(await tell('export_ready', id, person)).toBe('skipped');
    await run(sql`update exports set status = 'ready' where id = ${id}`);
    expect(await tell('export_ready', id, person)).toBe('sent');
    expect(sent[0]?.text).toContain('fino a lunedì 1 giugno 2026');
    expect(await tell('export_ready', id, stranger)).toBe('skipped');
  });
});

test('no address, name or token gets into the log', async () => {
  const person = await newPerson(app);
  await send(await link('sign_in', person));
  await tell('password_changed', person.memberId, person);
  expect(logged).toHaveLength(2);
  expect(logged.join()).not.toMatch(/test\.example|Person|#/);
});
