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

async function linkFor(person: Person, body: Record<string, unknown> = {}): Promise<string> {
  await post('/auth/link', { email: person.email, ...body });
  return mailbox.token(person.email);
}

async function resetFor(person: Person): Promise<string> {
  await post('/auth/reset', { email: person.email });
  return mailbox.token(person.email);
}

const suspend = (person: Person) =>
  test.deps.db.execute(sql`update members set suspended_at = now() where id = ${person.memberId}`);

describe('a mailed link', () => {
  it('signs in, and leads back to where it was asked for', async () => {
    const person = await newPerson(test);
    const token = await linkFor(person, { next: '/listings/7?a=b' });
    const answer = await post('/auth/link/use', { token });
    expect(answer).toMatchObject({
      status: 200,
      body: { me: { id: person.memberId }, next: '/listings/7?a=b' },
    });
    expect([answer.headers['set-cookie']].flat()).toHaveLength(2);
    expect((await caller(test, answer.body.accessToken)('GET', '/me')).status).toBe(200);
  });

  it('goes to the address as its member wrote it, in their language, with their name', async () => {
    const person = await newPerson(test);
    await post('/auth/link', { email: person.email.toUpperCase(), locale: 'en' });
    expect((await mailbox.read(person.email)).at(-1)).toMatchObject({
      subject: 'Il tuo link per accedere',
      text: expect.stringContaining('Ciao Person '),
    });
  });

  it('signs in once, also when it is opened twice at once', async () => {
    const token = await linkFor(await newPerson(test));
    const answers = await Promise.all([1, 2, 3].map(() => post('/auth/link/use', { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(code(await post('/auth/link/use', { token }))).toBe('LINK_INVALID');
  });

  it('is good for 15 minutes', async () => {
    const person = await newPerson(test);
    const token = await linkFor(person);
    const [row] = await test.deps.db.execute(
      sql`select extract(epoch from expires_at - created_at)::int as seconds from mailed_links
        where member_id = ${person.memberId} and purpose = 'sign_in'`,
    );
    expect(row).toEqual({ seconds: 900 });
    await test.deps.db.execute(
      sql`update mailed_links set expires_at = now() where member_id = ${person.memberId}`,
    );
    expect(code(await post('/auth/link/use', { token }))).toBe('LINK_INVALID');
  });

  it('does not take a new password, and a reset link does not sign in', async () => {
    const person = await newPerson(test);
    const [link, reset] = [await linkFor(person), await resetFor(person)];
    expect(code(await post('/auth/reset/use', { token: link, password: NEW_PASSWORD }))).toBe('LINK_INVALID');
    expect(code(await post('/auth/link/use', { token: reset }))).toBe('LINK_INVALID');
    const [id = ''] = reset.split('.');
    const forged = test.deps.tokens.linkToken('sign_in', id);
    expect(code(await post('/auth/link/use', { token: forged }))).toBe('LINK_INVALID');
  });

  it.each([
    ['//evil.example'],
    ['/\\evil.example'],
    ['https://evil.example'],
    ['javascript:alert(1)'],
    ['/a b'],
    ['/\n/evil.example'],
  ])('does not lead to %j', async (next) => {
    const answer = await post('/auth/link', { email: freshAddress(), next });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues).toContainEqual(expect.objectContaining({ path: 'next' }));
  });
});

describe('whoever asks for a link', () => {
  it.each(['/auth/link', '/auth/reset'])('at %s gets the same answer for every address', async (url) => {
    const [person, waiting, gone] = [
      await newPerson(test),
      await newPerson(test, { confirmed: false }),
      await newPerson(test),
    ];
    await suspend(gone);
    const addresses = [person.email, waiting.email, gone.email, freshAddress()];
    const answers = await Promise.all(addresses.map((email) => post(url, { email })));
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 202, body: {} });
  });

  it.each(['/auth/link', '/auth/reset'])(
    'without a confirmed account is told by mail, and gets no link: %s',
    async (url) => {
      const stranger = freshAddress();
      const waiting = await newPerson(test, { confirmed: false });
      for (const email of [stranger, waiting.email]) {
        await post(url, { email, locale: 'en' });
        const mail = (await mailbox.read(email)).at(-1);
        expect(mail?.subject).toBe('No account with this address');
        expect(mail?.text).toMatch(/^Hello,\n[\s\S]*\/sign-up\n/);
        expect(mail?.text).not.toContain('#');
      }
    },
  );

  it.each(['/auth/link', '/auth/reset'])('and is suspended is told so, and gets no link: %s', async (url) => {
    const person = await newPerson(test);
    await suspend(person);
    await post(url, { email: person.email });
    const mail = (await mailbox.read(person.email)).at(-1);
    expect(mail?.subject).toBe('Il tuo account è sospeso');
    expect(mail?.text).not.toContain('#');
  });

  it('and is suspended before using it cannot use it', async () => {
    const person = await newPerson(test);
    const [link, reset] = [await linkFor(person), await resetFor(person)];
    await suspend(person);
    expect(code(await post('/auth/link/use', { token: link }))).toBe('LINK_INVALID');
    expect(code(await post('/auth/reset/use', { token: reset, password: NEW_PASSWORD }))).toBe(
      'LINK_INVALID',
    );
  });
});

describe('a reset', () => {
  it('takes the new password in place of the old one, signs in, and tells by mail', async () => {
    const person = await newPerson(test);
    const answer = await post('/auth/reset/use', { token: await resetFor(person), password: NEW_PASSWORD });
    expect(answer).toMatchObject({ status: 200, body: { me: { id: person.memberId } } });
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(person.email, NEW_PASSWORD)).status).toBe(200);
    expect((await mailbox.read(person.email)).at(-1)?.subject).toBe('La tua password è cambiata');
  });

  it('ends every session of the member, and every other link that was mailed to them', async () => {
    const person = await newPerson(test);
    const other = await signIn(person.email);
    const [link, earlier, token] = [await linkFor(person), await resetFor(person), await resetFor(person)];
    await person.call('POST', '/me/email', { email: freshAddress(), password: PASSWORD });
    await post('/auth/reset/use', { token, password: NEW_PASSWORD });
    expect((await person.call('GET', '/me')).status).toBe(401);
    expect((await post('/auth/refresh', { refreshToken: other.body.refreshToken })).status).toBe(401);
    expect(code(await post('/auth/link/use', { token: link }))).toBe('LINK_INVALID');
    expect(code(await post('/auth/reset/use', { token: earlier, password: NEW_PASSWORD }))).toBe(
      'LINK_INVALID',
    );
    const open = await test.deps.db.execute(
      sql`select purpose from mailed_links where member_id = ${person.memberId} and used_at is null`,
    );
    expect(open).toHaveLength(0);
  });

  it('works once, also twice at once and by two links at once', async () => {
    const person = await newPerson(test);
    const [one, two] = [await resetFor(person), await resetFor(person)];
    const answers = await Promise.all(
      [one, one, two, two].map((token) => post('/auth/reset/use', { token, password: NEW_PASSWORD })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410]);
  });

  it.each(['password123', 'qwertyuiop'])('refuses %s and stays good', async (password) => {
    const person = await newPerson(test);
    const token = await resetFor(person);
    const refused = await post('/auth/reset/use', { token, password });
    expect(refused.body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'password', code: 'too_common' }),
    ]);
    expect((await post('/auth/reset/use', { token, password: NEW_PASSWORD })).status).toBe(200);
  });

  it('refuses the member’s own address and workshop as password', async () => {
    const person = await newPerson(test);
    const token = await resetFor(person);
    const { workshops } = (await person.call('GET', '/me')).body;
    for (const password of [person.email, `${person.email.split('@')[0]}-2026`, `${workshops[0].name}!!`]) {
      expect((await post('/auth/reset/use', { token, password })).status).toBe(400);
    }
  });

  it('is good for an hour', async () => {
    const person = await newPerson(test);
    await resetFor(person);
    const [row] = await test.deps.db.execute(
      sql`select extract(epoch from expires_at - created_at)::int as seconds from mailed_links
        where member_id = ${person.memberId} and purpose = 'reset_password'`,
    );
    expect(row).toEqual({ seconds: 3600 });
  });
});

it('nothing of a link is stored that could be opened', async () => {
  const person = await newPerson(test);
  const tokens = [await linkFor(person), await resetFor(person)];
  const rows = await test.deps.db.execute(sql`select to_jsonb(l)::text as row from mailed_links l`);
  const stored = rows.map(({ row }) => row).join('\n');
  for (const token of tokens) expect(stored).not.toContain(token.split('.')[1]);
  const jobs = await test.deps.db.execute(sql`select data::text as data from pgboss.job`);
  expect(jobs.map(({ data }) => data).join('\n')).not.toMatch(/@/);
});
