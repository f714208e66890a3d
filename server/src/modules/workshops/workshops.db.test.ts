import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { newColleague } from './testing/colleagues.ts';

let test: TestApp;
let owner: Person;
let colleague: Person;
let stranger: Person;
let staff: Person;
let elsewhere: Person;
let admin: Person;
let nobody: Person['call'];

beforeAll(async () => {
  test = await startTestApp();
  owner = await newPerson(test, { trust: 'trusted' });
  colleague = await newColleague(test, owner);
  stranger = await newPerson(test);
  staff = await newPerson(test, { staffOf: 'milano' });
  elsewhere = await newPerson(test, { staffOf: 'paris' });
  admin = await newPerson(test, { admin: true });
  nobody = caller(test, null);
});
afterAll(() => test.close());

const profileOf = (person: Person) => person.call('GET', `/workshops/${person.workshopId}`);

async function change(person: Person, changes: Record<string, unknown>, of: Person = person) {
  const { body } = await profileOf(of);
  const revision = body.own?.revision ?? 1;
  return person.call('PATCH', `/workshops/${of.workshopId}`, { ...changes, revision });
}

const audited = async (subjectId: string) => {
  const rows = await test.deps.db.execute(
    sql`select action, actor_id, hub, detail from audit_log where subject_id = ${subjectId} order by id`,
  );
  return [...rows];
};

