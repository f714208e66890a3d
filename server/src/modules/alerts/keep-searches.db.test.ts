import { savedSearches } from '@scampolo/db/schema/alerts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { type Mailbox, openMailbox } from '../identity/testing/mailbox.ts';
import { newColleague } from '../workshops/testing/colleagues.ts';
import { MOST_SAVED } from './limits.ts';
import { age, keep, matchAll } from './testing/alerts.ts';
import { tellDue } from './use-cases/tell-due.ts';
import { readUnsubscribe } from './use-cases/unsubscribe.ts';

let test: TestApp;
let mailbox: Mailbox;
let giver: Person;
let seeker: Person;

beforeAll(async () => {
  test = await startTestApp();
  mailbox = openMailbox(test);
  giver = await newPerson(test, { trust: 'trusted' });
});
afterAll(() => test.close());
beforeEach(async () => {
  seeker = await newPerson(test);
});

const save = (query: string, changes: Record<string, unknown> = {}) =>
  seeker.call('POST', '/me/saved-searches', { query, name: 'Una ricerca', cadence: 'none', ...changes });
const list = async (person = seeker) => (await person.call('GET', '/me/saved-searches')).body.items;

describe('saving a search', () => {
  it('keeps what is asked in its shortest form, without page, order and language', async () => {
    const { status, body } = await save(
      'lang=it&sort=newest&fibre=wool&offset=24&q=+lana+&fibre=silk&unit=m&utm=x',
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ query: 'q=lana&fibre=silk&fibre=wool', unseen: 0, lastSentAt: null });
    expect(await list()).toEqual([body]);
  });

  it('of the same question changes the name and the cadence of what is kept', async () => {
    const first = await save('fibre=wool&fibre=silk');
    const again = await save('?fibre=silk&fibre=wool&limit=10', { name: 'Altra', cadence: 'weekly' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, name: 'Altra', cadence: 'weekly' });
  });

  it('refuses what no search can ask, at the path of the query', async () => {
    const answer = await save('fibreMin=200&fibre=wool&hub=Milano%20!');
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues).toMatchObject([
      { path: 'query.fibreMin', code: 'not_a_search' },
      { path: 'query.hub.0', code: 'not_a_search' },
    ]);
  });

  it(`takes ${MOST_SAVED} of a member, also of two at once`, async () => {
    const rows = Array.from({ length: MOST_SAVED - 1 }, (_, at) => save(`widthMin=${at + 1}`));
    await Promise.all(rows);
    const answers = await Promise.all([save('q=lana'), save('q=seta')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('TOO_MANY_SEARCHES');
    expect((await save('widthMin=1', { name: 'Ancora lei' })).status).toBe(201);
  });

  it('once, of two requests at once', async () => {
    const answers = await Promise.all([save('q=lino'), save('q=lino'), save('q=lino')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await list()).toHaveLength(1);
  });
});

describe('a kept search', () => {
  it('is nobody else’s: neither a colleague’s nor staff’s', async () => {
    const { body } = await save('q=lana');
    const others = [
      await newColleague(test, seeker),
      await newPerson(test, { staffOf: 'milano', admin: true }),
    ];
    for (const other of others) {
      const path = `/me/saved-searches/${body.id}`;
      const answers = [
        await other.call('PATCH', path, { name: 'Mia' }),
        await other.call('DELETE', path),
        await other.call('POST', `${path}/seen`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(await list(other)).toEqual([]);
    }
    expect(await list()).toEqual([body]);
  });

  it('counts what it has found until its member looks, and goes with all of it', async () => {
    const { body } = await save('q=jacquard');
    await publishListing(giver, { title: 'Jacquard' });
    const { id } = await publishListing(giver, { title: 'Jacquard ritirato' });
    await matchAll(test);
    expect(await list()).toMatchObject([{ unseen: 2 }]);
    await giver.call('POST', `/listings/${id}/withdraw`);
    expect(await list()).toMatchObject([{ unseen: 1 }]);
    expect((await seeker.call('POST', `/me/saved-searches/${body.id}/seen`)).status).toBe(204);
    expect(await list()).toMatchObject([{ unseen: 0 }]);
    expect((await seeker.call('DELETE', `/me/saved-searches/${body.id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  it('changes its name and cadence alone', async () => {
    const { body } = await save('q=lana');
    const changed = await seeker.call('PATCH', `/me/saved-searches/${body.id}`, { cadence: 'daily' });
    expect(changed.body).toEqual({ ...body, cadence: 'daily' });
    const query = await seeker.call('PATCH', `/me/saved-searches/${body.id}`, { query: 'q=seta' });
    expect(query.body.error.details.issues).toMatchObject([{ path: 'query', code: 'unknown_field' }]);
  });
});

describe('the mail about what a search has found', () => {
  const ONE_CLICK = 'List-Unsubscribe=One-Click';
  const nobody = () => caller(test, null);
  const cadences = async () => (await list()).map((one: { cadence: string }) => one.cadence);
  const click = (url: string, payload: string, type = 'application/x-www-form-urlencoded') =>
    test.app.inject({
      method: 'POST',
      url: new URL(url).pathname,
      headers: { 'content-type': type },
      payload,
    });

  async function mailFor(cadence: 'at_once' | 'daily', ...words: string[]) {
    const ids = [];
    for (const word of words) ids.push(await keep(seeker, `q=${word}`, cadence, word));
    for (const word of words) await publishListing(giver, { title: `Stoffa ${word}` });
    await matchAll(test);
    for (const id of ids) await age(test, id, 48);
    await tellDue(test.deps);
    const mail = (await mailbox.read(seeker.email)).at(-1);
    if (!mail?.unsubscribeUrl) throw new Error('no mail that can be ended');
    return { ...mail, url: mail.unsubscribeUrl, token: mail.unsubscribeUrl.split('/').at(-1) ?? '' };
  }

  it('links to the lot, the search and the page that ends it', async () => {
    const mail = await mailFor('at_once', 'principe');
    const base = test.deps.publicUrl;
    expect(mail.subject).toBe('Nuovo: Stoffa principe');
    expect(mail.text).toMatch(new RegExp(`${base}/listings/[0-9a-f-]{36}\n`));
    expect(mail.text).toContain(`${base}/?q=principe\n`);
    expect(mail.text).toContain(`${base}/unsubscribe/${mail.token}\n`);
    expect(mail.url).toBe(`${base}/api/v1/unsubscribe/${mail.token}`);
  });

  it('is ended by a mail program with one click, twice as well as once', async () => {
    const { url, token } = await mailFor('at_once', 'spigato');
    expect(await readUnsubscribe(test.deps, token)).toEqual({ name: 'spigato' });
    expect(await cadences()).toEqual(['at_once']);
    expect((await click(url, ONE_CLICK)).body).toBe('');
    expect((await click(url, ONE_CLICK)).statusCode).toBe(204);
    expect(await cadences()).toEqual(['none']);
    await publishListing(giver, { title: 'Altro spigato' });
    await matchAll(test);
    expect((await mailbox.read(seeker.email)).filter(({ subject }) => subject.includes('Altro'))).toEqual([]);
  });

  it('is ended by a form in parts too, and neither by looking at its address nor by another form', async () => {
    const { url } = await mailFor('at_once', 'gessato');
    for (const method of ['GET', 'HEAD'] as const) {
      expect((await test.app.inject({ method, url: new URL(url).pathname })).statusCode).toBe(404);
    }
    expect((await click(url, 'List-Unsubscribe=No')).statusCode).toBe(400);
    expect((await click(url, ONE_CLICK, 'text/plain')).statusCode).toBe(415);
    expect(await cadences()).toEqual(['at_once']);
    const parts = `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`;
    expect((await click(url, parts, 'multipart/form-data; boundary=b')).statusCode).toBe(204);
    expect(await cadences()).toEqual(['none']);
  });

  it('about several searches ends all that go out in its rhythm, by the page as well', async () => {
    const { token } = await mailFor('daily', 'tweed', 'loden');
    await keep(seeker, 'q=altra', 'at_once');
    const answer = await nobody()('POST', '/unsubscribe', { token });
    expect([answer.status, answer.body]).toEqual([200, { name: 'loden, tweed' }]);
    expect((await nobody()('POST', '/unsubscribe', { token })).body).toEqual({ name: '' });
    expect(await cadences()).toEqual(['at_once', 'none', 'none']);
  });

  it('is ended by its own token alone', async () => {
    const { token } = await mailFor('at_once', 'pied');
    const { token: signIn } = { token: test.deps.tokens.linkToken('sign_in', seeker.memberId) };
    for (const wrong of [signIn, `${token.slice(0, -2)}xx`, 'a'.repeat(40)]) {
      expect((await nobody()('POST', '/unsubscribe', { token: wrong })).body.error.code).toBe('LINK_INVALID');
    }
    expect(await cadences()).toEqual(['at_once']);
    await test.deps.db.delete(savedSearches).where(eq(savedSearches.memberId, seeker.memberId));
    expect((await nobody()('POST', '/unsubscribe', { token })).body).toEqual({ name: '' });
  });

  it('is not sent once the search was unsubscribed or the lot was gone in between', async () => {
    const id = await keep(seeker, 'q=sangallo', 'at_once');
    await keep(seeker, 'q=macrame', 'at_once');
    const { id: gone } = await publishListing(giver, { title: 'Macrame' });
    await publishListing(giver, { title: 'Sangallo' });
    await matchAll(test);
    await seeker.call('PATCH', `/me/saved-searches/${id}`, { cadence: 'none' });
    await giver.call('POST', `/listings/${gone}/withdraw`);
    expect((await mailbox.read(seeker.email)).filter(({ unsubscribeUrl }) => unsubscribeUrl)).toEqual([]);
  });
});
