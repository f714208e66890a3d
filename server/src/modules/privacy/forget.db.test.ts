import { exports, mailedLinks, workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, newPerson, PASSWORD, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { exportKey } from './export-key.ts';
import { addPhoto, askForExport, moveBack } from './testing/exports.ts';
import { forget } from './use-cases/forget.ts';
import { makeExport } from './use-cases/make-export.ts';

let test: TestApp;
let person: Person;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  person = await newPerson(test, { trust: 'trusted' });
  await forget(test.deps);
});

const half = { amount: { value: 0.5, unit: 'm' } };
const goAway = (one: Person) => one.call('POST', '/me/deletion', { password: PASSWORD });
const exportsOf = (one: Person) =>
  test.deps.db.select().from(exports).where(eq(exports.memberId, one.memberId));
const workshopOf = async ({ workshopId }: Person) =>
  (await test.deps.db.select().from(workshops).where(eq(workshops.id, workshopId)))[0];

async function ready(one: Person): Promise<string> {
  const { id } = await askForExport(one);
  await makeExport(test.deps, id);
  return id;
}

describe('forgetting', () => {
  it('when nothing is over, forgets nothing', async () => {
    const id = await ready(person);
    expect(await forget(test.deps)).toBe(0);
    expect(await exportsOf(person)).toHaveLength(1);
    const file = await test.deps.privateStore.open(exportKey(id));
    file?.stream.destroy();
    expect(file).not.toBeNull();
  });
});

describe('an export', () => {
  it('goes with its file a week after it was ready', async () => {
    const id = await ready(person);
    await moveBack(test, 'exports', { id, columns: ['expires_at'], by: '7 days' });
    expect(await forget(test.deps)).toBe(1);
    expect(await exportsOf(person)).toEqual([]);
    expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();
  });

  it('stays known until its file could be deleted', async () => {
    const id = await ready(person);
    await moveBack(test, 'exports', { id, columns: ['expires_at'], by: '7 days' });
    const remove = () => Promise.reject(new Error('the disk is gone'));
    const deps = { ...test.deps, privateStore: { ...test.deps.privateStore, remove } };
    await expect(forget(deps)).rejects.toThrow('the disk is gone');
    expect(await exportsOf(person)).toHaveLength(1);
    expect(await forget(test.deps)).toBe(1);
    expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();
  });

  it.each(['queued', 'running'])('that is %s for more than two hours has failed', async (status) => {
    const { id } = await askForExport(person);
    await test.deps.db.update(exports).set({ status }).where(eq(exports.id, id));
    await moveBack(test, 'exports', { id, columns: ['created_at'], by: '119 minutes' });
    expect(await forget(test.deps)).toBe(0);
    await moveBack(test, 'exports', { id, columns: ['created_at'], by: '2 minutes' });
    expect(await forget(test.deps)).toBe(1);
    expect((await person.call('GET', '/me/exports')).body.items).toMatchObject([{ id, status: 'failed' }]);
    expect((await askForExport(person)).id).not.toBe(id);
  });

  it('that somebody still was making after all leaves no file', async () => {
    const { id } = await askForExport(person);
    await moveBack(test, 'exports', { id, columns: ['created_at'], by: '3 hours' });
    const put = test.deps.privateStore.put;
    const late: typeof put = async (...what) => {
      const kept = await put(...what);
      await forget(test.deps);
      return kept;
    };
    await makeExport({ ...test.deps, privateStore: { ...test.deps.privateStore, put: late } }, id);
    expect(await exportsOf(person)).toMatchObject([{ status: 'failed' }]);
    expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();
  });

  it('that failed goes a week later', async () => {
    const { id } = await askForExport(person);
    await moveBack(test, 'exports', { id, columns: ['created_at'], by: '3 hours' });
    await forget(test.deps);
    await moveBack(test, 'exports', { id, columns: ['expires_at'], by: '7 days' });
    expect(await forget(test.deps)).toBe(1);
    expect(await exportsOf(person)).toEqual([]);
  });
});

