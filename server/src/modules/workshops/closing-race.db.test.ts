import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { claim, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { actorOf } from './testing/actor-of.ts';
import { closeWorkshop } from './use-cases/close-workshop.ts';

let test: TestApp;
let taker: Person;

beforeAll(async () => {
  test = await startTestApp();
  taker = await newPerson(test, { trust: 'trusted' });
});
afterAll(() => test.close());

const close = (person: Person) => person.call('POST', `/workshops/${person.workshopId}/close`);
const metres = (value: number) => ({ amount: { value, unit: 'm' } });

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return [...(await test.deps.db.execute(query))];
}

async function keptUntil({ workshopId }: Person) {
  const [row] = await rows(sql`select kept_until from workshops where id = ${workshopId}`);
  return row?.['kept_until'];
}

/** Until so many statements wait for what another transaction holds. */
async function waitingForLocks(count: number): Promise<void> {
  await vi.waitFor(async () => {
    const [row] = await rows(sql`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    expect(row).toEqual({ waiting: count });
  });
}

describe('while a workshop closes', () => {
  it('what is made in its name waits, and then is not made', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const theirs = await publishListing(taker);
    const actor = await actorOf(test, person);
    const done = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const closing = test.deps.db.transaction(async (tx) => {
      await closeWorkshop(test.deps, tx, actor, person.workshopId);
      closed.resolve();
      await done.promise;
    });
    await closed.promise;
    const late = [claim(person, theirs.id, metres(1)), person.call('POST', '/listings', { title: 'Tardi' })];
    await waitingForLocks(2);
    done.resolve();
    await closing;
    const answers = await Promise.all(late);
    expect(answers.map((answer) => answer.body.error.code)).toEqual(['AMOUNT_UNAVAILABLE', 'FORBIDDEN']);
    expect(await rows(sql`select id from claims where workshop_id = ${person.workshopId}`)).toEqual([]);
    expect(await rows(sql`select id from listings where workshop_id = ${person.workshopId}`)).toEqual([]);
  });

  it('a claim that comes after its claims were looked through and before its listing is, is cancelled too', async () => {
    const person = await newPerson(test, { trust: 'trusted' });
    const [first, second] = [(await publishListing(person)).id, (await publishListing(person)).id];
    const done = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const holding = test.deps.db.transaction(async (tx) => {
      await tx.execute(sql`select id from listings where id = ${first} for no key update`);
      held.resolve();
      await done.promise;
    });
    await held.promise;
    const closing = close(person);
    await waitingForLocks(1);
    expect((await claim(taker, second, metres(1))).status).toBe(201);
    done.resolve();
    await holding;
    expect((await closing).status).toBe(204);
    expect(await rows(sql`select status from claims where listing_id = ${second}`)).toEqual([
      { status: 'cancelled' },
    ]);
  });

  it('whoever claims at that moment holds nothing in the end, and nothing fails', async () => {
    for (let trial = 0; trial < 8; trial += 1) {
      const person = await newPerson(test, { trust: 'trusted' });
      const [mine, theirs] = [await publishListing(person), await publishListing(taker)];
      const answers = await Promise.all([
        claim(person, theirs.id, metres(1)),
        claim(taker, mine.id, metres(1)),
        close(person),
        claim(person, theirs.id, metres(2)),
        claim(taker, mine.id, metres(2)),
        person.call('POST', '/listings', { title: 'All’ultimo' }),
      ]);
      expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
      expect(answers[2]?.status).toBe(204);
      const live = await rows(sql`select c.id from claims c join listings l on l.id = c.listing_id
        where c.status = 'reserved' and (c.workshop_id = ${person.workshopId} or l.workshop_id = ${person.workshopId})`);
      expect(live).toEqual([]);
      const held = await rows(
        sql`select id from listings where amount_held <> 0 and id in (${mine.id}, ${theirs.id})`,
      );
      expect(held).toEqual([]);
      const drafts = await rows(
        sql`select id from listings where workshop_id = ${person.workshopId} and status <> 'withdrawn'`,
      );
      expect(drafts).toEqual([]);
    }
  });

  it('cancelling and handing over meet it without a fault', async () => {
    for (let trial = 0; trial < 8; trial += 1) {
      const person = await newPerson(test, { trust: 'trusted' });
      const listing = await publishListing(person);
      const one = (await claim(taker, listing.id, metres(1))).body;
      const two = (await claim(taker, listing.id, metres(2))).body;
      const answers = await Promise.all([
        taker.call('POST', `/claims/${one.id}/cancel`, {}),
        person.call('POST', `/claims/${two.id}/handover`, { massKg: 0.5 }),
        close(person),
      ]);
      expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
      const [state] = await rows(sql`select amount_held::int as held from listings where id = ${listing.id}`);
      expect(state).toEqual({ held: 0 });
      const collected = answers[1]?.status === 200;
      expect((await keptUntil(person)) !== null).toBe(collected);
    }
  });
});
