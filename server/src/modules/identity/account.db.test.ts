import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, caller, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { type Mailbox, openMailbox } from './testing/mailbox.ts';
import { freshAddress } from './testing/registration.ts';

let test: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  test = await startTestApp();
  mailbox = openMailbox(test);
});
afterAll(() => test.close());

const NEW_PASSWORD = 'another one, just as long';
const post = (url: string, body: unknown): Promise<Answer> => caller(test, null)('POST', url, body);
const code = ({ body }: Answer): string => body.error?.code;
const signIn = (email: string, password = PASSWORD) => post('/auth/login', { email, password });
const wrongPassword = {
  status: 400,
  body: {
    error: {
      code: 'VALIDATION_FAILED',
      details: { issues: [expect.objectContaining({ path: 'password', code: 'wrong_password' })] },
    },
  },
};

describe('the profile', () => {
  it('changes name and language, each by itself', async () => {
    const person = await newPerson(test);
    const renamed = await person.call('PATCH', '/me', { name: '  Ines Riva ' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Ines Riva', locale: 'it' } });
    await person.call('PATCH', '/me', { locale: 'en' });
    expect((await person.call('GET', '/me')).body).toEqual({ ...renamed.body, locale: 'en' });
    expect((await person.call('PATCH', '/me', {})).body).toEqual({ ...renamed.body, locale: 'en' });
  });

  it.each([
    'email',
    'admin',
    'emailConfirmed',
    'verifiedAt',
    'suspendedAt',
    'workshops',
    'staffOf',
    'passwordHash',
  ])('refuses to change %s by one’s own hand', async (field) => {
    const person = await newPerson(test);
    const before = (await person.call('GET', '/me')).body;
    const answer = await person.call('PATCH', '/me', { name: 'Ines', [field]: true });
    expect(answer.status).toBe(400);
    expect((await person.call('GET', '/me')).body).toEqual(before);
  });

  it('is nobody’s who is not signed in', async () => {
    const nobody = caller(test, null);
    for (const [method, url] of [
      ['PATCH', '/me'],
      ['POST', '/me/email'],
      ['POST', '/me/password'],
      ['POST', '/me/confirmation'],
      ['GET', '/me/sessions'],
      ['DELETE', '/me/sessions'],
      ['DELETE', '/me/sessions/01890000-0000-7000-8000-000000000000'],
    ] as const) {
      expect((await nobody(method, url)).status, `${method} ${url}`).toBe(401);
    }
  });
});

describe('the password', () => {
  const change = (person: Person, password: string, newPassword: string) =>
    person.call('POST', '/me/password', { password, newPassword });

  it('changes, ends every session and opens one here, and a mail tells', async () => {
    const person = await newPerson(test);
    const elsewhere = caller(test, (await signIn(person.email)).body.accessToken);
    const answer = await change(person, PASSWORD, NEW_PASSWORD);
    expect(answer).toMatchObject({ status: 200, body: { me: { id: person.memberId } } });
    expect((await elsewhere('GET', '/me')).status).toBe(401);
    expect((await person.call('GET', '/me')).status).toBe(401);
    expect((await caller(test, answer.body.accessToken)('GET', '/me')).status).toBe(200);
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(person.email, NEW_PASSWORD)).status).toBe(200);
    expect((await mailbox.read(person.email)).at(-1)?.subject).toBe('La tua password è cambiata');
  });

  it('does not change without the present one', async () => {
    const person = await newPerson(test);
    expect(await change(person, NEW_PASSWORD, NEW_PASSWORD)).toMatchObject(wrongPassword);
    expect((await person.call('GET', '/me')).status).toBe(200);
  });

  it('does not change to one that is too common', async () => {
    const person = await newPerson(test);
    expect((await change(person, PASSWORD, 'Scampolo-2026')).body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'newPassword', code: 'too_common' }),
    ]);
  });

  it('changes once when two change it at once', async () => {
    const person = await newPerson(test);
    const answers = await Promise.all([1, 2].map((n) => change(person, PASSWORD, `${NEW_PASSWORD} ${n}`)));
    const statuses = answers.map(({ status }) => status).toSorted();
    // The second one finds its session ended, or another password than the one it checked.
    expect(statuses[0]).toBe(200);
    expect([400, 401]).toContain(statuses[1]);
  });

  it('uses up the links that would sign in', async () => {
    const person = await newPerson(test);
    await post('/auth/link', { email: person.email });
    const token = await mailbox.token(person.email);
    await change(person, PASSWORD, NEW_PASSWORD);
    expect(code(await post('/auth/link/use', { token }))).toBe('LINK_INVALID');
  });

  it('of an unconfirmed account changes too, and its confirmation still works', async () => {
    const person = await newPerson(test, { confirmed: false });
    const token = await mailbox.token(person.email);
    expect((await change(person, PASSWORD, NEW_PASSWORD)).status).toBe(200);
    expect((await post('/auth/confirm', { token, password: NEW_PASSWORD })).status).toBe(200);
  });
});

