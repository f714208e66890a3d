import { invitations, members } from '@scampolo/db/schema/identity';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { newColleague } from './testing/colleagues.ts';

let test: TestApp;
let owner: Person;
let colleague: Person;
let stranger: Person;
let staff: Person;
let nobody: Person['call'];

beforeAll(async () => {
  test = await startTestApp();
  stranger = await newPerson(test);
  staff = await newPerson(test, { staffOf: 'milano' });
  nobody = caller(test, null);
  owner = await newPerson(test);
  colleague = await newColleague(test, owner);
});
afterAll(() => test.close());

const people = (person: Person, of: Person = person) =>
  person.call('GET', `/workshops/${of.workshopId}/people`);
const invite = (person: Person, email: string, of: Person = person) =>
  person.call('POST', `/workshops/${of.workshopId}/invitations`, { email });
const remove = (person: Person, who: Person, of: Person) =>
  person.call('DELETE', `/workshops/${of.workshopId}/members/${who.memberId}`);
const handOver = (person: Person, to: Person, of: Person) =>
  person.call('POST', `/workshops/${of.workshopId}/hand-over`, { memberId: to.memberId });
const accept = (invitationId: string) =>
  nobody('POST', '/invitations/accept', {
    token: test.deps.tokens.linkToken('invitation', invitationId),
    name: 'Nuova collega',
    password: 'una frase che nessuno indovina',
  });
const worksAt = async (person: Person) =>
  (await person.call('GET', '/me')).body.workshops.map((one: { id: string; role: string }) => [
    one.id,
    one.role,
  ]);
const mails = async (kind: string, subjectId: string) => {
  const rows = await test.deps.db.execute(sql`select data->>'memberId' as member from pgboss.job
    where data->>'kind' = ${kind} and data->>'subjectId' = ${subjectId}`);
  return rows.map((row) => row['member']);
};
const actions = async (subjectId: string) => {
  const rows = await test.deps.db.execute(
    sql`select action, actor_id, detail from audit_log where subject_id = ${subjectId} order by id`,
  );
  return [...rows];
};

describe('the people of a workshop', () => {
  it('are told to its own people and its hub’s staff', async () => {
    const { status, body } = await people(owner);
    expect(status).toBe(200);
    expect(body.members).toEqual([
      expect.objectContaining({ memberId: owner.memberId, email: owner.email, role: 'owner' }),
      expect.objectContaining({ memberId: colleague.memberId, email: colleague.email, role: 'member' }),
    ]);
    expect((await people(colleague, owner)).body).toEqual(body);
    expect((await people(staff, owner)).body).toEqual(body);
    expect((await people(stranger, owner)).status).toBe(404);
    expect((await nobody('GET', `/workshops/${owner.workshopId}/people`)).status).toBe(401);
  });

  it('stay untold where the profile alone is public', async () => {
    const open = await newPerson(test);
    await open.call('PATCH', `/workshops/${open.workshopId}`, { revision: 1, profilePublic: true });
    expect((await people(stranger, open)).body.error.code).toBe('FORBIDDEN');
  });
});

