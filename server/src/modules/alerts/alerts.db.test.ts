import { members } from '@scampolo/db/schema/identity';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { type Mailbox, openMailbox } from '../identity/testing/mailbox.ts';
import { newColleague } from '../workshops/testing/colleagues.ts';
import { age, keep, matchAll } from './testing/alerts.ts';
import { matchListing } from './use-cases/match-listing.ts';
import { tellDue } from './use-cases/tell-due.ts';

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
  await matchAll(test);
});

const subjects = async (person = seeker) =>
  (await mailbox.read(person.email)).map(({ subject }) => subject).filter((one) => /^(?:Nuovo|\d)/.test(one));
const unseen = async (person = seeker) =>
  (await person.call('GET', '/me/saved-searches')).body.items.map((one: { unseen: number }) => one.unseen);

describe('a listing that is published', () => {
  it('is told at once to those whose search finds it, and to nobody else', async () => {
    const other = await newPerson(test);
    await keep(seeker, 'q=lana&fibre=wool');
    await keep(other, 'q=seta');
    await publishListing(giver, { title: 'Lana da cappotto' });
    await matchAll(test);
    expect(await subjects()).toEqual(['Nuovo: Lana da cappotto']);
    expect(await subjects(other)).toEqual([]);
    expect(await unseen()).toEqual([1]);
  });

  it('is told once, in one mail, to who looks for it in two ways, and again to nobody', async () => {
    await keep(seeker, 'q=gabardine', 'at_once', 'Gabardine');
    await keep(seeker, 'fibre=wool&q=gabardine', 'at_once', 'Lana');
    const { id, revision } = await publishListing(giver, { title: 'Gabardine' });
    await matchAll(test, 2);
    const change = { revision, title: 'Gabardine di lana' };
    expect((await giver.call('PATCH', `/listings/${id}`, change)).status).toBe(200);
    expect(await matchAll(test)).toBe(1);
    expect(await subjects()).toEqual(['Nuovo: Gabardine di lana']);
  });

  it('is not told to its own workshop, nor to a colleague there', async () => {
    const colleague = await newColleague(test, giver);
    await keep(giver, 'q=damasco');
    await keep(colleague, 'q=damasco');
    await publishListing(giver, { title: 'Damasco' });
    await matchAll(test);
    expect([await subjects(giver), await subjects(colleague)]).toEqual([[], []]);
    expect(await unseen(colleague)).toEqual([0]);
  });

  it('waits for the approval where staff read it first', async () => {
    const [fresh, staff] = [await newPerson(test), await newPerson(test, { staffOf: 'milano' })];
    await keep(seeker, 'q=bottoni');
    const { body } = await fresh.call('POST', '/listings', listingBody({ title: 'Bottoni e lana' }));
    await fresh.call('POST', `/listings/${body.id}/submit`);
    expect(await matchAll(test)).toBe(0);
    await staff.call('POST', `/moderation/listings/${body.id}/decision`, { action: 'approve' });
    await matchAll(test);
    expect(await subjects()).toEqual(['Nuovo: Bottoni e lana']);
  });

  it('is told to nobody when it was taken back before', async () => {
    await keep(seeker, 'q=broccato');
    const { id } = await publishListing(giver, { title: 'Broccato' });
    await giver.call('POST', `/listings/${id}/withdraw`);
    await matchAll(test);
    expect([await subjects(), await unseen()]).toEqual([[], [0]]);
  });
});

