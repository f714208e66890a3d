import { newId } from '@scampolo/db/ids';
import { exports, invitations, members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFingerprint } from '../../contract-tests/testing/fingerprint.ts';
import type { Mail, Mailer } from '../../infra/mailer/mailer.ts';
import type { MailKind } from '../../jobs/mail-job.ts';
import {
  type Answer,
  caller,
  claim,
  listingBody,
  newPerson,
  PASSWORD,
  type Person,
  publishListing,
} from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { sendMail } from '../messages/use-cases/send-mail.ts';
import { exportKey } from './export-key.ts';
import { addPhoto, askForExport, fetchExport } from './testing/exports.ts';
import { makeExport } from './use-cases/make-export.ts';

let test: TestApp;
let person: Person;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  person = await newPerson(test, { trust: 'trusted' });
});

const half = { amount: { value: 0.5, unit: 'm' } };
const goAway = (one: Person, password = PASSWORD) => one.call('POST', '/me/deletion', { password });
const preview = async (one: Person) => (await one.call('GET', '/me/deletion')).body;

/** Lets one act for another's workshop as well. */
async function join(one: Person, { workshopId }: Person): Promise<void> {
  await test.deps.db.insert(workshopMembers).values({ workshopId, memberId: one.memberId });
}

function row<T>(statement: ReturnType<typeof sql>): Promise<T> {
  return test.deps.db.execute(statement).then((rows) => rows[0] as T);
}

/** Kinds of the mails about a claim, with whom they go to. */
async function mailsAbout(claimId: string): Promise<string[]> {
  const rows = await test.deps.db.execute<{ mail: string }>(
    sql`select (data->>'kind') || ' ' || (data->>'memberId') as mail from pgboss.job where data->>'subjectId' = ${claimId}`,
  );
  return rows.map(({ mail }) => mail);
}

describe('deleting my account', () => {
  it('ends every session, clears the cookies, and signs nobody in any more', async () => {
    const again = await person.call('POST', '/auth/login', { email: person.email, password: PASSWORD });
    const answer = await goAway(person);
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^scampolo_access=;.*Expires=Thu, 01 Jan 1970/),
      expect.stringMatching(/^scampolo_refresh=;.*Expires=Thu, 01 Jan 1970/),
    ]);
    for (const token of [person.token, again.body.accessToken])
      expect((await caller(test, token)('GET', '/me')).status).toBe(401);
    const refresh = { refreshToken: again.body.refreshToken };
    expect((await caller(test, null)('POST', '/auth/refresh', refresh)).status).toBe(401);
    const login = { email: person.email, password: PASSWORD };
    expect((await caller(test, null)('POST', '/auth/login', login)).status).toBe(401);
  });

  it('leaves a blank row and nothing else that names me', async () => {
    const staff = await newPerson(test, { staffOf: 'milano' });
    const owner = await newPerson(test);
    await join(staff, owner);
    await staff.call('POST', '/auth/link', { email: staff.email });
    await test.deps.db.insert(invitations).values([
      ...[staff.email, 'friend@test.example'].map((email) => ({
        id: newId(),
        email,
        emailKey: email,
        locale: 'it',
        role: 'colleague',
        workshopId: owner.workshopId,
        invitedBy: email === staff.email ? owner.memberId : staff.memberId,
        expiresAt: new Date(Date.now() + 86_400_000),
      })),
    ]);
    expect((await goAway(staff)).status).toBe(204);
    const [left] = await test.deps.db.select().from(members).where(eq(members.id, staff.memberId));
    expect(left).toMatchObject({
      email: '',
      emailKey: null,
      name: '',
      passwordHash: null,
      admin: false,
      verifiedAt: null,
      deletedAt: expect.any(Date),
    });
    const tag = staff.email.slice(7, 19);
    const tables = await test.deps.db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mailed_links'`,
    );
    for (const { name } of tables) {
      const found = await row<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(name)} t where t::text like ${`%${tag}%`}`,
      );
      expect(found.n, name).toBe(0);
    }
    for (const name of ['hub_staff', 'workshop_members', 'sessions']) {
      const found = await row<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(name)} where member_id = ${staff.memberId}`,
      );
      expect(found.n, name).toBe(0);
    }
    const invited = await row<{ n: number }>(
      sql`select count(*)::int as n from invitations where workshop_id = ${owner.workshopId}`,
    );
    expect(invited.n).toBe(0);
  });

  it('is on record by id alone, and the old address gets a last mail', async () => {
    await goAway(person);
    const act = await row(
      sql`select actor_id, action, subject_id from audit_log where action = 'member.delete' and actor_id = ${person.memberId}`,
    );
    expect(act).toMatchObject({ subject_id: person.memberId });
    const link = await row<{ id: string }>(
      sql`select id, member_id, purpose, locale from mailed_links where email = ${person.email}`,
    );
    expect(link).toMatchObject({ member_id: null, purpose: 'account_deleted', locale: 'it' });
    const mail = await row(sql`select data from pgboss.job where data->>'subjectId' = ${link.id}`);
    expect(mail).toEqual({ data: { kind: 'mailed_link', subjectId: link.id } });
  });

  it('writes to no address that was not confirmed', async () => {
    const unsure = await newPerson(test, { confirmed: false });
    expect((await goAway(unsure)).status).toBe(204);
    const left = await row(sql`select count(*)::int as n from mailed_links where email = ${unsure.email}`);
    expect(left).toEqual({ n: 0 });
  });

  it('frees the address at once', async () => {
    await goAway(person);
    const workshop = { name: 'Da capo', kind: 'studio', hub: 'milano' };
    const anew = { email: person.email, password: PASSWORD, name: 'Di nuovo', locale: 'it', workshop };
    const { status, body } = await caller(test, null)('POST', '/auth/register', anew);
    expect([status, body.me?.email]).toEqual([201, person.email]);
    expect(body.me.id).not.toBe(person.memberId);
    await test.deps.db.update(members).set({ verifiedAt: new Date() }).where(eq(members.id, body.me.id));
  });

  it('needs the password, and changes nothing without', async () => {
    const before = await (await createFingerprint(test))();
    for (const wrong of ['not the password', PASSWORD.toUpperCase()]) {
      const { status, body } = await goAway(person, wrong);
      expect([status, body.error.details.issues[0].code]).toEqual([400, 'wrong_password']);
    }
    expect(await (await createFingerprint(test))()).toBe(before);
  });
});

