import { caller, listingBody, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import type { TestApp } from '../../testing/test-app.ts';
import { good } from './good.ts';
import { storeExport, storeInvitation, storeLink } from './objects.ts';
import { photoUpload } from './world.ts';

const OTHER_PASSWORD = 'quercia lampada sedici verde';

/** What somebody told the exchange about their workshop and their people. */
export const TOLD_OF_WORKSHOP = {
  address: 'Via Nascosta 12, 20144 Milano',
  story: 'Una storia che nessuno legge',
  suspensionNote: 'Ha minacciato una collega',
  trustNote: 'Tre ritiri mancati a marzo',
} as const;

/** Who took part, with what they were given. */
export interface AccountJourney {
  /** owns a workshop whose profile is not public */
  host: Person;
  tokens: Tokens;
}

/** Secrets on the way: those that answers gave out, and those that came by mail. */
export interface Tokens {
  given: string[];
  mailed: string[];
}

/**
 * Does once, and well, everything that accounts, workshops and their people are for: mailed links, sessions, invitations,
 * profile, trust, suspension, export, deletion. `staff` is the hub's.
 */
export async function manageAccounts(test: TestApp, staff: Person): Promise<AccountJourney> {
  const host = await newPerson(test);
  const linkTokens = await useLinks(test);
  const tokens = await invitePeople(test, host);
  await keepProfile(test, host);
  await decideOnPeople(test, staff);
  const own = await endSessions(test);
  await leave(test);
  return {
    host,
    tokens: {
      given: [...linkTokens.given, ...tokens.given, ...own],
      mailed: [...linkTokens.mailed, ...tokens.mailed],
    },
  };
}

/** Signs in by mail, takes a new password by mail, confirms an address. */
async function useLinks(test: TestApp): Promise<Tokens> {
  const [someone, forgetful, fresh] = [
    await newPerson(test),
    await newPerson(test),
    await newPerson(test, { confirmed: false }),
  ];
  const visitor = caller(test, null);
  good(await visitor('POST', '/auth/link', { email: someone.email }));
  good(await visitor('POST', '/auth/reset', { email: forgetful.email }));
  const [signIn, reset, confirm] = await Promise.all([
    storeLink(test, stored(someone), 'sign_in'),
    storeLink(test, stored(forgetful), 'reset_password'),
    storeLink(test, stored(fresh), 'confirm_address'),
  ]);
  const opened = good(await visitor('POST', '/auth/link/use', { token: signIn }));
  good(await visitor('POST', '/auth/reset/use', { token: reset, password: OTHER_PASSWORD }));
  good(await fresh.call('POST', '/me/confirmation'));
  good(await visitor('POST', '/auth/confirm', { token: confirm, password: PASSWORD }));
  return { mailed: [signIn, reset, confirm], given: [opened.accessToken, opened.refreshToken] };
}

async function invitePeople(test: TestApp, host: Person): Promise<Tokens> {
  const { workshopId, memberId: invitedBy } = host;
  const path = `/workshops/${workshopId}`;
  const invited = await newPerson(test);
  const { token } = await storeInvitation(test, { workshopId, email: invited.email, invitedBy });
  const visitor = caller(test, null);
  good(await visitor('POST', '/invitations/look', { token }));
  const session = good(await visitor('POST', '/invitations/accept', { token }));
  const { id } = good(await host.call('POST', `${path}/invitations`, { email: 'nobody-yet@test.example' }));
  good(await host.call('GET', `${path}/people`));
  good(await host.call('DELETE', `${path}/invitations/${id}`));
  const colleague = caller(test, session.accessToken);
  good(await host.call('POST', `${path}/hand-over`, { memberId: invited.memberId }));
  good(await colleague('POST', `${path}/hand-over`, { memberId: host.memberId }));
  good(await host.call('DELETE', `${path}/members/${invited.memberId}`));
  const second = good(
    await host.call('POST', '/workshops', { name: 'Seconda bottega', kind: 'studio', hub: 'milano' }),
  );
  good(await host.call('POST', `/workshops/${second.id}/close`));
  return { mailed: [token], given: [session.accessToken, session.refreshToken] };
}

async function keepProfile(test: TestApp, host: Person): Promise<void> {
  const path = `/workshops/${host.workshopId}`;
  const { own } = good(await host.call('GET', path));
  const places = [{ name: '', address: TOLD_OF_WORKSHOP.address, hours: [] }];
  const changes = { places, story: TOLD_OF_WORKSHOP.story, revision: own.revision };
  good(await host.call('PATCH', path, changes));
  const upload = photoUpload();
  const sent = (method: 'PUT' | 'POST', url: string) =>
    test.app.inject({
      method,
      url: `/api/v1${url}`,
      payload: upload.payload,
      headers: { ...upload.headers, authorization: `Bearer ${host.token}` },
    });
  expectTaken(await sent('PUT', `${path}/logo`));
  good(await host.call('DELETE', `${path}/logo`));
  const { id } = good(await host.call('POST', '/listings', listingBody()));
  const photo = (await sent('POST', `/listings/${id}/photos`)).json();
  good(await host.call('PATCH', `/listings/${id}/photos/${photo.id}`, { alt: 'Una pezza blu.' }));
  expectTaken(await sent('PUT', `/listings/${id}/photos/${photo.id}`));
  good(await host.call('GET', `${path}/listings`));
}

async function decideOnPeople(test: TestApp, staff: Person): Promise<void> {
  const { workshopId, memberId } = await newPerson(test);
  good(await staff.call('GET', '/moderation/workshops?limit=100'));
  const trust = { trust: 'restricted', note: TOLD_OF_WORKSHOP.trustNote };
  good(await staff.call('PUT', `/moderation/workshops/${workshopId}/trust`, trust));
  const suspension = `/moderation/members/${memberId}/suspension`;
  good(await staff.call('PUT', suspension, { note: TOLD_OF_WORKSHOP.suspensionNote }));
  good(await staff.call('DELETE', suspension));
}

/** Changes name, address and password, and signs out here, there and everywhere. */
async function endSessions(test: TestApp): Promise<string[]> {
  const someone = await newPerson(test);
  good(await someone.call('PATCH', '/me', { name: 'Another name' }));
  good(await someone.call('POST', '/me/email', { email: 'moved@test.example', password: PASSWORD }));
  const changed = good(
    await someone.call('POST', '/me/password', { password: PASSWORD, newPassword: OTHER_PASSWORD }),
  );
  const call = caller(test, changed.accessToken);
  const other = good(await call('POST', '/auth/login', { email: someone.email, password: OTHER_PASSWORD }));
  const sessions = good(await call('GET', '/me/sessions')).items;
  const elsewhere = sessions.find((one: { current: boolean }) => !one.current);
  good(await call('DELETE', `/me/sessions/${elsewhere.id}`));
  good(await call('DELETE', '/me/sessions'));
  return [changed.accessToken, changed.refreshToken, other.accessToken, other.refreshToken];
}

/** Takes a copy of everything along, and goes. */
async function leave(test: TestApp): Promise<void> {
  const leaver = await newPerson(test);
  const { call, memberId } = leaver;
  const copy = await storeExport(test, memberId);
  good(await call('POST', '/me/exports'));
  good(await call('GET', '/me/exports'));
  good(await call('GET', `/me/exports/${copy}/file`));
  good(await call('GET', '/me/deletion'));
  good(await call('POST', '/me/deletion', { password: PASSWORD }));
}

function expectTaken({ statusCode, body }: { statusCode: number; body: string }): void {
  if (statusCode >= 300) throw new Error(`answered ${statusCode}: ${body}`);
}

function stored({ memberId, workshopId, email, token }: Person) {
  return { memberId, workshopId, email, token, sessionId: '' };
}
