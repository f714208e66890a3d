import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let lister: Person;
let staff: Person;

beforeAll(async () => {
  test = await startTestApp();
  lister = await newPerson(test);
  staff = await newPerson(test, { staffOf: 'milano' });
});
afterAll(() => test.close());

async function submitted(person: Person = lister, changes: Record<string, unknown> = {}): Promise<string> {
  const { body } = await person.call('POST', '/listings', listingBody(changes));
  await person.call('POST', `/listings/${body.id}/submit`);
  return body.id;
}

const decide = (person: Person, id: string, body: Record<string, unknown>) =>
  person.call('POST', `/moderation/listings/${id}/decision`, body);

describe('the queue', () => {
  it('shows staff what waits at their hub, oldest first, with what a machine noticed', async () => {
    const first = await submitted(lister, { weightGsm: 3000, massKg: null });
    const second = await submitted();
    const { body } = await staff.call('GET', '/moderation/queue');
    const ids = body.items.map((entry: { listing: { id: string } }) => entry.listing.id);
    expect(ids.indexOf(first)).toBeLessThan(ids.indexOf(second));
    expect(body.items[ids.indexOf(first)].hints).toContainEqual(
      expect.objectContaining({ path: 'weightGsm', code: 'untypical' }),
    );
  });

  it('is paged without losing or repeating any', async () => {
    const paris = await newPerson(test, { staffOf: 'paris' });
    const person = await newPerson(test, { hub: 'paris' });
    const made = [];
    for (let n = 0; n < 5; n += 1) made.push(await submitted(person, { hub: 'paris' }));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await paris.call(
        'GET',
        `/moderation/queue?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map((entry: { listing: { id: string } }) => entry.listing.id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(made);
  });

  it('is not for members, and shows staff no other hub', async () => {
    const id = await submitted();
    expect((await lister.call('GET', '/moderation/queue')).status).toBe(403);
    const geneva = await newPerson(test, { staffOf: 'geneva' });
    expect((await geneva.call('GET', '/moderation/queue')).body.items).toEqual([]);
    expect((await decide(geneva, id, { action: 'approve' })).status).toBe(404);
    const admin = await newPerson(test, { admin: true });
    expect((await admin.call('GET', '/moderation/queue')).body.items.length).toBeGreaterThan(0);
  });
});

describe('a decision', () => {
  it('to approve publishes, tells the lister and is on record', async () => {
    const id = await submitted();
    const answer = await decide(staff, id, { action: 'approve' });
    expect(answer.body).toMatchObject({ status: 'published' });
    const [mail] = await test.deps.db.execute(
      sql`select data->>'kind' as kind from pgboss.job where data->>'memberId' = ${lister.memberId} order by created_on desc limit 1`,
    );
    expect(mail).toMatchObject({ kind: 'listing_decided' });
    const audit = await test.deps.db.execute(
      sql`select action, actor_id from audit_log where subject_id = ${id} order by id`,
    );
    expect([...audit]).toEqual([
      { action: 'listing.submit', actor_id: lister.memberId },
      { action: 'listing.approve', actor_id: staff.memberId },
    ]);
  });

  it('to ask for changes gives the lister the reason, and the listing can be handed in again', async () => {
    const id = await submitted();
    await decide(staff, id, {
      action: 'request_changes',
      reason: 'composition_unclear',
      note: 'Serve la percentuale.',
    });
    const { body } = await lister.call('GET', `/listings/${id}`);
    expect(body).toMatchObject({
      status: 'changes_requested',
      decision: { action: 'request_changes', reason: 'composition_unclear', note: 'Serve la percentuale.' },
    });
    expect((await lister.call('POST', `/listings/${id}/submit`)).body.status).toBe('pending');
  });

  it('to reject is final for the listing', async () => {
    const id = await submitted();
    expect((await decide(staff, id, { action: 'reject', reason: 'waste' })).body.status).toBe('rejected');
    expect((await lister.call('POST', `/listings/${id}/submit`)).body.error.code).toBe('INVALID_STATE');
  });

  it('to remove takes down what is published', async () => {
    const trusted = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(trusted);
    expect((await decide(staff, listing.id, { action: 'remove', reason: 'prohibited' })).body.status).toBe(
      'removed',
    );
    expect((await lister.call('GET', `/listings/${listing.id}`)).status).toBe(404);
  });

  it.each([
    [{ action: 'reject' }, 'reason', 'required'],
    [{ action: 'reject', reason: 'other' }, 'note', 'required'],
    [{ action: 'reject', reason: 'dislike' }, 'reason', 'unknown_code'],
    [{ action: 'burn' }, 'action', 'unknown_code'],
  ])('%j says what is wrong', async (body, path, code) => {
    const answer = await decide(staff, await submitted(), body);
    expect(answer.body.error.details.issues).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('of two staff at once is taken once, and the slower learns the state', async () => {
    const id = await submitted();
    const colleague = await newPerson(test, { staffOf: 'milano' });
    const answers = await Promise.all([
      decide(staff, id, { action: 'approve' }),
      decide(colleague, id, { action: 'reject', reason: 'waste' }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it('is not on a text that changed after it was read', async () => {
    const id = await submitted();
    const { body } = await lister.call('GET', `/listings/${id}`);
    await lister.call('PATCH', `/listings/${id}`, { revision: body.revision, title: 'Tutt’altra cosa' });
    const stale = await decide(staff, id, { action: 'approve', revision: body.revision });
    expect(stale.body.error).toMatchObject({
      code: 'STALE_REVISION',
      details: { current: { title: 'Tutt’altra cosa' } },
    });
    expect((await decide(staff, id, { action: 'approve', revision: body.revision + 1 })).body.status).toBe(
      'published',
    );
  });

  it('is never on one’s own listing', async () => {
    const both = await newPerson(test, { staffOf: 'milano' });
    expect((await decide(both, await submitted(both), { action: 'approve' })).status).toBe(403);
  });
});

describe('the audit log', () => {
  it.each([
    ['update', sql`update audit_log set action = 'nothing'`],
    ['delete', sql`delete from audit_log`],
    ['truncate', sql`truncate audit_log`],
  ])('refuses %s', async (_what, statement) => {
    await expect(test.deps.db.execute(statement)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('append-only') }),
    });
  });
});
