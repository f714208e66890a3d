import { wantedPosts } from '@scampolo/db/schema/alerts';
import { members } from '@scampolo/db/schema/identity';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  caller,
  listingBody,
  newPerson,
  PASSWORD,
  type Person,
  publishListing,
} from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { keep, matchAll } from '../alerts/testing/alerts.ts';
import { type Mailbox, openMailbox } from '../identity/testing/mailbox.ts';
import { newColleague } from '../workshops/testing/colleagues.ts';
import { MOST_OPEN } from './policy.ts';
import { expireWanted } from './use-cases/close-wanted.ts';

let test: TestApp;
let mailbox: Mailbox;
let giver: Person;
let staff: Person;
let seeker: Person;

beforeAll(async () => {
  test = await startTestApp();
  mailbox = openMailbox(test);
  giver = await newPerson(test, { trust: 'trusted' });
  staff = await newPerson(test, { staffOf: 'milano' });
});
afterAll(() => test.close());
beforeEach(async () => {
  seeker = await newPerson(test, { kind: 'designer' });
  await matchAll(test);
});

const body = (changes: Record<string, unknown> = {}) => ({
  ...{ title: 'Cerco velluto verde', query: 'q=velluto', locale: 'it', hub: 'milano' },
  ...changes,
});
async function post(person = seeker, changes: Record<string, unknown> = {}) {
  const answer = await person.call('POST', '/wanted', body(changes));
  expect(answer.body).toMatchObject({ status: 'open' });
  return answer.body;
}
const read = async (id: string, call = caller(test, null)) => await call('GET', `/wanted/${id}`);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const searches = (person: Person) =>
  test.database.sql`select id from saved_searches where member_id = ${person.memberId}`;
const lotMails = async (person = seeker) =>
  (await mailbox.read(person.email))
    .filter(({ unsubscribeUrl }) => unsubscribeUrl)
    .map(({ subject }) => subject);

describe('a wanted post', () => {
  it('is read by everybody, who learn of its workshop the kind and the hub alone', async () => {
    await post();
    const { id } = await post(seeker, { text: 'Per una giacca.' });
    const { body: seen } = await read(id);
    expect(seen).toMatchObject({
      mine: false,
      mayRemove: false,
      cadence: null,
      answers: 0,
      query: 'q=velluto',
    });
    expect(seen.workshop).toEqual({ kind: 'designer', hub: 'milano' });
    expect((await read(id, seeker.call)).body).toMatchObject({
      ...{ mine: true, cadence: 'at_once' },
      workshop: { id: seeker.workshopId, name: expect.stringMatching(/^Workshop/) },
    });
    const colleague = await newColleague(test, seeker);
    expect((await read(id, colleague.call)).body).toMatchObject({ mine: true, cadence: null });
    expect((await read(id, staff.call)).body).toMatchObject({ mine: false, mayRemove: true });
    const listed = (await caller(test, null)('GET', '/wanted?hub=milano&limit=1')).body;
    expect(listed).toMatchObject({ items: [{ id, answers: null }], nextCursor: expect.any(String) });
    expect((await caller(test, null)('GET', '/wanted?hub=zagreb')).body.items).toEqual([]);
  });

  it('is posted by who has confirmed their address, in the name of a workshop of theirs, at a hub that there is', async () => {
    const fresh = await newPerson(test, { confirmed: false });
    expect((await fresh.call('POST', '/wanted', body())).body.error.code).toBe('ADDRESS_UNCONFIRMED');
    const strange = await seeker.call('POST', '/wanted', body({ workshopId: giver.workshopId }));
    expect(strange.body.error.code).toBe('FORBIDDEN');
    const nowhere = await seeker.call('POST', '/wanted', body({ hub: 'atlantis' }));
    expect(nowhere.body.error.details.issues).toMatchObject([{ path: 'hub', code: 'unknown_code' }]);
    const badQuery = await seeker.call('POST', '/wanted', body({ query: 'widthMin=x' }));
    expect(badQuery.body.error.details.issues).toMatchObject([{ path: 'query.widthMin' }]);
  });

  it(`is one of ${MOST_OPEN} that a member has open, also of two at once`, async () => {
    await Promise.all(Array.from({ length: MOST_OPEN - 1 }, () => post()));
    const two = await Promise.all([1, 2].map(() => seeker.call('POST', '/wanted', body())));
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(two.find(({ status }) => status === 409)?.body.error.code).toBe('TOO_MANY_WANTED');
  });

  it('tells its author when a listing answers it, and counts what does', async () => {
    const { id } = await post();
    await publishListing(giver, { title: 'Velluto a coste' });
    await matchAll(test);
    await test.drain();
    expect(await lotMails()).toEqual(['Nuovo: Velluto a coste']);
    const mail = (await mailbox.read(seeker.email)).at(-1);
    expect(mail?.text).toContain('Al tuo annuncio «Cerco velluto verde» risponde:');
    expect(mail?.text).toContain(`/wanted/${id}\n`);
    expect((await read(id)).body.answers).toBeGreaterThan(0);
  });

  it('changes with what it looks for; its mails are its author’s business', async () => {
    const { id } = await post();
    const colleague = await newColleague(test, seeker);
    const change = { title: 'Cerco alpaca', query: 'q=alpaca', text: 'Anche poca.' };
    expect((await colleague.call('PATCH', `/wanted/${id}`, change)).body).toMatchObject(change);
    expect((await colleague.call('PATCH', `/wanted/${id}`, { cadence: 'none' })).status).toBe(403);
    expect((await giver.call('PATCH', `/wanted/${id}`, change)).status).toBe(403);
    await publishListing(giver, { title: 'Alpaca' });
    await matchAll(test);
    expect(await lotMails()).toEqual(['Nuovo: Alpaca']);
    await seeker.call('PATCH', `/wanted/${id}`, { query: '' });
    expect(await searches(seeker)).toHaveLength(0);
    expect((await seeker.call('PATCH', `/wanted/${id}`, { query: 'q=alpaca&photo=true' })).body.cadence).toBe(
      'at_once',
    );
  });
});

