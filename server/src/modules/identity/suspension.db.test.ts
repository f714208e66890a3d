import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import type { Actor } from './actor.ts';
import { INSTALLATION } from './policy.ts';
import { prepareActorQuery } from './session-repository.ts';
import { type Mailbox, openMailbox } from './testing/mailbox.ts';
import { restoreMember, suspendMember } from './use-cases/suspend-member.ts';

const NOTE = 'Tre lotti di pelle venduti come lana.';

let test: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  test = await startTestApp();
  mailbox = openMailbox(test);
});
afterAll(() => test.close());

const signIn = (person: Person) =>
  caller(test, null)('POST', '/auth/login', { email: person.email, password: PASSWORD });

async function actorOf(person: Person): Promise<Actor> {
  const { body } = await signIn(person);
  const sessionId = JSON.parse(
    Buffer.from(String(body.accessToken).split('.')[1] ?? '', 'base64url').toString(),
  ).sid;
  const actor = await prepareActorQuery(test.deps.db)(sessionId);
  if (!actor) throw new Error('nobody is signed in');
  return actor;
}

const auditOf = (person: Person) =>
  test.deps.db.execute(sql`select action, actor_id as actor, hub, detail from audit_log
    where subject_id = ${person.memberId} order by id`);

describe('a suspended member', () => {
  it('is signed out everywhere at once, cannot sign in, and is told why by mail', async () => {
    const [staff, person] = [await newPerson(test, { staffOf: 'milano' }), await newPerson(test)];
    const elsewhere = await signIn(person);
    const by = await actorOf(staff);
    await suspendMember(test.deps, by, person.memberId, { note: NOTE });
    expect((await person.call('GET', '/me')).status).toBe(401);
    expect((await caller(test, elsewhere.body.accessToken)('GET', '/me')).status).toBe(401);
    const refresh = await caller(test, null)('POST', '/auth/refresh', {
      refreshToken: elsewhere.body.refreshToken,
    });
    expect(refresh.status).toBe(401);
    expect((await signIn(person)).body.error.code).toBe('INVALID_CREDENTIALS');
    const mail = (await mailbox.read(person.email)).at(-1);
    expect(mail?.subject).toBe('Il tuo account è sospeso');
    expect(mail?.text).toContain(`> ${NOTE}`);
    expect(await auditOf(person)).toEqual([
      { action: 'member.suspend', actor: staff.memberId, hub: 'milano', detail: { by: 'staff' } },
    ]);
  });

  it('signs in again once restored, and is told', async () => {
    const [admin, person] = [await newPerson(test, { admin: true }), await newPerson(test)];
    const by = await actorOf(admin);
    await suspendMember(test.deps, by, person.memberId, { note: NOTE });
    await restoreMember(test.deps, by, person.memberId);
    expect((await signIn(person)).status).toBe(200);
    expect((await person.call('GET', '/me')).status).toBe(401);
    expect((await mailbox.read(person.email)).at(-1)?.subject).toBe('Il tuo account è di nuovo attivo');
    await restoreMember(test.deps, by, person.memberId);
    expect((await auditOf(person)).map(({ action }) => action)).toEqual(['member.suspend', 'member.restore']);
  });
});

describe('who may suspend whom', () => {
  const suspend = (by: Actor, person: Person) =>
    suspendMember(test.deps, by, person.memberId, { note: NOTE }).then(
      () => 'done',
      ({ code }) => code,
    );

  it('is decided by hub and role, and the same for restoring', async () => {
    const people = {
      admin: await newPerson(test, { admin: true }),
      staff: await newPerson(test, { staffOf: 'milano' }),
      elsewhere: await newPerson(test, { hub: 'paris', staffOf: 'paris' }),
      member: await newPerson(test),
      parisian: await newPerson(test, { hub: 'paris' }),
    };
    const otherStaff = await newPerson(test, { staffOf: 'milano' });
    const otherAdmin = await newPerson(test, { admin: true });
    const [admin, staff, elsewhere, member] = [
      await actorOf(people.admin),
      await actorOf(people.staff),
      await actorOf(people.elsewhere),
      await actorOf(people.member),
    ];
    const cases: [Actor, Person, string][] = [
      [admin, people.admin, 'FORBIDDEN'],
      [admin, otherAdmin, 'FORBIDDEN'],
      [staff, people.staff, 'FORBIDDEN'],
      [staff, otherStaff, 'FORBIDDEN'],
      [staff, otherAdmin, 'FORBIDDEN'],
      [staff, people.parisian, 'NOT_FOUND'],
      [elsewhere, people.member, 'NOT_FOUND'],
      [elsewhere, people.staff, 'NOT_FOUND'],
      [member, people.member, 'NOT_FOUND'],
      [member, people.parisian, 'NOT_FOUND'],
      [elsewhere, people.parisian, 'done'],
      [admin, people.staff, 'done'],
      [admin, people.elsewhere, 'done'],
      [staff, people.member, 'done'],
    ];
    for (const [by, person, outcome] of cases) expect(await suspend(by, person)).toBe(outcome);
    await expect(restoreMember(test.deps, elsewhere, people.member.memberId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await people.parisian.call('GET', '/me')).status).toBe(401);
    expect((await otherStaff.call('GET', '/me')).status).toBe(200);
  });

  it('does not bind who runs the installation, who is nobody in the audit log', async () => {
    const admin = await newPerson(test, { admin: true });
    await suspendMember(test.deps, INSTALLATION, admin.memberId, { note: NOTE });
    expect((await admin.call('GET', '/me')).status).toBe(401);
    expect(await auditOf(admin)).toEqual([
      { action: 'member.suspend', actor: null, hub: null, detail: { by: 'command' } },
    ]);
  });

  it('does not reach somebody who is not there', async () => {
    const by = await actorOf(await newPerson(test, { admin: true }));
    const nobody = '01890000-0000-7000-8000-000000000000';
    await expect(suspendMember(test.deps, by, nobody, { note: NOTE })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