describe('a closed workshop', () => {
  /** Gives half a metre away, and goes. */
  async function goneAfterHandOver(): Promise<{ listing: string; photo: string }> {
    const taker = await newPerson(test, { kind: 'designer' });
    const { id } = await publishListing(person, { description: 'Chiamare la signora Pia' });
    const photo = await addPhoto(test, person, id);
    const made = (await claim(taker, id, half)).body;
    await person.call('POST', `/claims/${made.id}/handover`, { massKg: 0.2 });
    expect((await goAway(person)).status).toBe(204);
    return { listing: id, photo };
  }

  it('keeps its name ten years for the papers it is on, then is blank; what was handed over stays', async () => {
    const { listing } = await goneAfterHandOver();
    await forget(test.deps);
    const until = (await workshopOf(person))?.keptUntil?.getTime() ?? 0;
    expect(Math.round((until - Date.now()) / (365.25 * 86_400_000))).toBe(10);
    const id = person.workshopId;
    await moveBack(test, 'workshops', { id, columns: ['closed_at'], by: '31 days' });
    expect(await forget(test.deps)).toBe(0);
    expect((await workshopOf(person))?.name).not.toBe('');
    await moveBack(test, 'workshops', { id, columns: ['kept_until'], by: '10 years 1 hour' });
    expect(await forget(test.deps)).toBe(2);
    expect(await workshopOf(person)).toMatchObject({
      name: '',
      places: [],
      vatNumber: null,
      keptUntil: null,
    });
    const [left] = await test.deps.db.select().from(listings).where(eq(listings.id, listing));
    expect(left).toMatchObject({ title: 'Fresco di lana, fine pezza', description: '', amountGiven: 50 });
    const given = await test.deps.db.execute(
      sql`select mass_g::int as g, amount::int as cm from claims where listing_id = ${listing}`,
    );
    expect([...given]).toEqual([{ g: 200, cm: 50 }]);
    expect(await forget(test.deps)).toBe(0);
  });

  it('that is on no paper loses its texts a month later', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(person, { description: 'Chiamare la signora Pia' });
    const made = (await claim(person, (await publishListing(giver)).id, half)).body;
    await goAway(person);
    const texts = async () => {
      const [left] = await test.deps.db.execute(sql`select c.reason, l.description from claims c, listings l
        where c.id = ${made.id} and l.id = ${listing.id}`);
      return left;
    };
    expect((await workshopOf(person))?.name).toBe('');
    await moveBack(test, 'workshops', { id: person.workshopId, columns: ['closed_at'], by: '29 days' });
    expect(await forget(test.deps)).toBe(0);
    expect(await texts()).toEqual({
      reason: 'Il laboratorio chiude.',
      description: 'Chiamare la signora Pia',
    });
    await moveBack(test, 'workshops', { id: person.workshopId, columns: ['closed_at'], by: '2 days' });
    expect(await forget(test.deps)).toBe(2);
    expect(await texts()).toEqual({ reason: null, description: '' });
  });

  it('has no photos within the hour, but for files that another listing shows', async () => {
    const other = await newPerson(test, { trust: 'trusted' });
    const { listing, photo } = await goneAfterHandOver();
    const twin = await publishListing(other);
    expect(await addPhoto(test, other, twin.id)).toBe(photo);
    expect(await forget(test.deps)).toBe(1);
    expect(
      await test.deps.db.select().from(listingPhotos).where(eq(listingPhotos.listingId, listing)),
    ).toEqual([]);
    expect(await test.deps.photoStore.has(photo)).toBe(true);
    await goAway(other);
    await forget(test.deps);
    expect(await test.deps.photoStore.has(photo)).toBe(false);
  });
});

describe('the address of a deleted account', () => {
  it('goes a week after the last mail to it', async () => {
    await goAway(person);
    const known = () => test.deps.db.select().from(mailedLinks).where(eq(mailedLinks.email, person.email));
    await forget(test.deps);
    expect(await known()).toHaveLength(1);
    await test.deps.db
      .update(mailedLinks)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(mailedLinks.email, person.email));
    expect(await forget(test.deps)).toBe(1);
    expect(await known()).toEqual([]);
  });
});
