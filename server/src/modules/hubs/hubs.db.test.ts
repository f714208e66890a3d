import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { readWhatIsNew } from './use-cases/hub-news.ts';

let test: TestApp;
let staff: Person;
let elsewhere: Person;
let member: Person;
let admin: Person;
let nobody: Person['call'];

beforeAll(async () => {
  test = await startTestApp();
  staff = await newPerson(test, { staffOf: 'milano' });
  elsewhere = await newPerson(test, { staffOf: 'paris' });
  member = await newPerson(test, { trust: 'trusted' });
  admin = await newPerson(test, { admin: true });
  nobody = caller(test, null);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.deps.db.execute(sql`delete from hub_pages`);
  await test.deps.db.execute(sql`delete from hub_news`);
});

const place = {
  name: 'Banco materiali',
  address: 'via Bergognone 34, 20144 Milano',
  note: 'Ingresso dal cortile.',
  hours: [{ day: 3, from: '10:00', to: '18:00' }],
};
const told = {
  revision: 0,
  locale: 'it',
  welcome: 'Qui si passa la stoffa.',
  contactEmail: 'milano@test.example',
  contactPhone: '+39 02 0000 000',
  people: [{ name: 'Nadia Ferri', role: 'Banco' }],
  places: [place],
};
const put = (person: Person, changes: Record<string, unknown> = {}, hub = 'milano') =>
  person.call('PUT', `/hubs/${hub}/page`, { ...told, ...changes });
const news = { locale: 'it', title: 'Corso di modellistica', text: 'Due sere, con Amal.', happensOn: null };
const tell = (person: Person, changes: Record<string, unknown> = {}, hub = 'milano') =>
  person.call('POST', `/hubs/${hub}/news`, { ...news, ...changes });
const audited = async () =>
  [
    ...(await test.deps.db.execute(
      sql`select action, actor_id, subject_kind, hub, detail from audit_log where action like 'hub%' order by id`,
    )),
  ].map((row) => ({ ...row }));