describe('my workshops', () => {
  it('close with me when nobody else acts for them, as the preview said', async () => {
    const [taker, giver] = [
      await newPerson(test, { kind: 'designer' }),
      await newPerson(test, { trust: 'trusted' }),
    ];
    const published = await publishListing(person);
    const draft = (await person.call('POST', '/listings', { title: 'Solo una bozza' })).body;
    const key = await addPhoto(test, person, draft.id);
    const done = (await claim(taker, published.id, half)).body;
    await person.call('POST', `/claims/${done.id}/handover`, { massKg: 0.2 });
    const received = (await claim(taker, published.id, half)).body;
    const made = (await claim(person, (await publishListing(giver)).id, half)).body;
    expect(await preview(person)).toEqual({
      workshops: [
        {
          id: person.workshopId,
          name: expect.any(String),
          outcome: 'closes',
          keptUntil: expect.stringMatching(/^20\d\d-/),
        },
      ],
      listingsWithdrawn: 1,
      listingsDeleted: 1,
      reservationsCancelled: 2,
      handoversKept: 1,
      possible: true,
      lastAdmin: false,
    });

    expect((await goAway(person)).status).toBe(204);

    expect((await giver.call('GET', `/listings/${published.id}`)).status).toBe(404);
    expect(await row(sql`select count(*)::int as n from listings where id = ${draft.id}`)).toEqual({ n: 0 });
    expect(await test.deps.photoStore.has(key)).toBe(false);
    const claims = (await taker.call('GET', '/me/claims')).body.items;
    expect(claims.map((one: { id: string; status: string }) => [one.id, one.status])).toEqual([
      [received.id, 'cancelled'],
      [done.id, 'collected'],
    ]);
    expect(await mailsAbout(received.id)).toContain(`claim_cancelled ${taker.memberId}`);
    expect(await mailsAbout(made.id)).toContain(`claim_cancelled ${giver.memberId}`);
    const [workshop] = await test.deps.db.select().from(workshops).where(eq(workshops.id, person.workshopId));
    expect(workshop).toMatchObject({ closedAt: expect.any(Date), keptUntil: expect.any(Date) });
    expect(workshop?.name).not.toBe('');
  });

  it('that others own are left, and their claims stay theirs', async () => {
    const [owner, giver] = [
      await newPerson(test, { trust: 'trusted' }),
      await newPerson(test, { trust: 'trusted' }),
    ];
    const guest = await newPerson(test);
    await join(guest, owner);
    const listing = await publishListing(giver);
    const made = await claim(guest, listing.id, { ...half, workshopId: owner.workshopId, note: 'Passo io' });
    expect(made.status).toBe(201);
    expect((await preview(guest)).workshops).toContainEqual(
      expect.objectContaining({ id: owner.workshopId, outcome: 'stays', keptUntil: null }),
    );
    expect((await goAway(guest)).status).toBe(204);
    const [left] = (await owner.call('GET', '/me/claims')).body.items;
    expect(left).toMatchObject({ id: made.body.id, status: 'reserved' });
    expect((await owner.call('GET', '/me')).body.workshops).toHaveLength(1);
  });

  it('that I own with colleagues must be handed over first', async () => {
    await join(await newPerson(test), person);
    expect(await preview(person)).toMatchObject({ possible: false, workshops: [{ outcome: 'hand_over' }] });
    const before = await (await createFingerprint(test))();
    const { status, body } = await goAway(person);
    expect([status, body.error.code, body.error.details]).toEqual([
      409,
      'LAST_OWNER',
      { workshops: [person.workshopId] },
    ]);
    expect(await (await createFingerprint(test))()).toBe(before);
  });
});