describe('an invitation', () => {
  it('is mailed, listed while it is open, and on record', async () => {
    const person = await newPerson(test);
    const answer = await invite(person, 'Nuova@Atelier.example');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ email: 'Nuova@Atelier.example' });
    expect((await people(person)).body.invitations).toEqual([answer.body]);
    expect(await mails('invitation', answer.body.id)).toHaveLength(1);
    expect(await actions(person.workshopId)).toEqual([
      { action: 'workshop.invite', actor_id: person.memberId, detail: { invitation: answer.body.id } },
    ]);
  });

  it('brings a colleague in, and is open no more', async () => {
    const person = await newPerson(test);
    const { body } = await invite(person, `new-${person.memberId}@atelier.example`);
    const joined = await accept(body.id);
    expect(joined.status).toBe(200);
    const after = (await people(person)).body;
    expect(after.invitations).toEqual([]);
    expect(after.members.map((one: { name: string; role: string }) => [one.name, one.role])[1]).toEqual([
      'Nuova collega',
      'member',
    ]);
  });

  it('is the owner’s to send and to take back, with a confirmed address', async () => {
    const { body } = await invite(owner, 'someone@atelier.example');
    const url = `/workshops/${owner.workshopId}/invitations/${body.id}`;
    expect((await invite(colleague, 'x@atelier.example', owner)).status).toBe(403);
    expect((await invite(staff, 'x@atelier.example', owner)).status).toBe(403);
    expect((await invite(stranger, 'x@atelier.example', owner)).status).toBe(404);
    expect((await colleague.call('DELETE', url)).status).toBe(403);
    expect((await stranger.call('DELETE', url)).status).toBe(404);
    const other = await stranger.call('DELETE', `/workshops/${stranger.workshopId}/invitations/${body.id}`);
    expect(other.status).toBe(404);
    expect((await people(owner)).body.invitations).toHaveLength(1);
    const unconfirmed = await newPerson(test, { confirmed: false });
    expect((await invite(unconfirmed, 'x@atelier.example')).body.error.code).toBe('ADDRESS_UNCONFIRMED');
  });

  it('is not for who belongs to it already', async () => {
    const answer = await invite(owner, colleague.email.toUpperCase());
    expect(answer.body.error.code).toBe('ALREADY_MEMBER');
  });

  it('that was taken back cannot be accepted, nor taken back again', async () => {
    const { body } = await invite(owner, 'gone@atelier.example');
    const url = `/workshops/${owner.workshopId}/invitations/${body.id}`;
    expect((await owner.call('DELETE', url)).status).toBe(204);
    expect((await owner.call('DELETE', url)).status).toBe(404);
    expect((await accept(body.id)).body.error.code).toBe('LINK_INVALID');
  });

  it('that is accepted and taken back at once is one of both', async () => {
    const person = await newPerson(test);
    const { body } = await invite(person, `race-${person.memberId}@atelier.example`);
    const [accepted, revoked] = await Promise.all([
      accept(body.id),
      person.call('DELETE', `/workshops/${person.workshopId}/invitations/${body.id}`),
    ]);
    expect([accepted.status === 200, revoked.status === 204].filter(Boolean)).toHaveLength(1);
    expect((await people(person)).body.members).toHaveLength(accepted.status === 200 ? 2 : 1);
  });

  it('is one of twenty, and taking one back makes room only the next day', async () => {
    const person = await newPerson(test);
    const sent = [];
    for (let n = 0; n < 20; n += 1)
      sent.push(await invite(person, `n${n}-${person.memberId}@atelier.example`));
    expect(new Set(sent.map((answer) => answer.status))).toEqual(new Set([201]));
    expect((await invite(person, 'one-more@atelier.example')).body.error.code).toBe('TOO_MANY_INVITATIONS');
    await person.call('DELETE', `/workshops/${person.workshopId}/invitations/${sent[0]?.body.id}`);
    expect((await invite(person, 'one-more@atelier.example')).body.error.code).toBe('TOO_MANY_INVITATIONS');
    await test.deps.db
      .update(invitations)
      .set({ createdAt: sql`now() - interval '25 hours'` })
      .where(eq(invitations.id, sent[0]?.body.id));
    expect((await invite(person, 'one-more@atelier.example')).status).toBe(201);
  });
});

