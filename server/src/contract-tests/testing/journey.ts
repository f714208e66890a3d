import { onePlace, workshops } from '@scampolo/db/schema/identity';
import { eq } from 'drizzle-orm';
import { photoWithPlace } from '../../infra/images/testing/sample-photos.ts';
import { caller, claim, listingBody, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import type { TestApp } from '../../testing/test-app.ts';
import { good } from './good.ts';
import { manageAccounts, type Tokens } from './journey-account.ts';
import { lookFor } from './journey-alerts.ts';
import { talkAndReport } from './journey-desk.ts';
import { tellOfTheHub } from './journey-hubs.ts';
import { multipart, type People, SMALL_PHOTO } from './world.ts';

/** What somebody told the exchange and not everybody. */
export const TOLD = {
  pickupPlace: 'Via Segreta 7, citofono Rossi',
  claimNote: 'Passo giovedì con mia figlia',
  decisionNote: 'La foto mostra un volto',
  cancelReason: 'Sono in ospedale',
  draftTitle: 'Seta per la collezione che nessuno conosce',
} as const;

/** Who takes part in the main job. */
export type Travellers = Pick<People, 'giver' | 'taker' | 'staff' | 'stranger' | 'host'>;

/** The ids that the main job leaves behind. */
export interface Journey extends Travellers {
  /** the brand is hidden */
  listing: string;
  /** the brand is visible */
  branded: string;
  draft: string;
  claims: { kept: string; cancelled: string; missed: string };
  photoUrl: string;
  tokens: Tokens;
}

/** Does the main job from the first account to the weighed hand-over, so that every endpoint has answered well once. */
export async function travel(test: TestApp): Promise<Journey> {
  const giver = await newPerson(test);
  const taker = await newPerson(test, { kind: 'designer' });
  const staff = await newPerson(test, { staffOf: 'milano' });
  const stranger = await newPerson(test);
  const { db } = test.deps;
  await db
    .update(workshops)
    .set({ places: onePlace(TOLD.pickupPlace) })
    .where(eq(workshops.id, giver.workshopId));
  const accounts = await manageAccounts(test, staff);
  const { given, mailed } = accounts.tokens;
  const tokens = { given: [...given, ...(await signInAndOut(test, giver))], mailed };
  const { id: listing, photoUrl } = await post(test, giver);
  await moderate(giver, staff, listing);
  const branded = await publishBranded(giver, staff);
  await test.drain();
  const claims = await claimAndHandOver(giver, taker, listing);
  await talkAndReport({ giver, taker, staff }, claims.kept, listing);
  await lookFor(test, { giver, taker, staff }, listing);
  await tellOfTheHub(staff, stranger);
  const draft = good(await giver.call('POST', '/listings', listingBody({ title: TOLD.draftTitle }))).id;
  const unwanted = good(await giver.call('POST', '/listings', { title: 'Da ritirare' })).id;
  good(await giver.call('POST', `/listings/${unwanted}/withdraw`));
  await test.drain();
  const journey: Journey = {
    host: accounts.host,
    giver,
    taker,
    staff,
    stranger,
    listing,
    branded,
    draft,
    claims,
    photoUrl,
    tokens,
  };
  await lookAround(test, journey);
  return journey;
}

async function signInAndOut(test: TestApp, { email, call, token }: Person): Promise<string[]> {
  const session = good(await call('POST', '/auth/login', { email, password: PASSWORD }));
  const renewed = good(await call('POST', '/auth/refresh', { refreshToken: session.refreshToken }));
  good(await caller(test, renewed.accessToken)('POST', '/auth/logout'));
  return [token, session.accessToken, session.refreshToken, renewed.accessToken, renewed.refreshToken];
}

/** A draft from a phone: title first, then a photo that knows where it was taken, then the rest. */
async function post(test: TestApp, giver: Person): Promise<{ id: string; photoUrl: string }> {
  const { id, revision } = good(await giver.call('POST', '/listings', { title: 'Fresco di lana' }));
  const { headers, payload } = multipart(await photoWithPlace(SMALL_PHOTO));
  const photos = [];
  for (let count = 0; count < 3; count += 1) {
    const answer = await test.app.inject({
      method: 'POST',
      url: `/api/v1/listings/${id}/photos`,
      headers: { ...headers, authorization: `Bearer ${giver.token}` },
      payload,
    });
    photos.push(good({ status: answer.statusCode, headers: {}, body: answer.json() }));
  }
  const photoIds = photos.map((photo) => photo.id).toReversed();
  good(await giver.call('PUT', `/listings/${id}/photos`, { photoIds }));
  good(await giver.call('DELETE', `/listings/${id}/photos/${photoIds[2]}`));
  good(await giver.call('PATCH', `/listings/${id}`, { ...listingBody(), revision }));
  return { id, photoUrl: photos[0].variants[0].url };
}

async function moderate(giver: Person, staff: Person, id: string): Promise<void> {
  good(await giver.call('POST', `/listings/${id}/submit`));
  good(await staff.call('GET', '/moderation/queue'));
  const decide = `/moderation/listings/${id}/decision`;
  const changes = { action: 'request_changes', reason: 'photo_unclear', note: TOLD.decisionNote };
  good(await staff.call('POST', decide, changes));
  good(await giver.call('GET', `/listings/${id}`));
  good(await giver.call('POST', `/listings/${id}/submit`));
  good(await staff.call('POST', decide, { action: 'approve', note: TOLD.decisionNote }));
}

async function publishBranded(giver: Person, staff: Person): Promise<string> {
  const body = listingBody({ title: 'Lino con il suo nome', brandVisible: true });
  const { id } = good(await giver.call('POST', '/listings', body));
  good(await giver.call('POST', `/listings/${id}/submit`));
  good(await staff.call('POST', `/moderation/listings/${id}/decision`, { action: 'approve' }));
  return id;
}

async function claimAndHandOver(giver: Person, taker: Person, listing: string): Promise<Journey['claims']> {
  const ask = { amount: { value: 0.5, unit: 'm' }, note: TOLD.claimNote };
  const [collected, cancelled, missed, kept] = [
    good(await claim(taker, listing, ask)).id,
    good(await claim(taker, listing, ask)).id,
    good(await claim(taker, listing, ask)).id,
    good(await claim(taker, listing, ask)).id,
  ];
  good(await giver.call('POST', `/claims/${collected}/handover`, { massKg: 0.21, displacement: 'yes' }));
  good(await taker.call('POST', `/claims/${cancelled}/cancel`, { reason: TOLD.cancelReason }));
  good(await giver.call('POST', `/claims/${missed}/no-show`));
  return { kept, cancelled, missed };
}

/** Everybody, and a visitor without an account, looks at everything that there is, allowed or not. */
async function lookAround(test: TestApp, journey: Journey): Promise<void> {
  const { giver, taker, staff, stranger, host, listing, branded, draft, claims } = journey;
  const visitor = { call: caller(test, null) };
  const ids = [listing, branded, draft, ...Object.values(claims)];
  const addresses = [
    ...['/me', '/me/listings', '/me/claims', '/moderation/queue', '/hubs', '/hubs/milano', '/catalogue'],
    ...[
      '/search',
      '/search?q=lana',
      '/search?q=lino&hub=milano&sort=newest',
      '/search?q=segreta',
      '/search/facets/fibre?fq=la',
    ],
    ...['/me/desk', '/me/threads', '/me/notices', '/moderation/notices?folder=answered'],
    ...['/me/saved-searches', '/me/wanted', '/wanted', `/listings/${listing}/asked`],
    ...['/me/sessions', '/me/exports', '/me/deletion', '/moderation/workshops?limit=100'],
    ...[giver, host].flatMap(({ workshopId: id }) => [
      ...['', '/people', '/listings'].map((part) => `/workshops/${id}${part}`),
    ]),
    ...ids.flatMap((id) => [
      `/listings/${id}`,
      `/listings/${id}/claims`,
      `/claims/${id}`,
      `/claims/${id}/messages`,
    ]),
  ];
  for (const { call } of [giver, taker, staff, stranger, host, visitor]) {
    for (const address of addresses) await call('GET', address);
  }
  for (const url of ['/api/openapi.json', '/healthz', '/readyz', '/metrics']) await test.app.inject({ url });
}