describe('the last admin', () => {
  it('stays', async () => {
    const admin = await newPerson(test, { admin: true });
    const { deps } = test;
    await deps.db.update(members).set({ admin: false }).where(sql`admin and id <> ${admin.memberId}`);
    expect(await preview(admin)).toMatchObject({ possible: false, lastAdmin: true });
    expect((await goAway(admin)).body.error.code).toBe('LAST_ADMIN');
    // Who cannot sign in is no admin to leave it to.
    const away = await newPerson(test, { admin: true });
    await deps.db.update(members).set({ suspendedAt: new Date() }).where(eq(members.id, away.memberId));
    expect((await goAway(admin)).body.error.code).toBe('LAST_ADMIN');
  });

  it('is one of two who go at once', async () => {
    await test.deps.db.update(members).set({ admin: false }).where(sql`admin`);
    const [one, other] = [await newPerson(test, { admin: true }), await newPerson(test, { admin: true })];
    const answers = await Promise.all([goAway(one), goAway(other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  });
});

describe('what others see of who has gone', () => {
  it('is a neutral word in their language', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const made = (await claim(person, listing.id, { ...half, note: 'Sono Pia, passo giovedì' })).body;
    await goAway(person);
    const seen = async () => (await giver.call('GET', `/listings/${listing.id}/claims`)).body.items[0];
    expect(await seen()).toMatchObject({
      id: made.id,
      status: 'cancelled',
      note: '',
      claimant: { workshop: 'un laboratorio che ha chiuso', member: 'una persona che non è più iscritta' },
    });
    await giver.call('PATCH', '/me', { locale: 'en' });
    expect((await seen()).claimant).toEqual({
      workshop: 'a workshop that has closed',
      kind: 'studio',
      member: 'a former member',
    });
  });
});

describe('staff', () => {
  it('see of a closed workshop that it has closed', async () => {
    const staff = await newPerson(test, { staffOf: 'milano' });
    const listing = await publishListing(person, { brandVisible: true });
    await goAway(person);
    const seen = (await staff.call('GET', `/listings/${listing.id}`)).body;
    expect(seen.workshop).not.toHaveProperty('name');
    const known = (await staff.call('GET', '/moderation/workshops?limit=100')).body.items;
    expect(known.find((one: { id: string }) => one.id === person.workshopId)).toMatchObject({
      name: 'un laboratorio che ha chiuso',
      closedAt: expect.any(String),
      members: [],
    });
  });
});

describe('mails', () => {
  /** Sends a mail of the queue's; gives what arrived. */
  async function send(kind: MailKind, subjectId: string, memberId: string): Promise<Mail[]> {
    const sent: Mail[] = [];
    const mailer: Mailer = { send: async (mail) => void sent.push(mail), close: () => undefined };
    await sendMail({ ...test.deps, mailer }, { kind, subjectId, memberId }, newId());
    return sent;
  }

  it('name nobody who has gone', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const made = (await claim(person, (await publishListing(giver)).id, half)).body;
    await goAway(person);
    const [mail] = await send('claim_cancelled', made.id, giver.memberId);
    expect(mail?.text).toContain('un laboratorio che ha chiuso');
  });

  it('that waited when I went are not sent', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const made = (await claim(person, (await publishListing(giver)).id, half)).body;
    expect(await send('claim_reserved', made.id, person.memberId)).toHaveLength(1);
    await goAway(person);
    for (const kind of ['claim_reserved', 'claim_cancelled', 'password_changed'] as const)
      expect(
        await send(kind, kind === 'password_changed' ? person.memberId : made.id, person.memberId),
      ).toEqual([]);
  });
});