describe('the end of a wanted post', () => {
  it('comes by itself after 60 days, or the day after it was needed', async () => {
    const closesIn = ({ closesAt }: { closesAt: string }) =>
      Math.round((Date.parse(closesAt) - Date.now()) / 86_400_000);
    const [usual, soon] = [await post(), await post(seeker, { neededBy: inDays(10) })];
    expect([closesIn(usual), closesIn(soon)]).toEqual([60, 11]);
    for (const neededBy of [inDays(-1), inDays(400)]) {
      const answer = await seeker.call('POST', '/wanted', body({ neededBy }));
      expect(answer.body.error.details.issues).toMatchObject([{ path: 'neededBy', code: 'not_ahead' }]);
    }
    await test.deps.db.update(wantedPosts).set({ closesAt: sql`now()` }).where(eq(wantedPosts.id, soon.id));
    expect(await expireWanted(test.deps)).toBe(1);
    expect(await expireWanted(test.deps)).toBe(0);
    expect((await read(soon.id, seeker.call)).body).toMatchObject({ status: 'expired', cadence: null });
    expect(await searches(seeker)).toHaveLength(1);
  });

  it('is said by its author: found, or not needed any more; a link to it does not die', async () => {
    const { id } = await post();
    expect((await giver.call('POST', `/wanted/${id}/close`, { outcome: 'found' })).status).toBe(403);
    const closed = await seeker.call('POST', `/wanted/${id}/close`, { outcome: 'found' });
    expect(closed.body).toMatchObject({ status: 'found', cadence: null });
    expect(await searches(seeker)).toHaveLength(0);
    expect((await read(id)).body.status).toBe('found');
    const again = await seeker.call('POST', `/wanted/${id}/close`, { outcome: 'closed' });
    expect(again.body.error).toMatchObject({ code: 'INVALID_STATE', details: { status: 'found' } });
    expect((await seeker.call('PATCH', `/wanted/${id}`, { title: 'Ancora' })).status).toBe(409);
    expect((await seeker.call('GET', '/me/wanted')).body.items).toMatchObject([{ id, status: 'found' }]);
    expect(
      (await caller(test, null)('GET', '/wanted')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(id);
  });

  it('comes by its hub’s staff, with a reason that its author is told, once', async () => {
    const { id } = await post();
    const remove = (person: Person) =>
      person.call('POST', `/moderation/wanted/${id}/remove`, { reason: 'rude' });
    expect((await remove(giver)).status).toBe(403);
    expect((await remove(await newPerson(test, { staffOf: 'zagreb' }))).status).toBe(403);
    expect((await remove(staff)).body).toMatchObject({ status: 'removed', mayRemove: false });
    expect((await remove(staff)).status).toBe(409);
    expect((await remove(giver)).status).toBe(404);
    expect((await read(id)).status).toBe(404);
    expect((await read(id, seeker.call)).body.status).toBe('removed');
    const [mail, ...others] = (await mailbox.read(seeker.email)).filter(({ subject }) =>
      subject.startsWith('Tolto'),
    );
    expect(mail?.text).toContain('Il motivo: è scritto in modo offensivo.');
    expect(others).toEqual([]);
    const [audit] = await test.database.sql`select action, actor_id, detail from audit_log
      where subject_id = ${id} order by id desc limit 1`;
    expect(audit).toMatchObject({ action: 'wanted.remove', detail: { reason: 'rude', from: 'open' } });
    expect(await searches(seeker)).toHaveLength(0);
  });

  it('is one of two at once: closed by its author or taken down by staff', async () => {
    const { id } = await post();
    const answers = await Promise.all([
      seeker.call('POST', `/wanted/${id}/close`, { outcome: 'closed' }),
      seeker.call('POST', `/wanted/${id}/close`, { outcome: 'found' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who is suspended', () => {
  it('is not heard: their posts are seen by nobody but their workshop and staff', async () => {
    const { id } = await post();
    const colleague = await newColleague(test, seeker);
    await test.deps.db
      .update(members)
      .set({ suspendedAt: new Date() })
      .where(eq(members.id, seeker.memberId));
    expect((await read(id)).status).toBe(404);
    expect(
      (await caller(test, null)('GET', '/wanted')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(id);
    expect([(await read(id, colleague.call)).status, (await read(id, staff.call)).status]).toEqual([
      200, 200,
    ]);
  });
});

describe('who leaves', () => {
  it('takes their posts and searches along: the account, the workshop, a place in it', async () => {
    const owner = await newPerson(test);
    const colleague = await newColleague(test, owner);
    const ids = [
      (await post(seeker)).id,
      (await post(owner)).id,
      (await post(colleague, { workshopId: owner.workshopId })).id,
    ];
    await keep(seeker, 'q=felpa');
    await keep(owner, 'q=felpa');
    expect((await seeker.call('POST', '/me/deletion', { password: PASSWORD })).status).toBe(204);
    await owner.call('DELETE', `/workshops/${owner.workshopId}/members/${colleague.memberId}`);
    expect([await searches(seeker), await searches(colleague)]).toEqual([[], []]);
    expect((await owner.call('POST', `/workshops/${owner.workshopId}/close`)).status).toBe(204);
    expect(await searches(owner)).toHaveLength(1);
    for (const id of ids) expect((await read(id, staff.call)).status).toBe(404);
  });
});

describe('who asks for what is being listed', () => {
  const asked = async (id: string, person = giver) => await person.call('GET', `/listings/${id}/asked`);

  it('is told to its workshop, for a draft too: posts by title, searches by number', async () => {
    const owner = await newPerson(test);
    const { id: wantedId } = await post(seeker, { title: 'Cerco pizzo', query: 'q=pizzo' });
    await keep(seeker, 'q=pizzo');
    await keep(await newPerson(test), 'q=pizzo&fibre=wool');
    await keep(await newPerson(test), 'q=pizzo&fibre=silk');
    await keep(owner, 'q=pizzo');
    const { body: draft } = await owner.call('POST', '/listings', { title: 'Pizzo' });
    expect((await asked(draft.id, owner)).body).toMatchObject({
      wanted: [{ id: wantedId, title: 'Cerco pizzo' }],
      searchers: 0,
    });
    await owner.call('PATCH', `/listings/${draft.id}`, {
      ...listingBody({ title: 'Pizzo' }),
      revision: draft.revision,
    });
    expect((await asked(draft.id, owner)).body).toMatchObject({ wanted: [{ id: wantedId }], searchers: 1 });
    expect((await asked(draft.id)).status).toBe(404);
    await seeker.call('POST', `/wanted/${wantedId}/close`, { outcome: 'closed' });
    expect((await asked(draft.id, owner)).body).toMatchObject({ wanted: [], searchers: 2 });
    const { id } = await publishListing(giver, { title: 'Altro' });
    expect((await asked(id, owner)).status).toBe(403);
  });
});

describe('a notice about a wanted post', () => {
  it('reaches the staff of its hub, but not who posted it', async () => {
    const { id } = await post(staff, { title: 'Cerco marchi falsi' });
    const subject = { kind: 'wanted', id };
    const filed = await giver.call('POST', '/notices', {
      subject,
      reason: 'prohibited',
      text: 'Non si può.',
    });
    expect(filed.status).toBe(201);
    const answer = { outcome: 'upheld', answer: 'Vero.' };
    const path = `/moderation/notices/${filed.body.id}/answer`;
    expect((await staff.call('POST', path, answer)).status).toBe(403);
    const other = await newPerson(test, { staffOf: 'milano' });
    expect((await other.call('POST', path, answer)).body.subject).toMatchObject({
      kind: 'wanted',
      title: 'Cerco marchi falsi',
    });
    const [mail] = (await mailbox.read(giver.email)).filter(({ subject: line }) =>
      line.includes('segnalazione'),
    );
    expect(mail?.text).toContain('«Cerco marchi falsi»');
    await other.call('POST', `/moderation/wanted/${id}/remove`, { reason: 'prohibited' });
    expect((await giver.call('POST', '/notices', { subject, reason: 'other', text: 'Ancora.' })).status).toBe(
      404,
    );
  });
});