describe('a profile', () => {
  it('that is not public is for its own people, its hub’s staff and admins', async () => {
    const url = `/workshops/${owner.workshopId}`;
    const statuses = await Promise.all(
      [owner.call, colleague.call, staff.call, admin.call, stranger.call, elsewhere.call, nobody].map(
        async (call) => (await call('GET', url)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 404, 404, 404]);
    expect((await nobody('GET', `${url}/listings`)).status).toBe(404);
  });

  it('that is public is for everybody, without what is its own', async () => {
    const person = await newPerson(test);
    const places = [{ name: '', address: 'via Tortona 27, 20144 Milano', hours: [] }];
    await change(person, { profilePublic: true, vatNumber: '00743110157', places, story: 'Dal 1974.' });
    const { status, body } = await nobody('GET', `/workshops/${person.workshopId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'studio', hub: 'milano', story: 'Dal 1974.', logo: null });
    expect(body.places).toEqual([{ id: expect.any(String), ...places[0] }]);
    expect(body).not.toHaveProperty('own');
    expect((await stranger.call('GET', `/workshops/${person.workshopId}`)).body).toEqual(body);
    expect((await profileOf(person)).body.own).toEqual({
      vatNumber: 'IT00743110157',
      profilePublic: true,
      trust: 'new',
      revision: 2,
      role: 'owner',
    });
    expect((await staff.call('GET', `/workshops/${person.workshopId}`)).body.own.role).toBeNull();
  });

  it('lists what is offered in its name; what hides its brand is for its own people', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    await change(person, { profilePublic: true });
    const shown = await publishListing(person, { brandVisible: true });
    const hidden = await publishListing(person, { brandVisible: false });
    await person.call('POST', '/listings', { title: 'Bozza', brandVisible: true });
    const url = `/workshops/${person.workshopId}/listings`;
    const ids = async (call: Person['call']) =>
      (await call('GET', url)).body.items.map((item: { id: string }) => item.id);
    expect(await ids(nobody)).toEqual([shown.id]);
    expect(await ids(stranger.call)).toEqual([shown.id]);
    expect(await ids(staff.call)).toEqual([shown.id]);
    expect(await ids(admin.call)).toEqual([shown.id]);
    expect(await ids(person.call)).toEqual([hidden.id, shown.id]);
  });

  it('lists page by page', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) made.unshift((await publishListing(person)).id);
    const url = `/workshops/${person.workshopId}/listings?limit=2`;
    const first = (await person.call('GET', url)).body;
    const second = (await person.call('GET', `${url}&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map((item: { id: string }) => item.id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
  });
});

describe('changing a profile', () => {
  it('is for its owner: colleagues and staff are told so, others see nothing', async () => {
    expect((await change(colleague, { story: 'x' }, owner)).status).toBe(403);
    expect((await change(staff, { story: 'x' }, owner)).status).toBe(403);
    expect((await change(admin, { story: 'x' }, owner)).status).toBe(403);
    expect((await change(stranger, { story: 'x' }, owner)).status).toBe(404);
    expect((await change(elsewhere, { story: 'x' }, owner)).status).toBe(404);
    expect((await nobody('PATCH', `/workshops/${owner.workshopId}`, { revision: 1 })).status).toBe(401);
    expect((await profileOf(owner)).body.story).toBe('');
  });

  it('keeps the ids of places that were there, and gives none twice', async () => {
    const person = await newPerson(test);
    const place = { name: '', address: 'via Savona 33, Milano', hours: [] };
    const first = (await change(person, { places: [place] })).body.places[0];
    const answer = await change(person, {
      places: [
        { ...place, id: first.id, address: 'via Savona 35, Milano' },
        { ...place, id: first.id },
        { ...place, id: owner.workshopId },
      ],
    });
    const ids = answer.body.places.map((one: { id: string }) => one.id);
    expect(ids[0]).toBe(first.id);
    expect(new Set([...ids, owner.workshopId]).size).toBe(4);
  });

  it('on an old revision answers with the profile as it is', async () => {
    const person = await newPerson(test);
    await change(person, { story: 'Prima.' });
    const stale = await person.call('PATCH', `/workshops/${person.workshopId}`, {
      revision: 1,
      story: 'Dopo.',
    });
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({
      code: 'STALE_REVISION',
      details: { current: { story: 'Prima.', own: { revision: 2 } } },
    });
  });

  it('of two at once takes one', async () => {
    const person = await newPerson(test);
    const patch = (story: string) =>
      person.call('PATCH', `/workshops/${person.workshopId}`, { revision: 1, story });
    const answers = await Promise.all([patch('Una.'), patch('Altra.')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it.each([
    ['vatNumber', 'vat_invalid', { vatNumber: 'IT00743110158' }],
    ['vatNumber', 'vat_invalid', { vatNumber: 'XX123' }],
    ['kind', 'unknown_code', { kind: 'hub' }],
    ['trust', 'unknown_field', { trust: 'trusted' }],
    ['hub', 'unknown_field', { hub: 'paris' }],
    ['story', 'markup', { story: '<script>alert(1)</script>' }],
    [
      'places.0.hours.1.from',
      'overlaps',
      {
        places: [
          {
            name: '',
            address: 'via Savona 33, Milano',
            hours: [
              { day: 1, from: '09:00', to: '13:00' },
              { day: 1, from: '12:30', to: '18:00' },
            ],
          },
        ],
      },
    ],
    [
      'places.0.hours.0.to',
      'out_of_order',
      { places: [{ name: '', address: 'via Savona 33', hours: [{ day: 1, from: '13:00', to: '09:00' }] }] },
    ],
  ])('says what is wrong with %s: %s', async (path, code, changes) => {
    const answer = await change(owner, changes);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('writes a VAT number with the letters of the hub’s country, and takes it away again', async () => {
    const geneva = await newPerson(test, { hub: 'geneva' });
    expect((await change(geneva, { vatNumber: '107.787.577' })).body.own.vatNumber).toBe('CHE107787577');
    expect((await change(geneva, { vatNumber: ' ' })).body.own.vatNumber).toBeNull();
  });

  it('of its kind is on record, and makes a trusted workshop that becomes a non-profit new again', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const school = await change(person, { kind: 'school' });
    expect(school.body.own.trust).toBe('trusted');
    const nonProfit = await change(person, { kind: 'non_profit' });
    expect(nonProfit.body.own.trust).toBe('new');
    expect(await audited(person.workshopId)).toEqual([
      expect.objectContaining({
        detail: { from: 'studio', to: 'school', trustBefore: 'trusted', trust: 'trusted' },
      }),
      {
        action: 'workshop.change_kind',
        actor_id: person.memberId,
        hub: 'milano',
        detail: { from: 'school', to: 'non_profit', trustBefore: 'trusted', trust: 'new' },
      },
    ]);
  });

  it('of a restricted one to a non-profit does not lift the restriction', async () => {
    const person = await newPerson(test, { trust: 'restricted' });
    expect((await change(person, { kind: 'non_profit' })).body.own.trust).toBe('restricted');
  });

  it('of its name or kind is found by search, and nothing else makes documents anew', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const shown = await publishListing(person, { brandVisible: true });
    const hidden = await publishListing(person);
    await test.drain();
    const waiting = async () =>
      (await test.deps.db.execute(sql`select distinct listing_id from search_outbox`)).map(
        (row) => row['listing_id'],
      );
    await change(person, { story: 'Una storia.' });
    expect(await waiting()).toEqual([]);
    await change(person, { name: 'Sartoria Quagliarella' });
    expect((await waiting()).toSorted()).toEqual([shown.id, hidden.id].toSorted());
    await test.drain();
    const found = (await nobody('GET', '/search?q=quagliarella')).body;
    expect(found.hits.map((hit: { id: string }) => hit.id)).toEqual([shown.id]);
    expect(found.hits[0].workshop.name).toBe('Sartoria Quagliarella');
    await change(person, { kind: 'school' });
    await test.drain();
    const schools = (await nobody('GET', '/search?workshopKind=school')).body;
    expect(schools.hits.map((hit: { id: string }) => hit.id).toSorted()).toEqual(
      [shown.id, hidden.id].toSorted(),
    );
  });
});

describe('another workshop', () => {
  const body = { name: 'Scuola di taglio', kind: 'school', hub: 'paris' };

  it('is its maker’s, starts untrusted, and is on record', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const answer = await person.call('POST', '/workshops', body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ ...body, own: { trust: 'new', role: 'owner', revision: 1 } });
    const { workshops } = (await person.call('GET', '/me')).body;
    expect(workshops.map((one: { id: string }) => one.id)).toEqual([person.workshopId, answer.body.id]);
    expect(await audited(answer.body.id)).toEqual([
      { action: 'workshop.create', actor_id: person.memberId, hub: 'paris', detail: { kind: 'school' } },
    ]);
  });

  it('needs a confirmed address, a hub that exists and a kind that one may be', async () => {
    const unconfirmed = await newPerson(test, { confirmed: false });
    expect((await unconfirmed.call('POST', '/workshops', body)).body.error.code).toBe('ADDRESS_UNCONFIRMED');
    const wrong = await stranger.call('POST', '/workshops', { ...body, hub: 'atlantis' });
    expect(wrong.body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'hub', code: 'unknown_code' }),
    ]);
    expect((await stranger.call('POST', '/workshops', { ...body, kind: 'hub' })).status).toBe(400);
    expect((await nobody('POST', '/workshops', body)).status).toBe(401);
  });

  it('is the tenth at most, also when asked for at once', async () => {
    const person = await newPerson(test);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => person.call('POST', '/workshops', body)),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(9);
    expect(statuses.filter((status) => status === 403)).toHaveLength(3);
  });
});