describe('a hub’s page', () => {
  it('that nobody has written yet has the house that is known, and revision 0', async () => {
    const { status, body } = await nobody('GET', '/hubs/milano/page');
    expect(status).toBe(200);
    expect(body).toMatchObject({ hub: 'milano', revision: 0, welcome: '', people: [], updatedAt: null });
    expect(body.places).toEqual([
      expect.objectContaining({ address: expect.stringContaining('Bergognone') }),
    ]);
    expect((await nobody('GET', '/hubs/atlantis/page')).status).toBe(404);
  });

  it('says to everybody what its staff wrote', async () => {
    const { status, body } = await put(staff);
    expect(status).toBe(200);
    expect(body).toEqual({ ...told, hub: 'milano', revision: 1, updatedAt: expect.any(String) });
    expect((await nobody('GET', '/hubs/milano/page')).body).toEqual(body);
  });

  it('is written by its own staff and by admins; others are told so', async () => {
    expect((await put(elsewhere)).status).toBe(403);
    expect((await put(member)).status).toBe(403);
    expect((await nobody('PUT', '/hubs/milano/page', told)).status).toBe(401);
    expect((await put(staff, {}, 'paris')).status).toBe(403);
    expect((await put(staff, {}, 'atlantis')).status).toBe(404);
    expect((await nobody('GET', '/hubs/milano/page')).body.revision).toBe(0);
    expect((await put(admin)).status).toBe(200);
  });

  it('on an old revision is answered as it is now', async () => {
    await put(staff);
    await put(staff, { revision: 1, welcome: 'Prima.' });
    const stale = await put(staff, { revision: 1, welcome: 'Dopo.' });
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({
      code: 'STALE_REVISION',
      details: { current: { hub: 'milano', revision: 2, welcome: 'Prima.' } },
    });
  });

  it.each([0, 1])('of eight at once takes one, on revision %i', async (revision) => {
    if (revision > 0) await put(staff);
    const writers = Array.from({ length: 8 }, (_, index) => (index % 2 ? staff : admin));
    const answers = await Promise.all(
      writers.map((person, index) => put(person, { revision, welcome: `Versione ${index}.` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
    expect((await nobody('GET', '/hubs/milano/page')).body.revision).toBe(revision + 1);
  });

  it('refuses hours that overlap, naming them', async () => {
    const hours = [...place.hours, { day: 3, from: '17:00', to: '19:00' }];
    const { status, body } = await put(staff, { places: [place, { ...place, hours }] });
    expect(status).toBe(400);
    expect(body.error.details.issues).toMatchObject([{ path: 'places.1.hours.1.from', code: 'overlaps' }]);
  });

  it.each([
    ['thirteen places', { places: Array(13).fill(place) }, 'places out_of_range'],
    ['thirteen people', { people: Array(13).fill(told.people[0]) }, 'people out_of_range'],
    ['a long welcome', { welcome: 'a'.repeat(2001) }, 'welcome too_long'],
    ['letters for a telephone', { contactPhone: 'chiama Nadia' }, 'contactPhone wrong_format'],
    ['markup', { welcome: '<b>Ciao</b>' }, 'welcome markup'],
    ['a place of its own making', { lat: 45 }, 'lat unknown_field'],
  ])('refuses %s', async (_what, changes, issue) => {
    const { status, body } = await put(staff, changes);
    expect(status).toBe(400);
    const issues = body.error.details.issues as { path: string; code: string }[];
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([issue]);
  });

  it('leaves a row in the audit log that names nobody, and none when it was refused', async () => {
    const before = (await audited()).length;
    await put(staff);
    await put(staff);
    expect((await audited()).slice(before)).toEqual([
      {
        action: 'hub.change_page',
        actor_id: staff.memberId,
        subject_kind: 'hub',
        hub: 'milano',
        detail: { revision: 1, places: 1, people: 1 },
      },
    ]);
  });
});

describe('a hub’s news', () => {
  it('are told by its staff, and read by everybody, the newest first', async () => {
    const first = await tell(staff);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      ...news,
      hub: 'milano',
      id: expect.any(String),
      createdAt: expect.any(String),
    });
    const second = (await tell(staff, { happensOn: '2026-12-05' })).body;
    await tell(elsewhere, {}, 'paris');
    expect((await nobody('GET', '/hubs/milano/news')).body).toEqual({
      items: [second, first.body],
      nextCursor: null,
    });
    const page = (await nobody('GET', '/hubs/milano/news?limit=1')).body;
    expect((await nobody('GET', `/hubs/milano/news?limit=1&cursor=${page.nextCursor}`)).body).toEqual({
      items: [first.body],
      nextCursor: null,
    });
    expect((await nobody('GET', '/hubs/atlantis/news')).status).toBe(404);
  });

  it('are for its own staff to tell and take back', async () => {
    expect((await tell(elsewhere)).status).toBe(403);
    expect((await tell(member)).status).toBe(403);
    expect((await nobody('POST', '/hubs/milano/news', news)).status).toBe(401);
    const { id } = (await tell(staff)).body;
    expect((await elsewhere.call('DELETE', `/hubs/milano/news/${id}`)).status).toBe(403);
    expect((await nobody('DELETE', `/hubs/milano/news/${id}`)).status).toBe(401);
    expect((await staff.call('DELETE', `/hubs/milano/news/${id}`)).status).toBe(204);
    expect((await staff.call('DELETE', `/hubs/milano/news/${id}`)).status).toBe(404);
  });

  it('of another hub cannot be taken back through one’s own', async () => {
    const { id } = (await tell(elsewhere, {}, 'paris')).body;
    expect((await staff.call('DELETE', `/hubs/milano/news/${id}`)).status).toBe(404);
    expect((await nobody('GET', '/hubs/paris/news')).body.items).toHaveLength(1);
  });

  it.each([
    ['a day that is none', { happensOn: '2026-02-30' }, 'happensOn wrong_format'],
    ['a year that PostgreSQL does not have', { happensOn: '0000-01-01' }, 'happensOn out_of_range'],
    ['another century', { happensOn: '2126-01-01' }, 'happensOn out_of_range'],
    ['no title', { title: '  ' }, 'title too_short'],
    ['a long text', { text: 'a'.repeat(2001) }, 'text too_long'],
    [
      'an author of one’s choice',
      { authorId: '01890000-0000-7000-8000-000000000000' },
      'authorId unknown_field',
    ],
  ])('refuse %s', async (_what, changes, issue) => {
    const { status, body } = await tell(staff, changes);
    expect(status).toBe(400);
    const issues = body.error.details.issues as { path: string; code: string }[];
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([issue]);
  });

  it('are on record, told and taken back', async () => {
    const before = (await audited()).length;
    const { id } = (await tell(staff)).body;
    await staff.call('DELETE', `/hubs/milano/news/${id}`);
    await staff.call('DELETE', `/hubs/milano/news/${id}`);
    const row = { actor_id: staff.memberId, subject_kind: 'hub_news', hub: 'milano', detail: {} };
    expect((await audited()).slice(before)).toEqual([
      { ...row, action: 'hub_news.tell' },
      { ...row, action: 'hub_news.take_back' },
    ]);
  });

  it('are new until their day is over where they happen', async () => {
    const yesterday = (await tell(staff, { title: 'Ieri', happensOn: '2026-11-27' })).body;
    const later = (await tell(staff, { title: 'Dopo', happensOn: '2026-12-05' })).body;
    const today = (await tell(staff, { title: 'Oggi', happensOn: '2026-11-28' })).body;
    const undated = (await tell(staff, { title: 'Sempre' })).body;
    const at = (iso: string) => readWhatIsNew(test.deps, 'milano', { now: new Date(iso), limit: 9 });
    // In Milan it is still the 27th, and a quarter of an hour later the 28th.
    expect((await at('2026-11-27T22:50:00Z')).events).toEqual([yesterday, today, later]);
    const { events, news: undatedNews } = await at('2026-11-27T23:05:00Z');
    expect(events).toEqual([today, later]);
    expect(undatedNews).toEqual([undated]);
  });
});

describe('a hub’s feed', () => {
  const feed = async (file: string) => test.app.inject({ url: `/feeds/${file}` });

  it('has its news and its newest lots, escaped, and names nobody whose brand is hidden', async () => {
    await tell(staff, { title: 'Mercato di scampoli & bottoni', text: 'Fili "rossi" e 1 < 2.' });
    const shown = await publishListing(member, { title: 'Lino in vista', brandVisible: true });
    const hidden = await publishListing(member, { title: 'Lino riservato', brandVisible: false });
    const draft = await member.call('POST', '/listings', { title: 'Lino in bozza', hub: 'milano' });
    await test.drain();
    const answer = await feed('hub-milano.atom');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(answer.body).toContain('Mercato di scampoli &amp; bottoni');
    expect(answer.body).toContain('Fili &quot;rossi&quot; e 1 &lt; 2.');
    for (const { id } of [shown, hidden]) expect(answer.body).toContain(`/listings/${id}`);
    expect(answer.body).not.toContain(draft.body.id);
    const entries = answer.body.split('<entry');
    const name = shown.workshop.name ?? 'no name';
    expect(entries.find((one) => one.includes(shown.id))).toContain(name);
    expect(entries.find((one) => one.includes(hidden.id))).not.toContain(name);
  });

  it('is there for every hub, also without news, and for nothing else', async () => {
    expect((await feed('hub-zagreb.atom?lang=en')).body).toContain('Scampolo Zagreb: what is new');
    for (const file of [
      'hub-atlantis.atom',
      'hub-milano.rss',
      'hub-.atom',
      'listings.atom',
      '..%2fhub-milano.atom',
    ])
      expect((await feed(file)).statusCode, file).toBe(404);
  });
});