describe('at the same moment', () => {
  it('deleting twice happens once', async () => {
    const answers = await Promise.all([goAway(person), goAway(person)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const { status } of answers) expect([204, 400, 401]).toContain(status);
    const acts = await row(
      sql`select count(*)::int as n from audit_log where action = 'member.delete' and actor_id = ${person.memberId}`,
    );
    expect(acts).toEqual({ n: 1 });
  });

  it('a claim that is just being made is cancelled with the account', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const [made, gone] = await afterWaiting(listing.id, [
      () => claim(person, listing.id, half),
      () => goAway(person),
    ]);
    expect([made?.status, gone?.status]).toEqual([201, 204]);
    expect(await liveClaims(listing.id)).toBe(0);
    const after = (await giver.call('GET', `/listings/${listing.id}`)).body;
    expect(after.amountLeft).toEqual({ value: 12.5, unit: 'm' });
  });

  it('a claim that comes while the account goes is not made', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const listing = await publishListing(giver);
    const during = inTheMiddle(() => claim(person, listing.id, half));
    expect((await goAway(person)).status).toBe(204);
    expect((await during()).status).toBe(409);
    expect(await liveClaims(listing.id)).toBe(0);
    const after = (await giver.call('GET', `/listings/${listing.id}`)).body;
    expect(after.amountLeft).toEqual({ value: 12.5, unit: 'm' });
  });

  it('a claim that is just being made on my listing is cancelled with it', async () => {
    const taker = await newPerson(test, { kind: 'designer' });
    const listing = await publishListing(person);
    const [made, gone] = await afterWaiting(listing.id, [
      () => claim(taker, listing.id, half),
      () => goAway(person),
    ]);
    expect([made?.status, gone?.status]).toEqual([201, 204]);
    expect(await liveClaims(listing.id)).toBe(0);
  });

  it('a claim that comes on my listing while I go is not made', async () => {
    const taker = await newPerson(test, { kind: 'designer' });
    const listing = await publishListing(person);
    const during = inTheMiddle(() => claim(taker, listing.id, half));
    expect((await goAway(person)).status).toBe(204);
    expect((await during()).status).toBe(409);
    expect(await liveClaims(listing.id)).toBe(0);
  });

  it('a draft that comes while the account goes is not made', async () => {
    const during = inTheMiddle(() => person.call('POST', '/listings', listingBody()));
    expect((await goAway(person)).status).toBe(204);
    expect((await during()).status).toBe(403);
    const left = await row(
      sql`select count(*)::int as n from listings where workshop_id = ${person.workshopId}`,
    );
    expect(left).toEqual({ n: 0 });
  });

  it('an export that is asked for while the account goes is not made', async () => {
    const during = inTheMiddle(() => person.call('POST', '/me/exports'));
    expect((await goAway(person)).status).toBe(204);
    expect((await during()).status).toBe(401);
    expect(await test.deps.db.select().from(exports).where(eq(exports.memberId, person.memberId))).toEqual(
      [],
    );
  });

  it('signing in opens no session of who has gone', async () => {
    const login = { email: person.email, password: PASSWORD };
    await Promise.all([caller(test, null)('POST', '/auth/login', login), goAway(person)]);
    const live = await row(sql`select count(*)::int as n from sessions where member_id = ${person.memberId}
      and ended_at is null`);
    expect(live).toEqual({ n: 0 });
  });

  it('an export that is being made ends, and leaves no file', async () => {
    const { body } = await person.call('POST', '/listings', listingBody());
    for (let n = 0; n < 3; n += 1) await addPhoto(test, person, body.id);
    const { id } = await askForExport(person);
    const { photoStore } = test.deps;
    let gone: Answer | null = null;
    const open: typeof photoStore.open = async (key) => {
      gone ??= await goAway(person);
      return photoStore.open(key);
    };
    await makeExport({ ...test.deps, photoStore: { ...photoStore, open } }, id);
    expect(gone).toMatchObject({ status: 204 });
    expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();
    expect(await test.deps.db.select().from(exports).where(eq(exports.memberId, person.memberId))).toEqual(
      [],
    );
  });
});