describe('the address', () => {
  const ask = (person: Person, email: string, password = PASSWORD) =>
    person.call('POST', '/me/email', { email, password });

  it('changes by the link that is mailed to the new one, and the old one is told', async () => {
    const person = await newPerson(test);
    const email = `New.${freshAddress()}`;
    expect(await ask(person, email)).toMatchObject({ status: 202, body: {} });
    expect((await person.call('GET', '/me')).body).toMatchObject({
      email: person.email,
      pendingEmail: email,
    });
    const answer = await person.call('POST', '/auth/confirm', { token: await mailbox.token(email) });
    expect(answer).toMatchObject({ status: 200, body: { email, session: null } });
    expect((await person.call('GET', '/me')).body).toMatchObject({
      email,
      pendingEmail: null,
      emailConfirmed: true,
    });
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(email.toLowerCase())).status).toBe(200);
    expect((await mailbox.read(person.email)).at(-1)?.subject).toBe('Il tuo indirizzo è cambiato');
  });

  it('does not change by a link alone: its account or password must be there', async () => {
    const person = await newPerson(test);
    const victim = freshAddress();
    await ask(person, victim);
    const token = await mailbox.token(victim);
    expect(code(await post('/auth/confirm', { token }))).toBe('UNAUTHENTICATED');
    expect(code(await post('/auth/confirm', { token, password: NEW_PASSWORD }))).toBe('INVALID_CREDENTIALS');
    expect((await post('/auth/confirm', { token, password: PASSWORD })).body.session.me.email).toBe(victim);
  });

  it('is not asked for without the password', async () => {
    const person = await newPerson(test);
    const email = freshAddress();
    expect(await ask(person, email, NEW_PASSWORD)).toMatchObject(wrongPassword);
    expect(await mailbox.read(email)).toEqual([]);
  });

  it('of somebody else is answered as any other, and only they are told', async () => {
    const [person, other] = [await newPerson(test), await newPerson(test)];
    expect(await ask(person, other.email)).toMatchObject({ status: 202, body: {} });
    expect((await person.call('GET', '/me')).body.pendingEmail).toBe(other.email);
    const mail = (await mailbox.read(other.email)).at(-1);
    expect(mail?.subject).toBe('Hai già un account');
    expect(mail?.text).not.toContain('#');
  });

  it('is not changed to one that somebody confirmed meanwhile', async () => {
    const person = await newPerson(test);
    const email = freshAddress();
    await ask(person, email);
    const token = await mailbox.token(email);
    const other = await newPerson(test);
    await test.deps.db.execute(
      sql`update members set email = ${email}, email_key = ${email} where id = ${other.memberId}`,
    );
    expect(code(await person.call('POST', '/auth/confirm', { token }))).toBe('LINK_INVALID');
    expect((await person.call('GET', '/me')).body.email).toBe(person.email);
  });

  it('follows the last link that was asked for', async () => {
    const person = await newPerson(test);
    const [first, second] = [freshAddress(), freshAddress()];
    await ask(person, first);
    const token = await mailbox.token(first);
    await ask(person, second);
    expect(code(await person.call('POST', '/auth/confirm', { token }))).toBe('LINK_INVALID');
    expect((await person.call('GET', '/me')).body.pendingEmail).toBe(second);
  });

  it('once changed leaves no link to the old one good', async () => {
    const person = await newPerson(test);
    await post('/auth/reset', { email: person.email });
    const reset = await mailbox.token(person.email);
    const email = freshAddress();
    await ask(person, email);
    await person.call('POST', '/auth/confirm', { token: await mailbox.token(email) });
    expect(code(await post('/auth/reset/use', { token: reset, password: NEW_PASSWORD }))).toBe(
      'LINK_INVALID',
    );
  });

  it('that was mistyped when registering is mended this way, and nobody at the wrong one is told', async () => {
    const person = await newPerson(test, { confirmed: false });
    const wrong = await mailbox.token(person.email);
    const email = freshAddress();
    expect((await ask(person, email)).status).toBe(202);
    await person.call('POST', '/auth/confirm', { token: await mailbox.token(email) });
    expect((await person.call('GET', '/me')).body).toMatchObject({ email, emailConfirmed: true });
    expect((await mailbox.read(person.email)).map((mail) => mail.subject)).toEqual([
      'Conferma il tuo indirizzo',
    ]);
    expect(code(await post('/auth/confirm', { token: wrong, password: PASSWORD }))).toBe('LINK_INVALID');
  });
});
