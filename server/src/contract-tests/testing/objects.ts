import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { newId } from '@scampolo/db/ids';
import { savedSearches, wantedPosts } from '@scampolo/db/schema/alerts';
import { claimMessages, claims } from '@scampolo/db/schema/exchange';
import { hubNews } from '@scampolo/db/schema/hubs';
import {
  exports as exportsTable,
  hubStaff,
  invitations,
  mailedLinks,
  members,
  onePlace,
  sessions,
  workshopMembers,
  workshops,
} from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import { notices } from '@scampolo/db/schema/moderation';
import type { ClaimStatus, ListingStatus } from '@scampolo/shared/domain/states';
import { emailKey } from '../../modules/identity/addresses.ts';
import { hashPassword } from '../../modules/identity/password.ts';
import { PASSWORD } from '../../testing/people.ts';
import type { TestApp } from '../../testing/test-app.ts';

/** Somebody who is signed in, stored without asking the API: a hundred take no longer than one who registers. */
export interface StoredMember {
  memberId: string;
  /** acts for it; null: for none */
  workshopId: string | null;
  email: string;
  sessionId: string;
  token: string;
}

type Hub = 'milano' | 'zagreb';

let passwordHash: Promise<string> | undefined;

/**
 * Stores a member with a confirmed address and the password of all test people. Acts for a workshop of their own unless
 * `joins` names one (then as a colleague), or is null (then for none).
 */
export async function storeMember(
  test: TestApp,
  how: { joins?: string | null; hub?: Hub; staffOf?: Hub; admin?: boolean; confirmed?: boolean } = {},
): Promise<StoredMember> {
  const { db } = test.deps;
  passwordHash ??= hashPassword(PASSWORD);
  const tag = randomBytes(6).toString('hex');
  const email = `stored-${tag}@test.example`;
  const memberId = newId();
  await db.insert(members).values({
    id: memberId,
    email,
    emailKey: emailKey(email),
    passwordHash: await passwordHash,
    name: `Person ${tag}`,
    locale: 'it',
    admin: how.admin ?? false,
    verifiedAt: how.confirmed === false ? null : new Date(),
  });
  const workshopId = how.joins === undefined ? await storeWorkshop(test, how) : how.joins;
  if (workshopId !== null) {
    const role = how.joins === undefined ? 'owner' : 'member';
    await db.insert(workshopMembers).values({ workshopId, memberId, role });
  }
  if (how.staffOf) await db.insert(hubStaff).values({ hub: how.staffOf, memberId });
  return { memberId, workshopId, email, ...(await storeSession(test, memberId)) };
}

/** Opens a session of a member. */
export async function storeSession(
  test: TestApp,
  memberId: string,
): Promise<{ sessionId: string; token: string }> {
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await test.deps.db.insert(sessions).values({ id: sessionId, memberId, expiresAt });
  return { sessionId, token: test.app.jwt.sign({ sid: sessionId, gen: 1 }) };
}

/** Stores a trusted studio with one place, whose profile is not public unless told. */
export async function storeWorkshop(
  test: TestApp,
  { hub = 'milano', profilePublic = false }: { hub?: Hub; profilePublic?: boolean } = {},
): Promise<string> {
  const id = newId();
  const name = `Workshop ${randomBytes(6).toString('hex')}`;
  const places = onePlace('Via Tortona 54, 20144 Milano');
  await test.deps.db
    .insert(workshops)
    .values({ id, name, kind: 'studio', hub, trust: 'trusted', places, profilePublic });
  return id;
}

/** Stores a complete listing in Milan, of 12.5 m in cuts of 0.5 m, in whatever state; `changes` replace columns. */
export async function storeListing(
  test: TestApp,
  workshopId: string,
  status: ListingStatus,
  changes: Partial<typeof listings.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  const shown = status === 'published' || status === 'exhausted';
  await test.deps.db.insert(listings).values({
    id,
    workshopId,
    hub: 'milano',
    status,
    title: 'Fresco di lana',
    locale: 'it',
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    composition: [{ fibre: 'wool', percent: 100 }],
    compositionSource: 'label',
    weightGsm: 280,
    widthCm: 150,
    unit: 'm',
    amountTotal: 1250,
    amountGiven: status === 'exhausted' ? 1250 : 0,
    smallestCut: 50,
    massG: 5250,
    legalRoute: 'product',
    submittedAt: status === 'pending' ? earlierThanAll() : null,
    publishedAt: shown ? new Date() : null,
    ...changes,
  });
  return id;
}

let submissions = 0;

/** The queue shows the oldest first: so what was stored last is on its first page. */
function earlierThanAll(): Date {
  submissions += 1;
  return new Date(Date.UTC(2026, 0, 1) - submissions * 1000);
}

/** Stores a piece of news of a hub. */
export async function storeHubNews(test: TestApp, hub: Hub): Promise<string> {
  const id = newId();
  const news = { locale: 'it', title: 'Mercato di scampoli', text: 'Dieci tavoli nel cortile.' };
  await test.deps.db.insert(hubNews).values({ id, hub, ...news });
  return id;
}

