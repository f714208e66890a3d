import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  caller,
  claim,
  listingBody,
  newPerson,
  PASSWORD,
  publishListing,
} from '../../testing/people.ts';
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

const OTHER_PASSWORD = 'what the other one chose';

async function register(email = freshAddress(), password = PASSWORD) {
  const { body } = await caller(test, null)('POST', '/auth/register', registration({ email, password }));
  const call = caller(test, String(body.accessToken));
  return { email, id: String(body.me.id), call, token: await mailbox.token(email) };
}

const confirm = (token: string, password?: string, as = caller(test, null)): Promise<Answer> =>
  as('POST', '/auth/confirm', { token, ...(password === undefined ? {} : { password }) });

const code = ({ body }: Answer): string => body.error?.code;

describe('an address is confirmed', () => {
  it('by its link where the account is signed in', async () => {
    const { email, call, token } = await register();
    const answer = await confirm(token, undefined, call);
    expect(answer).toMatchObject({ status: 200, body: { email, session: null } });
    expect((await call('GET', '/me')).body.emailConfirmed).toBe(true);
  });

  it('by its link and the password elsewhere, which also signs in there', async () => {
    const { email, token } = await register();
    const answer = await confirm(token, PASSWORD);
    expect(answer.body).toMatchObject({ email, session: { me: { email, emailConfirmed: true } } });
    expect((await caller(test, answer.body.session.accessToken)('GET', '/me')).status).toBe(200);
  });

  it('not by the link alone, since anybody can make an account with anybody’s address', async () => {
    const { email, token } = await register();
    expect(await confirm(token)).toMatchObject({ status: 401 });
    expect(code(await confirm(token))).toBe('UNAUTHENTICATED');
    expect(code(await confirm(token, OTHER_PASSWORD))).toBe('INVALID_CREDENTIALS');
    const mine = await register(email, OTHER_PASSWORD);
    expect(code(await confirm(token, undefined, mine.call))).toBe('UNAUTHENTICATED');
    expect(code(await confirm(token, OTHER_PASSWORD, mine.call))).toBe('INVALID_CREDENTIALS');
    const [confirmed] = await test.deps.db.execute(
      sql`select 1 from members where email_key = ${email} and verified_at is not null`,
    );
    expect(confirmed).toBeUndefined();
    expect((await confirm(mine.token, undefined, mine.call)).status).toBe(200);
  });

  it('once: the link is used up, also when it is opened twice at once', async () => {
    const { token } = await register();
    const answers = await Promise.all([1, 2, 3].map(() => confirm(token, PASSWORD)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(code(await confirm(token, PASSWORD))).toBe('LINK_INVALID');
  });

  it('by one account only, also when two confirm it at once', async () => {
    const email = freshAddress();
    const [one, two] = [await register(email), await register(email, OTHER_PASSWORD)];
    const answers = await Promise.all([confirm(one.token, PASSWORD), confirm(two.token, OTHER_PASSWORD)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const rows = await test.deps.db.execute(
      sql`select 1 from members where email_key = ${email} and verified_at is not null`,
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['used long ago', sql`used_at = now() - interval '1 day'`],
    ['too old', sql`expires_at = now() - interval '1 second'`],
    ['for another purpose', sql`purpose = 'sign_in'`],
    ['to another address than the account has now', sql`email = 'elsewhere@atelier.example'`],
  ])('not by a link that is %s', async (_what, change) => {
    const { id, call, token } = await register();
    await test.deps.db.execute(sql`update mailed_links set ${change} where member_id = ${id}`);
    expect(code(await confirm(token, undefined, call))).toBe('LINK_INVALID');
    expect((await call('GET', '/me')).body.emailConfirmed).toBe(false);
  });

  it.each(['sign_in', 'reset', 'invitation'] as const)('not by a %s token of the same row', async (use) => {
    const { call, token } = await register();
    const [id = ''] = token.split('.');
    expect(code(await confirm(test.deps.tokens.linkToken(use, id), undefined, call))).toBe('LINK_INVALID');
  });

  it('not by what is no token of ours', async () => {
    const { token } = await register();
    for (const other of [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'a'.repeat(80)]) {
      expect(code(await confirm(other, PASSWORD))).toBe('LINK_INVALID');
    }
  });

  it('not by a suspended member', async () => {
    const { id, token } = await register();
    await test.deps.db.execute(sql`update members set suspended_at = now() where id = ${id}`);
    expect(code(await confirm(token, PASSWORD))).toBe('LINK_INVALID');
  });
});

describe('the link is mailed again', () => {
  it('when asked for, and both links are good until one is used', async () => {
    const { email, call, token } = await register();
    expect(await call('POST', '/me/confirmation', {})).toMatchObject({ status: 202, body: {} });
    const again = await mailbox.token(email);
    expect(again).not.toBe(token);
    expect((await confirm(token, undefined, call)).status).toBe(200);
    expect(code(await confirm(again, undefined, call))).toBe('LINK_INVALID');
  });

  it('but not when there is nothing to confirm', async () => {
    const person = await newPerson(test);
    const before = await mailbox.read(person.email);
    expect((await person.call('POST', '/me/confirmation', {})).status).toBe(202);
    expect(await mailbox.read(person.email)).toEqual(before);
  });

  it('and says so to an address that another account has confirmed meanwhile', async () => {
    const email = freshAddress();
    const [one, two] = [await register(email), await register(email, OTHER_PASSWORD)];
    await confirm(one.token, undefined, one.call);
    expect((await two.call('POST', '/me/confirmation', {})).status).toBe(202);
    expect((await mailbox.read(email)).at(-1)?.subject).toBe('Hai già un account');
  });
});

describe('until the address is confirmed', () => {
  it('drafts are made and changed, but not handed in', async () => {
    const person = await newPerson(test, { confirmed: false });
    const draft = await person.call('POST', '/listings', listingBody());
    expect(draft.status).toBe(201);
    const submit = () => person.call('POST', `/listings/${draft.body.id}/submit`);
    expect(await submit()).toMatchObject({ status: 403, body: { error: { code: 'ADDRESS_UNCONFIRMED' } } });
    await test.deps.db.execute(sql`update members set verified_at = now() where id = ${person.memberId}`);
    expect((await submit()).body.status).toBe('pending');
  });

  it('three reservations are held and no more, however many are asked for at once', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const person = await newPerson(test, { confirmed: false });
    const half = { amount: { value: 0.5, unit: 'm' } };
    const answers = await Promise.all(Array.from({ length: 6 }, () => claim(person, listing.id, half)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 403, 403, 403]);
    const refused = answers.find(({ status }) => status === 403);
    expect(refused?.body.error).toMatchObject({ code: 'ADDRESS_UNCONFIRMED', details: { most: 3 } });
    const [row] = await test.deps.db.execute(
      sql`select amount_held::int as held from listings where id = ${listing.id}`,
    );
    expect(row).toEqual({ held: 150 });
    const made = answers.find(({ status }) => status === 201);
    await person.call('POST', `/claims/${made?.body.id}/cancel`, {});
    expect((await claim(person, listing.id, half)).status).toBe(201);
  });

  it('a repeated request is still answered with the reservation that it made', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const person = await newPerson(test, { confirmed: false });
    const ask = (key: string) =>
      person.call(
        'POST',
        `/listings/${listing.id}/claims`,
        { amount: { value: 0.5, unit: 'm' } },
        { 'idempotency-key': key },
      );
    const first = await ask('the-first-one');
    for (const key of ['the-second-one', 'the-third-one']) expect((await ask(key)).status).toBe(201);
    expect((await ask('the-fourth-one')).status).toBe(403);
    expect((await ask('the-first-one')).body.id).toBe(first.body.id);
  });

  it('the address gets no mail but those that confirm it', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const person = await newPerson(test, { confirmed: false });
    await claim(person, listing.id, { amount: { value: 0.5, unit: 'm' } });
    expect((await mailbox.read(person.email)).map((mail) => mail.subject)).toEqual([
      'Conferma il tuo indirizzo',
    ]);
    expect((await mailbox.read(giver.email)).at(-1)?.subject).toMatch(/^Prenotato: /);
  });
});