describe('a listing that changes', () => {
  it('is told to those whose search finds it from then on, and not to those whose search found it before', async () => {
    const { id, revision } = await publishListing(giver, { title: 'Popeline', weightGsm: 110 });
    await matchAll(test);
    const late = await newPerson(test);
    await keep(seeker, 'q=popeline&weightMin=200');
    await keep(late, 'q=popeline');
    await giver.call('PATCH', `/listings/${id}`, { revision, weightGsm: 210 });
    await matchAll(test);
    expect(await subjects()).toEqual(['Nuovo: Popeline']);
    expect(await subjects(late)).toEqual([]);
  });

  it('is told to those for whom it was not enough before a claim was cancelled', async () => {
    const { id } = await publishListing(giver, { title: 'Crespo', amount: { value: 10, unit: 'm' } });
    await matchAll(test);
    const claimant = await newPerson(test);
    const { body } = await claim(claimant, id, { amount: { value: 8, unit: 'm' } });
    await keep(seeker, 'q=crespo&amountMin=5&unit=m');
    await keep(claimant, 'q=crespo');
    await claimant.call('POST', `/claims/${body.id}/cancel`, {});
    expect(await matchAll(test)).toBe(1);
    expect(await subjects()).toEqual(['Nuovo: Crespo']);
    expect(await subjects(claimant)).toEqual([]);
  });

  it('is told to who did not know of it when all of it was claimed and is free again', async () => {
    const { id } = await publishListing(giver, { title: 'Organza', amount: { value: 2, unit: 'm' } });
    await matchAll(test);
    const claimant = await newPerson(test);
    const { body } = await claim(claimant, id, { amount: { value: 2, unit: 'm' } });
    await keep(seeker, 'q=organza');
    await claimant.call('POST', `/claims/${body.id}/cancel`, {});
    await matchAll(test);
    expect(await subjects()).toEqual(['Nuovo: Organza']);
  });

  it('is looked for once it is saved as a draft, and not before it is published', async () => {
    await keep(seeker, 'q=tulle');
    const { body } = await giver.call('POST', '/listings', listingBody({ title: 'Tulle' }));
    await giver.call('PATCH', `/listings/${body.id}`, { revision: body.revision, widthCm: 140 });
    expect(await matchAll(test)).toBe(0);
  });
});

describe('mails of the day and the week', () => {
  it('tell what was found before eight in the morning, each member in one mail, once', async () => {
    const wool = await keep(seeker, 'q=flanella', 'daily', 'Flanella');
    const long = await keep(seeker, 'q=flanella&amountMin=20&unit=m', 'daily', 'Flanella in quantità');
    await publishListing(giver, { title: 'Flanella grigia' });
    await publishListing(giver, { title: 'Flanella blu', amount: { value: 30, unit: 'm' } });
    await matchAll(test);
    // Ahead of the clock, so that eight in the morning does not come between.
    for (const id of [wool, long]) await age(test, id, -1);
    await tellDue(test.deps);
    expect(await subjects()).toEqual([]);
    for (const id of [wool, long]) await age(test, id, 25);
    await tellDue(test.deps);
    await tellDue(test.deps);
    // Each lot stands under the first search that found it, and the other one found nothing else.
    expect(await subjects()).toEqual(['2 lotti nuovi per «Flanella»']);
    const [mail, ...others] = (await mailbox.read(seeker.email)).filter(({ text }) =>
      text.includes('Flanella'),
    );
    expect(others).toEqual([]);
    expect(mail?.text).toContain('Flanella grigia (12,5\u00a0m, Milano, in regalo)');
    expect(mail?.text.match(/Flanella blu/g)).toHaveLength(1);
  });

  it('leave out what cannot be had any more, and tell it when it is back', async () => {
    const id = await keep(seeker, 'q=velluto', 'weekly', 'Velluto');
    const claimant = await newPerson(test);
    const { id: listingId } = await publishListing(giver, {
      title: 'Velluto',
      amount: { value: 2, unit: 'm' },
    });
    await matchAll(test);
    const { body } = await claim(claimant, listingId, { amount: { value: 2, unit: 'm' } });
    await age(test, id, 8 * 24);
    await tellDue(test.deps);
    expect(await subjects()).toEqual([]);
    await claimant.call('POST', `/claims/${body.id}/cancel`, {});
    await tellDue(test.deps);
    expect(await subjects()).toEqual(['Nuovo: Velluto']);
  });

  it('do not go out about a search that is only kept, nor about what it found while it was', async () => {
    const id = await keep(seeker, 'q=chiffon', 'none');
    await publishListing(giver, { title: 'Chiffon' });
    await matchAll(test);
    await seeker.call('PATCH', `/me/saved-searches/${id}`, { cadence: 'daily' });
    await age(test, id, 48);
    await tellDue(test.deps);
    expect([await subjects(), await unseen()]).toEqual([[], [0]]);
  });

  it('come once of two runs at once', async () => {
    const id = await keep(seeker, 'q=tartan', 'daily');
    await publishListing(giver, { title: 'Tartan' });
    await matchAll(test);
    await age(test, id, 24);
    await Promise.all([tellDue(test.deps), tellDue(test.deps), tellDue(test.deps)]);
    expect(await subjects()).toEqual(['Nuovo: Tartan']);
  });

  it('come after all when a run was killed before its mail was enqueued', async () => {
    const id = await keep(seeker, 'q=boucl%C3%A9', 'daily');
    await publishListing(giver, { title: 'Bouclé' });
    await matchAll(test);
    await age(test, id, 24);
    const jobs = { ...test.deps.jobs, enqueueMails: () => Promise.reject(new Error('killed')) };
    await expect(tellDue({ ...test.deps, jobs })).rejects.toThrow('killed');
    await tellDue(test.deps);
    expect(await subjects()).toEqual(['Nuovo: Bouclé']);
  });
});