/** Stores a photo of a listing, of one size, whose file is not there. */
export async function storePhoto(test: TestApp, listingId: string, position = 0): Promise<string> {
  const id = newId();
  await test.deps.db.insert(listingPhotos).values({
    id,
    listingId,
    position,
    width: 4,
    height: 3,
    thumbhash: '',
    variants: [{ key: `${randomBytes(32).toString('hex')}.webp`, width: 4, height: 3, type: 'image/webp' }],
    colours: [],
    perceptualHash: '0'.repeat(16),
  });
  return id;
}

/** Stores a claim of 0.5 m; one that is reserved holds them. */
export async function storeClaim(
  test: TestApp,
  { listingId, claimant }: { listingId: string; claimant: Pick<StoredMember, 'memberId' | 'workshopId'> },
  status: ClaimStatus = 'reserved',
): Promise<string> {
  if (claimant.workshopId === null) throw new Error('who acts for no workshop cannot claim');
  const id = newId();
  await test.deps.db.insert(claims).values({
    id,
    listingId,
    workshopId: claimant.workshopId,
    memberId: claimant.memberId,
    status,
    unit: 'm',
    amount: 50,
    reservedUntil: new Date(Date.now() + 86_400_000),
    massG: status === 'collected' ? 210 : null,
    idempotencyKey: id,
    requestHash: '',
  });
  if (status === 'reserved') {
    await test.database.sql`update listings set amount_held = amount_held + 50 where id = ${listingId}`;
  }
  return id;
}

/** Stores an open invitation of a colleague; gives its id and the token of its link. */
export async function storeInvitation(
  test: TestApp,
  { workshopId, email, invitedBy }: { workshopId: string; email: string; invitedBy: string },
): Promise<{ id: string; token: string }> {
  const id = newId();
  const expiresAt = new Date(Date.now() + 86_400_000);
  const to = { email, emailKey: emailKey(email), locale: 'it', role: 'colleague', workshopId, invitedBy };
  await test.deps.db.insert(invitations).values({ id, ...to, expiresAt });
  return { id, token: test.deps.tokens.linkToken('invitation', id) };
}

type Purpose = 'confirm_address' | 'change_address' | 'sign_in' | 'reset_password';
const USE_OF = {
  confirm_address: 'confirm',
  change_address: 'confirm',
  sign_in: 'sign_in',
  reset_password: 'reset',
} as const;

/** Stores a mailed link of a member; gives its token. */
export async function storeLink(test: TestApp, member: StoredMember, purpose: Purpose): Promise<string> {
  const id = newId();
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { memberId, email } = member;
  await test.deps.db.insert(mailedLinks).values({ id, memberId, purpose, email, locale: 'it', expiresAt });
  return test.deps.tokens.linkToken(USE_OF[purpose], id);
}

/** Stores an export that is ready, with its file. */
export async function storeExport(test: TestApp, memberId: string): Promise<string> {
  const id = newId();
  const path = `exports/${id}.zip`;
  const { size } = await test.deps.privateStore.put(
    path,
    Readable.from([Buffer.from('PK')]),
    'application/zip',
  );
  const expiresAt = new Date(Date.now() + 86_400_000);
  const ready = { status: 'ready', progress: 100, sizeBytes: size, finishedAt: new Date(), expiresAt };
  await test.deps.db.insert(exportsTable).values({ id, memberId, ...ready });
  return id;
}

/** Stores a message about a claim, written for the side that gives. */
export async function storeMessage(test: TestApp, claimId: string, authorId: string): Promise<string> {
  const id = newId();
  const text = 'Domani alle 10?';
  await test.deps.db.insert(claimMessages).values({ id, claimId, authorId, side: 'giver', text });
  return id;
}

/** Stores an open notice that a member filed; about a listing of Milan's, or (without one) about a page. */
export async function storeNotice(
  test: TestApp,
  filedBy: string | null,
  listingId: string | null,
): Promise<string> {
  const id = newId();
  await test.deps.db.insert(notices).values({
    id,
    hub: listingId === null ? null : 'milano',
    subjectKind: listingId === null ? 'page' : 'listing',
    subjectId: listingId,
    page: listingId === null ? '/' : null,
    reason: 'wrong_facts',
    text: 'Non è lana.',
    locale: 'it',
    filedBy,
  });
  return id;
}

/** Stores a search that the member keeps; gives its id. */
export async function storeSearch(test: TestApp, memberId: string, query: string): Promise<string> {
  const id = newId();
  await test.deps.db.insert(savedSearches).values({ id, memberId, name: query, query, cadence: 'at_once' });
  return id;
}

/** Stores an open wanted post with its search; gives both ids. */
export async function storeWanted(
  test: TestApp,
  { memberId, workshopId }: { memberId: string; workshopId: string },
): Promise<{ id: string; searchId: string }> {
  const [id, searchId] = [newId(), newId()];
  const asked = { memberId, query: 'q=lana' };
  await test.deps.db
    .insert(savedSearches)
    .values({ ...asked, id: searchId, kind: 'wanted', name: 'Cerco lana', cadence: 'at_once' });
  await test.deps.db.insert(wantedPosts).values({
    ...{ ...asked, id, workshopId, searchId, hub: 'milano', title: 'Cerco lana', locale: 'it' },
    closesAt: new Date(Date.now() + 60 * 86_400_000),
  });
  return { id, searchId };
}
