import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { type Mailbox, openMailbox } from './testing/mailbox.ts';
import { freshAddress, registration } from './testing/registration.ts';

let test: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  test = await startTestApp();
  mailbox = openMailbox(test);
});
afterAll(() => test.close());

const register = (changes: Record<string, unknown> = {}) =>
  caller(test, null)('POST', '/auth/register', registration(changes));

describe('registering', () => {
  it('makes an unconfirmed account with its workshop, which it owns, and signs in', async () => {
    const email = freshAddress();
    const answer = await register({ email });
    expect(answer.status).toBe(201);
    expect(answer.body.me).toMatchObject({
      email,
      emailConfirmed: false,
      pendingEmail: null,
      workshops: [{ name: 'Atelier Ponte', kind: 'studio', hub: 'milano', trust: 'new', role: 'owner' }],
      staffOf: [],
      admin: false,
    });
    const me = await caller(test, answer.body.accessToken)('GET', '/me');
    expect(me.body).toEqual(answer.body.me);
  });

  it('keeps no password', async () => {
    await register();
    const rows = await test.deps.db.execute<{ hash: string }>(sql`select password_hash as hash from members`);
    expect(rows.filter(({ hash }) => !hash.startsWith('$argon2id$'))).toEqual([]);
  });

  it('mails a link to the address, and nothing that was typed into the form', async () => {
    const email = freshAddress();
    const workshop = { name: 'https evil example', kind: 'studio', hub: 'milano' };
    await register({ email, name: 'Win at evil.example', workshop });
    const [mail, ...more] = await mailbox.read(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Conferma il tuo indirizzo');
    expect(mail?.text).toMatch(/^Ciao,\n/);
    expect(mail?.text).toMatch(/\/confirm#[A-Za-z0-9._-]{20,200}\n/);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/evil/i);
  });

  it('answers alike for an address that has an account, whose owner alone is told', async () => {
    const owner = await newPerson(test);
    const [known, fresh] = await Promise.all([register({ email: owner.email.toUpperCase() }), register()]);
    expect(known.status).toBe(201);
    const shape = ({ me, ...session }: typeof known.body) => [Object.keys(session), Object.keys(me)];
    expect(shape(known.body)).toEqual(shape(fresh.body));
    expect(known.body.me.emailConfirmed).toBe(false);
    const mails = await mailbox.read(owner.email.toUpperCase());
    expect(mails.map((mail) => mail.subject)).toEqual(['Hai già un account']);
    expect(mails[0]?.text).not.toContain('#');
    expect((await owner.call('GET', '/me')).status).toBe(200);
  });

  it('lets several wait for the confirmation of one address, and all at once', async () => {
    const email = freshAddress();
    const answers = await Promise.all([1, 2, 3].map(() => register({ email })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it.each([
    [{ email: 'not an address' }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ password: 'qwertyuiop' }, 'password'],
    [{ password: 'Atelier-Ponte-2026' }, 'password'],
    [{ password: 'ada.ada.ada.12' }, 'password'],
    [{ name: '' }, 'name'],
    [{ locale: 'xx' }, 'locale'],
    [{ workshop: { name: 'A', kind: 'studio', hub: 'milano' } }, 'workshop.name'],
    [{ workshop: { name: 'Atelier', kind: 'bank', hub: 'milano' } }, 'workshop.kind'],
    [{ workshop: { name: 'Atelier', kind: 'hub', hub: 'milano' } }, 'workshop.kind'],
    [{ workshop: { name: 'Atelier', kind: 'studio', hub: 'atlantis' } }, 'workshop.hub'],
    [{ admin: true }, 'admin'],
    [{ verifiedAt: '2026-01-01T00:00:00Z' }, 'verifiedAt'],
    [{ workshop: { name: 'Atelier', kind: 'studio', hub: 'milano', trust: 'trusted' } }, 'workshop.trust'],
  ])('refuses %j', async (changes, path) => {
    const answer = await register({ email: 'refused@atelier.example', ...changes });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues).toContainEqual(expect.objectContaining({ path }));
    const rows = await test.deps.db.execute(
      sql`select 1 from members where email_key = 'refused@atelier.example'`,
    );
    expect(rows).toHaveLength(0);
  });
});
