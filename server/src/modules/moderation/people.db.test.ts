import { workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let member: Person;
let staff: Person;
let elsewhere: Person;
let admin: Person;

beforeAll(async () => {
  test = await startTestApp();
  member = await newPerson(test);
  staff = await newPerson(test, { staffOf: 'milano' });
  elsewhere = await newPerson(test, { staffOf: 'paris', hub: 'paris' });
  admin = await newPerson(test, { admin: true, hub: 'geneva' });
});
afterAll(() => test.close());

const list = async (person: Person, query = '') =>
  (await person.call('GET', `/moderation/workshops${query}`)).body;
const idsOf = async (person: Person, query = ''): Promise<string[]> =>
  (await list(person, query)).items.map((one: { id: string }) => one.id);
const rename = (person: Person, name: string) =>
  test.deps.db.update(workshops).set({ name }).where(eq(workshops.id, person.workshopId));
const trust = (by: Person, of: Person, body: Record<string, unknown>) =>
  by.call('PUT', `/moderation/workshops/${of.workshopId}/trust`, body);
const rows = async (query: ReturnType<typeof sql>) => [...(await test.deps.db.execute(query))];

describe('the list of workshops', () => {
  it('is for staff, of their hub alone, and for admins of all', async () => {
    expect((await member.call('GET', '/moderation/workshops')).status).toBe(403);
    expect((await caller(test, null)('GET', '/moderation/workshops')).status).toBe(401);
    expect(await idsOf(staff)).toEqual([staff.workshopId, member.workshopId]);
    expect(await idsOf(elsewhere)).toEqual([elsewhere.workshopId]);
    expect(await idsOf(admin)).toEqual([
      admin.workshopId,
      elsewhere.workshopId,
      staff.workshopId,
      member.workshopId,
    ]);
  });

  it('tells who acts for each, and what it has published', async () => {
    const lister = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(lister);
    await lister.call('POST', `/listings/${listing.id}/withdraw`);
    await lister.call('POST', '/listings', listingBody());
    await test.deps.db.execute(sql`update members set verified_at = null where id = ${lister.memberId}`);
    const entry = (await list(staff)).items[0];
    expect(entry).toEqual({
      id: lister.workshopId,
      name: expect.stringMatching(/^Workshop /),
      kind: 'studio',
      hub: 'milano',
      trust: 'trusted',
      createdAt: expect.any(String),
      closedAt: null,
      publishedListings: 1,
      members: [
        {
          id: lister.memberId,
          name: expect.stringMatching(/^Person /),
          email: lister.email,
          role: 'owner',
          emailConfirmed: false,
          suspendedAt: null,
          canSuspend: true,
        },
      ],
    });
  });

  it('says whom the asker may suspend', async () => {
    const canSuspend = async (by: Person, who: Person) => {
      const { items } = await list(by);
      const people = items.flatMap((one: { members: { id: string; canSuspend: boolean }[] }) => one.members);
      return people.find((one: { id: string }) => one.id === who.memberId)?.canSuspend;
    };
    expect(await canSuspend(staff, member)).toBe(true);
    expect(await canSuspend(staff, staff)).toBe(false);
    expect(await canSuspend(admin, staff)).toBe(true);
    expect(await canSuspend(admin, admin)).toBe(false);
  });

  it('finds part of a workshop’s or a member’s name or address, in any case', async () => {
    const [one, two] = [await newPerson(test), await newPerson(test)];
    await rename(one, 'Sartoria Quagliarella');
    await test.deps.db.execute(sql`update members set name = 'Quintino Sella' where id = ${two.memberId}`);
    expect(await idsOf(staff, '?q=QUAGLIA')).toEqual([one.workshopId]);
    expect(await idsOf(staff, '?q=quintino%20s')).toEqual([two.workshopId]);
    expect(await idsOf(staff, `?q=${two.email.slice(0, 18).toUpperCase()}`)).toEqual([two.workshopId]);
    expect(await idsOf(elsewhere, '?q=quaglia')).toEqual([]);
    expect(await idsOf(staff, '?q=')).toContain(one.workshopId);
  });

  it.each([
    ['%', '100% Lana', '100 Lana'],
    ['_', 'Lana_Cotone', 'Lana-Cotone'],
    ['\\', 'Lana\\Cotone', 'Lana/Cotone'],
    ["'", "L'Ago", 'L Ago'],
  ])('takes %s for what it is', async (sign, with_, without) => {
    const [one, two] = [await newPerson(test), await newPerson(test)];
    await rename(one, with_);
    await rename(two, without);
    const found = await idsOf(staff, `?q=${encodeURIComponent(sign)}`);
    expect(found).toContain(one.workshopId);
    expect(found).not.toContain(two.workshopId);
  });

  it('is narrowed by trust, and is paged without losing or repeating any', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      made.unshift((await newPerson(test, { hub: 'zagreb', trust: 'restricted' })).workshopId);
    }
    await newPerson(test, { hub: 'zagreb' });
    const zagreb = await newPerson(test, { hub: 'zagreb', staffOf: 'zagreb' });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await list(zagreb, `?trust=restricted&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map((one: { id: string }) => one.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made);
  });
});

describe('trust', () => {
  it('that is given publishes what its workshop hands in next, tells everybody there, and is on record', async () => {
    const lister = await newPerson(test);
    const colleague = await newPerson(test);
    await test.deps.db
      .insert(workshopMembers)
      .values({ workshopId: lister.workshopId, memberId: colleague.memberId });
    const answer = await trust(staff, lister, { trust: 'trusted' });
    expect(answer.body).toMatchObject({ id: lister.workshopId, trust: 'trusted' });
    expect((await publishListing(lister)).status).toBe('published');
    const told = await rows(sql`select data->>'memberId' as member from pgboss.job
      where data->>'kind' = 'trust_changed' and data->>'subjectId' = ${lister.workshopId}`);
    expect(told.map((row) => row['member']).toSorted()).toEqual(
      [lister.memberId, colleague.memberId].toSorted(),
    );
    expect(
      await rows(
        sql`select action, actor_id, hub, detail from audit_log where subject_id = ${lister.workshopId}`,
      ),
    ).toEqual([
      {
        action: 'workshop.trust',
        actor_id: staff.memberId,
        hub: 'milano',
        detail: { from: 'new', to: 'trusted' },
      },
    ]);
  });

  it('is taken with a reason, which the workshop is told and the log is not', async () => {
    const lister = await newPerson(test);
    for (const body of [{ trust: 'restricted' }, { trust: 'restricted', note: ' ' }]) {
      const bare = await trust(staff, lister, body);
      expect(bare.body.error.details.issues).toEqual([
        expect.objectContaining({ path: 'note', code: 'required' }),
      ]);
    }
    const note = 'Tre lotti non corrispondevano alle foto.';
    expect((await trust(staff, lister, { trust: 'restricted', note })).body.trust).toBe('restricted');
    const kept = sql`select trust, trust_note from workshops where id = ${lister.workshopId}`;
    expect(await rows(kept)).toEqual([{ trust: 'restricted', trust_note: note }]);
    const log = await rows(sql`select detail from audit_log where subject_id = ${lister.workshopId}`);
    expect(JSON.stringify(log)).not.toContain('Tre lotti');
    await trust(staff, lister, { trust: 'new' });
    expect(await rows(kept)).toEqual([{ trust: 'new', trust_note: null }]);
  });

  it('that is as it was is not told again', async () => {
    const lister = await newPerson(test);
    expect((await trust(staff, lister, { trust: 'new' })).status).toBe(200);
    expect(await rows(sql`select 1 from audit_log where subject_id = ${lister.workshopId}`)).toEqual([]);
    expect(await rows(sql`select 1 from pgboss.job where data->>'subjectId' = ${lister.workshopId}`)).toEqual(
      [],
    );
  });

  it('is staff’s of that hub to give, and nobody’s own', async () => {
    const lister = await newPerson(test);
    expect((await trust(lister, lister, { trust: 'trusted' })).status).toBe(403);
    expect((await trust(member, lister, { trust: 'trusted' })).status).toBe(404);
    expect((await trust(elsewhere, lister, { trust: 'trusted' })).status).toBe(404);
    expect((await trust(staff, staff, { trust: 'trusted' })).status).toBe(403);
    expect((await trust(admin, admin, { trust: 'trusted' })).status).toBe(403);
    expect((await trust(admin, lister, { trust: 'trusted' })).status).toBe(200);
  });

  it('of a closed workshop cannot be changed', async () => {
    const lister = await newPerson(test);
    await lister.call('POST', `/workshops/${lister.workshopId}/close`);
    expect((await trust(staff, lister, { trust: 'trusted' })).body.error).toMatchObject({
      code: 'INVALID_STATE',
      details: { status: 'closed' },
    });
    const [entry] = (await list(staff)).items;
    const name = 'un laboratorio che ha chiuso';
    expect(entry).toMatchObject({ id: lister.workshopId, name, closedAt: expect.any(String) });
  });

  it('changed by two at once is told twice only where it changed twice', async () => {
    const lister = await newPerson(test);
    const answers = await Promise.all([
      trust(staff, lister, { trust: 'trusted' }),
      trust(admin, lister, { trust: 'trusted' }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await rows(sql`select 1 from audit_log where subject_id = ${lister.workshopId}`)).toHaveLength(1);
  });
});

describe('suspension', () => {
  const suspend = (by: Person, who: Person, note = 'Ha venduto a nome d’altri.') =>
    by.call('PUT', `/moderation/members/${who.memberId}/suspension`, { note });
  const restore = (by: Person, who: Person) =>
    by.call('DELETE', `/moderation/members/${who.memberId}/suspension`);

  it('ends what the member may do at once, shows in the list, and can be lifted', async () => {
    const person = await newPerson(test);
    expect((await suspend(staff, person)).status).toBe(204);
    expect((await person.call('GET', '/me')).status).toBe(401);
    const suspendedAt = async () => (await list(staff)).items[0].members[0].suspendedAt;
    expect(await suspendedAt()).toEqual(expect.any(String));
    expect((await restore(staff, person)).status).toBe(204);
    expect(await suspendedAt()).toBeNull();
  });

  it('needs its reasons', async () => {
    const answer = await suspend(staff, member, ' ');
    expect(answer.body.error.details.issues).toEqual([expect.objectContaining({ path: 'note' })]);
  });

  it('is staff’s of a hub of theirs, never of staff, admins or oneself', async () => {
    const person = await newPerson(test);
    const statuses = async (by: Person, who: Person) => [
      (await suspend(by, who)).status,
      (await restore(by, who)).status,
    ];
    expect(await statuses(member, person)).toEqual([404, 404]);
    expect(await statuses(elsewhere, person)).toEqual([404, 404]);
    expect(await statuses(staff, staff)).toEqual([403, 403]);
    expect(await statuses(admin, admin)).toEqual([403, 403]);
    const other = await newPerson(test, { staffOf: 'milano' });
    expect(await statuses(staff, other)).toEqual([403, 403]);
    expect(await statuses(admin, other)).toEqual([204, 204]);
  });
});