describe('my exports', () => {
  it('go with me, file and row', async () => {
    const { id } = await askForExport(person);
    await makeExport(test.deps, id);
    await askForExport(person);
    await goAway(person);
    expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();
    expect((await fetchExport(test, person, id)).statusCode).toBe(401);
    expect(await test.deps.db.select().from(exports).where(eq(exports.memberId, person.memberId))).toEqual(
      [],
    );
  });

  it('can be fetched by nobody even when their files could not be deleted', async () => {
    const { id } = await askForExport(person);
    await makeExport(test.deps, id);
    const { privateStore } = test.deps;
    const remove = privateStore.remove;
    try {
      privateStore.remove = () => Promise.reject(new Error('the disk is gone'));
      expect((await goAway(person)).status).toBe(204);
    } finally {
      privateStore.remove = remove;
    }
    const [left] = await test.deps.db.select().from(exports).where(eq(exports.id, id));
    expect(left?.expiresAt?.getTime()).toBeLessThanOrEqual(Date.now());
  });
});

/**
 * Starts `other` when the next mail is enqueued, which is inside the transaction of what comes next, and lets that go on once
 * `other` waits for it or has ended. Gives what `other` answered.
 */
function inTheMiddle<T>(other: () => Promise<T>): () => Promise<T> {
  const { jobs } = test.deps;
  const enqueueMails = jobs.enqueueMails;
  const started = Promise.withResolvers<{ answer: Promise<T> }>();
  jobs.enqueueMails = async (tx, mails) => {
    jobs.enqueueMails = enqueueMails;
    let ended = false;
    const answer = other().finally(() => {
      ended = true;
    });
    started.resolve({ answer });
    await expect
      .poll(async () => ended || (await somebodyWaits()), { timeout: 10_000, interval: 5 })
      .toBe(true);
    await enqueueMails(tx, mails);
  };
  return async () => (await started.promise).answer;
}

/**
 * Keeps the listing's row locked while each of `works` begins and, one after the other, waits for a lock; then lets them go on in
 * this order. Gives their answers.
 */
async function afterWaiting<T>(listingId: string, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: Promise<T>[] = [];
  await test.database.sql.begin(async (tx) => {
    await tx`select 1 from listings where id = ${listingId} for update`;
    for (const work of works) {
      answers.push(work());
      await expect.poll(howManyWait, { timeout: 10_000, interval: 5 }).toBe(answers.length);
    }
  });
  return Promise.all(answers);
}

async function somebodyWaits(): Promise<boolean> {
  return (await howManyWait()) > 0;
}

async function howManyWait(): Promise<number> {
  const [found] = await test.database.sql<{ n: number }[]>`
    select count(distinct pid)::int as n from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()`;
  return found?.n ?? 0;
}

async function liveClaims(listingId: string): Promise<number> {
  const found = await row<{ n: number }>(
    sql`select count(*)::int as n from claims where listing_id = ${listingId} and status in ('waiting', 'reserved')`,
  );
  return found.n;
}