describe('leaving and taking out', () => {
  it('ends what somebody may do at once, and is on record', async () => {
    const gone = await newColleague(test, owner);
    const { body: draft } = await owner.call('POST', '/listings', { title: 'Bozza del laboratorio' });
    expect((await gone.call('GET', `/listings/${draft.id}`)).status).toBe(200);
    expect((await remove(gone, gone, owner)).status).toBe(204);
    expect(await worksAt(gone)).toEqual([[gone.workshopId, 'owner']]);
    expect((await gone.call('GET', `/listings/${draft.id}`)).status).toBe(404);
    expect((await gone.call('GET', '/me/listings')).body.items).toEqual([]);
    const put = await gone.call('POST', '/listings', { title: 'Altra', workshopId: owner.workshopId });
    expect(put.status).toBe(403);
    expect((await actions(owner.workshopId)).at(-1)).toEqual({
      action: 'workshop.leave',
      actor_id: gone.memberId,
      detail: { member: gone.memberId },
    });
  });

  it('of others is the owner’s alone', async () => {
    const other = await newColleague(test, owner);
    expect((await remove(colleague, other, owner)).status).toBe(403);
    expect((await remove(colleague, owner, owner)).status).toBe(403);
    expect((await remove(staff, other, owner)).status).toBe(403);
    expect((await remove(stranger, other, owner)).status).toBe(404);
    expect((await remove(owner, other, owner)).status).toBe(204);
    expect((await remove(owner, other, owner)).status).toBe(404);
    expect((await actions(owner.workshopId)).at(-1)).toMatchObject({ action: 'workshop.remove_colleague' });
  });

  it('is not for the owner, who hands it over or closes it', async () => {
    expect((await remove(owner, owner, owner)).body.error.code).toBe('LAST_OWNER');
  });

  it('twice at once is done once', async () => {
    const gone = await newColleague(test, owner);
    const answers = await Promise.all([remove(gone, gone, owner), remove(owner, gone, owner)]);
    const statuses = answers.map((answer) => answer.status).toSorted();
    expect(statuses[0]).toBe(204);
    // The slower one finds nobody there; who has left may not even know that there was somebody.
    expect([403, 404]).toContain(statuses[1]);
  });
});

describe('handing over', () => {
  it('makes a colleague the owner, who is told', async () => {
    const person = await newPerson(test);
    const next = await newColleague(test, person);
    const answer = await handOver(person, next, person);
    expect(answer.status).toBe(200);
    expect(answer.body.own.role).toBe('member');
    expect(await worksAt(next)).toContainEqual([person.workshopId, 'owner']);
    expect(await mails('workshop_received', person.workshopId)).toEqual([next.memberId]);
    expect(await actions(person.workshopId)).toEqual([
      { action: 'workshop.hand_over', actor_id: person.memberId, detail: { to: next.memberId } },
    ]);
    expect((await remove(person, person, person)).status).toBe(204);
  });

  it('is the owner’s, and to a colleague who can sign in', async () => {
    expect((await handOver(colleague, colleague, owner)).status).toBe(403);
    expect((await handOver(stranger, stranger, owner)).status).toBe(404);
    for (const nobodyThere of [stranger, owner]) {
      const wrong = await handOver(owner, nobodyThere, owner);
      expect(wrong.body.error.details.issues).toEqual([
        expect.objectContaining({ path: 'memberId', code: 'unknown_code' }),
      ]);
    }
    const away = await newColleague(test, owner);
    await test.deps.db.update(members).set({ suspendedAt: new Date() }).where(eq(members.id, away.memberId));
    expect((await handOver(owner, away, owner)).body.error).toMatchObject({
      code: 'INVALID_STATE',
      details: { status: 'suspended' },
    });
  });

  it('to two at once leaves one owner', async () => {
    const person = await newPerson(test);
    const [one, two] = [await newColleague(test, person), await newColleague(test, person)];
    const answers = await Promise.all([handOver(person, one, person), handOver(person, two, person)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 403]);
    const { members: all } = (await people(person)).body;
    expect(all.map((member: { role: string }) => member.role)).toEqual(['owner', 'member', 'member']);
  });

  it('to somebody who leaves at this moment never leaves it without an owner', async () => {
    for (let trial = 0; trial < 5; trial += 1) {
      const person = await newPerson(test);
      const next = await newColleague(test, person);
      const [given, left] = await Promise.all([handOver(person, next, person), remove(next, next, person)]);
      expect([given.status, left.status]).toEqual(given.status === 200 ? [200, 409] : [400, 204]);
      const { members: all } = (await people(person)).body;
      expect(all.filter((member: { role: string }) => member.role === 'owner')).toHaveLength(1);
    }
  });
});