describe('who cannot be written to', () => {
  it('hears of it once their address is confirmed, or they are let in again', async () => {
    const fresh = await newPerson(test, { confirmed: false });
    await keep(fresh, 'q=canapa');
    await keep(seeker, 'q=canapa');
    const { db } = test.deps;
    await db.update(members).set({ suspendedAt: new Date() }).where(eq(members.id, seeker.memberId));
    await publishListing(giver, { title: 'Canapa' });
    await matchAll(test);
    await tellDue(test.deps);
    expect([await subjects(fresh), await subjects()]).toEqual([[], []]);
    await db.update(members).set({ suspendedAt: null }).where(eq(members.id, seeker.memberId));
    await db.update(members).set({ verifiedAt: new Date() }).where(eq(members.id, fresh.memberId));
    await tellDue(test.deps);
    expect([await subjects(fresh), await subjects()]).toEqual([['Nuovo: Canapa'], ['Nuovo: Canapa']]);
  });
});

describe('a job that is killed or runs twice', () => {
  it('leaves nobody out and tells nobody twice', async () => {
    await keep(seeker, 'q=loden');
    const other = await newPerson(test);
    await keep(other, 'q=loden');
    const { id: listingId } = await publishListing(giver, { title: 'Loden' });
    const job = { listingId, before: null };
    const jobs = { ...test.deps.jobs, enqueueMails: () => Promise.reject(new Error('killed')) };
    await expect(matchListing({ ...test.deps, jobs }, job)).rejects.toThrow('killed');
    expect(await unseen()).toEqual([0]);
    await Promise.all([matchListing(test.deps, job), matchListing(test.deps, job)]);
    await matchAll(test);
    expect([await subjects(), await subjects(other)]).toEqual([['Nuovo: Loden'], ['Nuovo: Loden']]);
  });

  it('is enqueued with what it tells or not at all', async () => {
    await keep(seeker, 'q=raso');
    const { body } = await giver.call('POST', '/listings', listingBody({ title: 'Raso' }));
    await test.deps.db
      .transaction(async (tx) => {
        await test.deps.jobs.enqueueMatch(tx, { listingId: body.id, before: null });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    expect(await matchAll(test)).toBe(0);
  });

  it('finds the searches of more members than fit on one page, each once', async () => {
    await test.deps.db.execute(sql`with made as (
        insert into members (id, email, email_key, name, locale, verified_at)
        select gen_random_uuid(), 'm' || n || '@many.example', 'm' || n || '@many.example', 'M', 'it', now()
        from generate_series(1, 1100) n returning id)
      insert into saved_searches (id, member_id, name, query, cadence)
      select gen_random_uuid(), id, 'n' || k, 'q=shantung&widthMin=' || k, 'none' from made cross join generate_series(1, 2) k`);
    const { id } = await publishListing(giver, { title: 'Shantung' });
    await matchAll(test, 2);
    const [row] = await test.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from alert_matches a join saved_searches s on s.id = a.search_id
        where a.listing_id = ${id} and s.query like 'q=shantung%'`,
    );
    expect(row?.count).toBe(2200);
  });
});
