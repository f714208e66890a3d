import { workshops } from '@scampolo/db/schema/identity';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const MARK = { defect: 'snag', piece: null, alongCm: 420.5, acrossCm: 30, radiusCm: 3 };

let test: TestApp;
let person: Person;
let id: string;
let revision: number;
beforeAll(async () => {
  test = await startTestApp();
  person = await newPerson(test, { trust: 'trusted' });
});
afterAll(() => test.close());
beforeEach(async () => {
  const created = await publishListing(person, { condition: 'B', defects: ['snag'], defectMarks: [MARK] });
  ({ id, revision } = created);
});

const patch = (changes: object) => person.call('PATCH', `/listings/${id}`, { revision, ...changes });
const issuesOf = (body: { error: { details: { issues: { path: string; code: string }[] } } }) =>
  body.error.details.issues.map(({ path, code }) => `${path} ${code}`);

describe('where defects lie', () => {
  it('is kept, and told to everybody', async () => {
    expect((await caller(test, null)('GET', `/listings/${id}`)).body.defectMarks).toEqual([MARK]);
  });

  it('is nowhere unless it is said', async () => {
    const { body } = await person.call('POST', '/listings', { title: 'Ritagli di feltro' });
    expect(body.defectMarks).toEqual([]);
  });

  it('stays when a change does not speak of it', async () => {
    const { status, body } = await patch({ title: 'Altro titolo' });
    expect(status).toBe(200);
    expect(body.defectMarks).toEqual([MARK]);
  });

  it.each<[string, object, string]>([
    ['a shorter length', { amount: { value: 4, unit: 'm' } }, 'defectMarks.0.alongCm out_of_range'],
    ['a narrower cloth', { widthCm: 20 }, 'defectMarks.0.acrossCm out_of_range'],
    ['an unknown width', { widthCm: null }, 'defectMarks.0.piece mark_nowhere'],
    [
      'kilograms',
      { amount: { value: 4, unit: 'kg' }, smallestCut: null },
      'defectMarks.0.piece mark_nowhere',
    ],
    ['no such defect', { defects: [] }, 'defectMarks.0.defect mark_defect'],
  ])('refuses %s that leaves a mark outside, and changes nothing', async (_what, changes, issue) => {
    const { status, body } = await patch(changes);
    expect(status).toBe(400);
    expect(issuesOf(body)).toContain(issue);
    const { revision: now } = (await person.call('GET', `/listings/${id}`)).body;
    expect(now).toBe(revision);
  });

  it('goes with the cloth when both change at once', async () => {
    const moved = { ...MARK, alongCm: 12 };
    const { status, body } = await patch({ amount: { value: 4, unit: 'm' }, defectMarks: [moved] });
    expect(status).toBe(200);
    expect(body.defectMarks).toEqual([moved]);
  });

  it('is on a piece where there are pieces', async () => {
    const sizes = {
      amount: { value: 2, unit: 'pcs' },
      smallestCut: null,
      pieces: [{ lengthCm: 60, widthCm: 40, count: 2 }],
    };
    const on = { ...MARK, piece: 0, alongCm: 59, acrossCm: 39 };
    const { status, body } = await person.call(
      'POST',
      '/listings',
      listingBody({ ...sizes, defects: ['snag'], defectMarks: [on] }),
    );
    expect(status).toBe(201);
    expect(body.defectMarks).toEqual([on]);
  });
});

describe('the hours of pick-up', () => {
  const hours = [{ day: 2, from: '10:00', to: '18:00' }];

  it('are told where the workshop is named, and nowhere else to strangers', async () => {
    await test.deps.db
      .update(workshops)
      .set({ places: [{ id, name: '', address: 'Via Prova 1', hours }] })
      .where(eq(workshops.id, person.workshopId));
    const seenBy = async (ask: Person['call']) => (await ask('GET', `/listings/${id}`)).body.pickupHours;
    expect(await seenBy(caller(test, null))).toBeNull();
    expect(await seenBy(person.call)).toEqual(hours);
    const named = await patch({ brandVisible: true });
    expect(await seenBy(caller(test, null))).toEqual(hours);
    await person.call('PATCH', `/listings/${id}`, { revision: named.body.revision, pickup: { kind: 'bay' } });
    expect(await seenBy(caller(test, null))).toBeNull();
  });
});
