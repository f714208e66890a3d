import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, caller, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { type Mailbox, openMailbox } from './testing/mailbox.ts';
import { freshAddress } from './testing/registration.ts';
import { inviteTo, type NewInvitation } from './use-cases/invite.ts';

let test: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  test = await startTestApp();
  mailbox = openMailbox(test);
});
afterAll(() => test.close());

type Subject = { role: 'colleague'; workshopId: string } | { role: 'staff'; hub: string } | { role: 'admin' };

async function invite(email: string, to: Subject, invitedBy: string | null = null): Promise<string> {
  const invitation: NewInvitation = { ...to, email, invitedBy, locale: 'it' };
  const { link } = await test.deps.db.transaction((tx) => inviteTo(test.deps, tx, invitation));
  return new URL(link).hash.slice(1);
}

const inviteColleague = (owner: Person, email: string) =>
  invite(email, { role: 'colleague', workshopId: owner.workshopId }, owner.memberId);
const post = (url: string, body: unknown): Promise<Answer> => caller(test, null)('POST', url, body);
const look = (token: string) => post('/invitations/look', { token });
const accept = (token: string, body: Record<string, unknown> = {}) =>
  post('/invitations/accept', { token, ...body });
const code = ({ body }: Answer): string => body.error?.code;

describe('an invitation', () => {
  it('is mailed with a link, good for seven days, and says who invites to what', async () => {
    const owner = await newPerson(test);
    const email = freshAddress();
    const token = await inviteColleague(owner, email);
    expect(await mailbox.token(email)).toBe(token);
    const [mail] = await mailbox.read(email);
    expect(mail?.text).toMatch(/^Ciao,\n\nPerson \w+ ti invita a lavorare per Workshop \w+ su Scampolo\.\n/);
    expect(mail?.text).toContain(`/join#${token}\n`);
    const { status, body } = await look(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      role: 'colleague',
      email,
      workshop: { name: expect.stringMatching(/^Workshop /), kind: 'studio' },
      hub: null,
      invitedBy: expect.stringMatching(/^Person /),
      hasAccount: false,
      expiresAt: expect.any(String),
    });
    const [row] = await test.deps.db.execute(
      sql`select extract(day from expires_at - created_at)::int as days from invitations where email = ${email}`,
    );
    expect(row).toEqual({ days: 7 });
  });

  it('takes back the one before it to the same, and leaves those to something else', async () => {
    const [owner, other] = [await newPerson(test), await newPerson(test)];
    const email = freshAddress();
    const first = await inviteColleague(owner, email);
    const elsewhere = await inviteColleague(other, email);
    const staff = await invite(email, { role: 'staff', hub: 'milano' });
    const second = await inviteColleague(owner, email.toUpperCase());
    expect(code(await look(first))).toBe('LINK_INVALID');
    for (const token of [elsewhere, staff, second]) expect((await look(token)).status).toBe(200);
  });

  it('makes a confirmed account for an address that has none, which joins and is signed in', async () => {
    const owner = await newPerson(test);
    const email = freshAddress();
    const answer = await accept(await inviteColleague(owner, email), {
      name: 'Ines',
      password: PASSWORD,
      locale: 'en',
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        me: {
          email,
          emailConfirmed: true,
          name: 'Ines',
          locale: 'en',
          workshops: [{ id: owner.workshopId, role: 'member' }],
        },
      },
    });
    expect((await post('/auth/login', { email, password: PASSWORD })).status).toBe(200);
    const mail = (await mailbox.read(owner.email)).at(-1);
    expect(mail?.subject).toBe('Una persona in più nel tuo laboratorio');
    expect(mail?.text).toContain('Ines ha accettato l’invito');
  });

  it('asks a new account for name and password, and a good one, and stays open', async () => {
    const token = await inviteColleague(await newPerson(test), freshAddress());
    const missing = await accept(token);
    expect(missing.status).toBe(400);
    expect(
      missing.body.error.details.issues.map(({ path, code }: Record<string, string>) => `${path} ${code}`),
    ).toEqual(['name required', 'password required']);
    const weak = await accept(token, { name: 'Ines', password: 'qwertyuiop' });
    expect(weak.body.error.details.issues).toEqual([
      expect.objectContaining({ path: 'password', code: 'too_common' }),
    ]);
    expect((await look(token)).status).toBe(200);
  });

  it('lets somebody with a confirmed account join without being asked anything', async () => {
    const [owner, colleague] = [await newPerson(test), await newPerson(test)];
    const token = await inviteColleague(owner, colleague.email.toUpperCase());
    expect((await look(token)).body.hasAccount).toBe(true);
    const answer = await accept(token);
    expect(answer.body.me.id).toBe(colleague.memberId);
    expect(answer.body.me.workshops.map(({ role }: { role: string }) => role)).toEqual(['owner', 'member']);
    expect((await post('/auth/login', { email: colleague.email, password: PASSWORD })).status).toBe(200);
  });

  it('does not confirm an account that somebody made with the address', async () => {
    const waiting = await newPerson(test, { confirmed: false });
    const token = await inviteColleague(await newPerson(test), waiting.email);
    expect((await look(token)).body.hasAccount).toBe(false);
    const answer = await accept(token, { name: 'Ines', password: 'a password of her own' });
    expect(answer.body.me.id).not.toBe(waiting.memberId);
    expect((await waiting.call('GET', '/me')).body.emailConfirmed).toBe(false);
  });

  it('is accepted once, also twice at once', async () => {
    const token = await inviteColleague(await newPerson(test), freshAddress());
    const answers = await Promise.all(
      [1, 2, 3].map(() => accept(token, { name: 'Ines', password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
  });

  it('is accepted once by somebody with an account, also twice at once', async () => {
    const [owner, colleague] = [await newPerson(test), await newPerson(test)];
    const token = await inviteColleague(owner, colleague.email);
    const answers = await Promise.all([1, 2, 3].map(() => accept(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
  });

  it('two of them to one new address at once make one account that joins both', async () => {
    const email = freshAddress();
    const [one, two] = [await newPerson(test), await newPerson(test)];
    const tokens = [await inviteColleague(one, email), await inviteColleague(two, email)];
    const answers = await Promise.all(
      tokens.map((token) => accept(token, { name: 'Ines', password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ body }) => body.me.id)).size).toBe(1);
    const me = await caller(test, answers[0]?.body.accessToken)('GET', '/me');
    expect(me.body.workshops).toHaveLength(2);
  });

  it('makes staff of a hub, or an admin, and the audit log knows', async () => {
    const [staff, admin] = [await newPerson(test), await newPerson(test)];
    const asStaff = await accept(await invite(staff.email, { role: 'staff', hub: 'milano' }));
    expect(asStaff.body.me).toMatchObject({ staffOf: ['milano'], admin: false });
    const asAdmin = await accept(await invite(admin.email, { role: 'admin' }));
    expect(asAdmin.body.me).toMatchObject({ staffOf: [], admin: true });
    const rows = await test.deps.db.execute(sql`select hub, detail from audit_log
      where action = 'invitation.accept' and actor_id in (${staff.memberId}, ${admin.memberId}) order by id`);
    expect(rows).toEqual([
      { hub: 'milano', detail: { role: 'staff', workshop: null } },
      { hub: null, detail: { role: 'admin', workshop: null } },
    ]);
  });

  it('to what one belongs to already says so', async () => {
    const owner = await newPerson(test);
    expect(code(await accept(await inviteColleague(owner, owner.email)))).toBe('ALREADY_MEMBER');
    const staff = await newPerson(test, { staffOf: 'milano' });
    expect(code(await accept(await invite(staff.email, { role: 'staff', hub: 'milano' })))).toBe(
      'ALREADY_MEMBER',
    );
    const admin = await newPerson(test, { admin: true });
    expect(code(await accept(await invite(admin.email, { role: 'admin' })))).toBe('ALREADY_MEMBER');
  });
});

describe('an invitation is good no more', () => {
  const over: [string, (owner: Person, colleague: Person) => ReturnType<typeof sql>][] = [
    [
      'when it is too old',
      (owner) => sql`update invitations set expires_at = now() where workshop_id = ${owner.workshopId}`,
    ],
    [
      'when it was taken back',
      (owner) => sql`update invitations set revoked_at = now() where workshop_id = ${owner.workshopId}`,
    ],
    [
      'when its workshop has closed',
      (owner) => sql`update workshops set closed_at = now() where id = ${owner.workshopId}`,
    ],
    [
      'when who made it is suspended',
      (owner) => sql`update members set suspended_at = now() where id = ${owner.memberId}`,
    ],
    [
      'when who made it has left',
      (owner) => sql`delete from workshop_members where member_id = ${owner.memberId}`,
    ],
    [
      'when who is invited is suspended',
      (_owner, colleague) => sql`update members set suspended_at = now() where id = ${colleague.memberId}`,
    ],
  ];

  it.each(over)('%s', async (_what, change) => {
    const [owner, colleague] = [await newPerson(test), await newPerson(test)];
    const token = await inviteColleague(owner, colleague.email);
    await test.deps.db.execute(change(owner, colleague));
    expect(code(await look(token))).toBe('LINK_INVALID');
    expect(code(await accept(token))).toBe('LINK_INVALID');
  });

  it('as a link of another kind, or with another token', async () => {
    const owner = await newPerson(test);
    const token = await inviteColleague(owner, freshAddress());
    const [id = ''] = token.split('.');
    for (const other of [test.deps.tokens.linkToken('sign_in', id), `${id}.${'A'.repeat(43)}`]) {
      expect(code(await look(other))).toBe('LINK_INVALID');
    }
    expect(code(await post('/auth/link/use', { token }))).toBe('LINK_INVALID');
  });
});
