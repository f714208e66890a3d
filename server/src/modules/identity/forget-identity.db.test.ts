import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller, claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { forgetIdentity } from './use-cases/forget-identity.ts';
import { inviteTo } from './use-cases/invite.ts';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
// What a test before has left is forgotten first.
beforeEach(() => forgetIdentity(test.deps));

const run = (statement: ReturnType<typeof sql>) => test.deps.db.execute(statement);
const exists = async (person: Person) =>
  (await run(sql`select 1 from members where id = ${person.memberId}`)).length === 1;

/** Somebody who registered long ago, signed out, and never confirmed. */
async function longAgo(): Promise<Person> {
  const person = await newPerson(test, { confirmed: false });
  await run(sql`update members set created_at = now() - interval '31 days' where id = ${person.memberId}`);
  await run(sql`update sessions set ended_at = now() where member_id = ${person.memberId}`);
  return person;
}

describe('what is over is forgotten after thirty days', () => {
  it('links, invitations and sessions, but not a day sooner', async () => {
    const person = await newPerson(test);
    await caller(test, null)('POST', '/auth/link', { email: person.email });
    await test.deps.db.transaction((tx) =>
      inviteTo(test.deps, tx, { role: 'admin', email: person.email, invitedBy: null, locale: 'it' }),
    );
    const count = async () => {
      const [row] = await run(sql`select
        (select count(*)::int from mailed_links where email = ${person.email}) as links,
        (select count(*)::int from invitations where email = ${person.email}) as invitations,
        (select count(*)::int from sessions where member_id = ${person.memberId}) as sessions`);
      return row;
    };
    const age = async (days: number) => {
      for (const table of ['mailed_links', 'invitations', 'sessions']) {
        await run(
          sql`update ${sql.identifier(table)} set expires_at = now() - make_interval(days => ${days})`,
        );
      }
    };
    await age(29);
    await forgetIdentity(test.deps);
    expect(await count()).toEqual({ links: 2, invitations: 1, sessions: 1 });
    await age(31);
    expect(await forgetIdentity(test.deps)).toBeGreaterThanOrEqual(4);
    expect(await count()).toEqual({ links: 0, invitations: 0, sessions: 0 });
    expect(await forgetIdentity(test.deps)).toBe(0);
  });

  it('a session that was ended counts from its end', async () => {
    const person = await newPerson(test);
    await run(
      sql`update sessions set ended_at = now() - interval '31 days' where member_id = ${person.memberId}`,
    );
    expect(await forgetIdentity(test.deps)).toBe(1);
  });

  it('attempts go with their window', async () => {
    await run(sql`insert into attempts values ('a:b', '\\x01', 3, now() - interval '1 second'),
      ('a:b', '\\x02', 3, now() + interval '1 minute')`);
    expect(await forgetIdentity(test.deps)).toBe(1);
    expect(await run(sql`select count from attempts`)).toHaveLength(1);
  });
});

describe('an account that nobody confirmed within thirty days', () => {
  it('is forgotten, with its workshop, links and sessions', async () => {
    const person = await longAgo();
    expect(await forgetIdentity(test.deps)).toBe(1);
    expect(await exists(person)).toBe(false);
    expect(await run(sql`select 1 from workshops where id = ${person.workshopId}`)).toHaveLength(0);
  });

  const kept: [string, (person: Person) => Promise<unknown>][] = [
    [
      'is confirmed',
      ({ memberId }) => run(sql`update members set verified_at = now() where id = ${memberId}`),
    ],
    [
      'is younger',
      ({ memberId }) =>
        run(sql`update members set created_at = now() - interval '29 days' where id = ${memberId}`),
    ],
    [
      'is suspended',
      ({ memberId }) => run(sql`update members set suspended_at = now() where id = ${memberId}`),
    ],
    [
      'is signed in',
      ({ memberId }) => run(sql`update sessions set ended_at = null where member_id = ${memberId}`),
    ],
  ];

  it.each(kept)('stays when it %s', async (_what, change) => {
    const person = await longAgo();
    await change(person);
    await forgetIdentity(test.deps);
    expect(await exists(person)).toBe(true);
  });

  it('stays when it has a draft, has claimed something, or shares its workshop', async () => {
    const listing = await publishListing(await newPerson(test, { trust: 'trusted' }));
    const people = await Promise.all([1, 2, 3].map(() => newPerson(test, { confirmed: false })));
    const [drafting, claiming, sharing] = people;
    if (!drafting || !claiming || !sharing) throw new Error('nobody registered');
    await drafting.call('POST', '/listings', listingBody());
    await claim(claiming, listing.id, { amount: { value: 0.5, unit: 'm' } });
    await run(sql`insert into workshop_members (workshop_id, member_id)
      select ${sharing.workshopId}::uuid, id from members where verified_at is not null limit 1`);
    await run(sql`update members set created_at = now() - interval '31 days' where verified_at is null`);
    await run(sql`update sessions set ended_at = now()`);
    await forgetIdentity(test.deps);
    for (const person of people) expect(await exists(person)).toBe(true);
  });
});
