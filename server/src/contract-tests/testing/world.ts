import { createHash } from 'node:crypto';
import { newId } from '@scampolo/db/ids';
import { listingPieces } from '@scampolo/db/schema/listings';
import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { lopsidedPicture } from '../../infra/images/testing/sample-photos.ts';
import { caller, type Person } from '../../testing/people.ts';
import type { TestApp } from '../../testing/test-app.ts';
import {
  type StoredMember,
  storeClaim,
  storeExport,
  storeHubNews,
  storeInvitation,
  storeLink,
  storeListing,
  storeMember,
  storeMessage,
  storeNotice,
  storePhoto,
  storeSearch,
  storeSession,
  storeWanted,
  storeWorkshop,
} from './objects.ts';

/**
 * Who calls: a workshop that offers, one that claims, its hub's staff, an admin, one that has nothing to do with any of it;
 * and those who do to themselves what ends them: a workshop that changes its people, somebody who signs out everywhere,
 * somebody who changes their password, somebody who leaves.
 */
export interface People {
  giver: Person;
  taker: Person;
  staff: Person;
  admin: Person;
  stranger: Person;
  host: Person;
  roamer: Person;
  changer: Person;
  leaver: Person;
}

/** Something in every state that a request may need, so that each row of the table has a target of its own. */
export interface World extends People {
  test: TestApp;
  /** the giver's, with its revision and its two photos; `photoKey` is a file in the photo store */
  draft: { id: string; revision: number; photoIds: string[]; photoKey: string };
  /** the giver's, complete */
  ready: string;
  /** the giver's, 12.5 m in cuts of 0.5 m */
  published: string;
  /** the giver's, of pieces that differ; `id` is one of two equal ones */
  pieces: { listing: string; id: string };
  /** the giver's, to be taken back */
  unwanted: string;
  /** waits for staff */
  pending: string;
  /** the stranger's */
  foreign: { draft: string; photo: string; claim: string };
  /** the taker's, one for each way a claim ends */
  claims: { cancel: string; handover: string; noShow: string };
  /** a claim of the taker's that was written about, its message, and a notice that staff have not answered */
  talk: { claim: string; message: string; notice: string };
  /**
   * Of the taker: a kept search, one to be forgotten, the token that ends the mails of the first; open wanted posts, one to be closed,
   * one to be taken down, and the search behind the first
   */
  alerts: Record<'kept' | 'unwanted' | 'token' | 'wanted' | 'closing' | 'removing' | 'behind', string>;
  /** of the giver, not used yet */
  refreshToken: string;
  /** nobody acts for it */
  publicWorkshop: string;
  /** acts for the host's workshop, as `formerColleague` does, who is to be taken out */
  colleague: StoredMember;
  formerColleague: string;
  /** to the host's workshop, of an address without an account; the other one is to be taken back */
  invitation: { id: string; token: string };
  unwantedInvitation: string;
  /** tokens of links to three people who are nobody else here */
  links: { signIn: string; reset: string; confirm: string };
  /** the roamer's, on another device */
  otherSession: string;
  /** the leaver's export */
  copy: string;
  /** a piece of news of Milan's hub */
  hubNews: string;
  /** a member whom staff may suspend */
  nuisance: string;
}

/** A photo that is taken: PNG, 64 × 48. */
export const SMALL_PHOTO = await lopsidedPicture(64, 48);

/** Stores a {@link World} in some 50 ms: nobody registers, and no photo is uploaded. */
export async function makeWorld(test: TestApp): Promise<World> {
  const [staff, admin, giver, taker, stranger, host, roamer, changer, leaver] = await Promise.all([
    storePerson(test, { staffOf: 'milano' }),
    storePerson(test, { admin: true }),
    storePerson(test),
    storePerson(test),
    storePerson(test),
    storePerson(test),
    storePerson(test),
    storePerson(test),
    storePerson(test),
  ]);
  const listingOf = ({ workshopId }: Person, status: Parameters<typeof storeListing>[2]) =>
    storeListing(test, workshopId, status);
  const [published, draft, foreignDraft] = await Promise.all([
    listingOf(giver, 'published'),
    listingOf(giver, 'draft'),
    listingOf(stranger, 'draft'),
  ]);
  const claim = (claimant: Person) => storeClaim(test, { listingId: published, claimant });
  return {
    ...{ test, giver, taker, staff, admin, stranger, host, roamer, changer, leaver, published },
    ...(await storePeopleOf(test, host)),
    otherSession: (await storeSession(test, roamer.memberId)).sessionId,
    publicWorkshop: await storeWorkshop(test, { profilePublic: true }),
    copy: await storeExport(test, leaver.memberId),
    hubNews: await storeHubNews(test, 'milano'),
    nuisance: (await storeMember(test)).memberId,
    links: {
      signIn: await linkTo(test, 'sign_in'),
      reset: await linkTo(test, 'reset_password'),
      confirm: await linkTo(test, 'confirm_address'),
    },
    draft: {
      id: draft,
      revision: 1,
      photoIds: [await storePhoto(test, draft, 0), await storePhoto(test, draft, 1)],
      photoKey: await keepFile(test),
    },
    ready: await listingOf(giver, 'draft'),
    pieces: await storePieces(test, giver),
    unwanted: await listingOf(giver, 'published'),
    pending: await listingOf(await storePerson(test), 'pending'),
    foreign: {
      draft: foreignDraft,
      photo: await storePhoto(test, foreignDraft),
      claim: await claim(stranger),
    },
    claims: { cancel: await claim(taker), handover: await claim(taker), noShow: await claim(taker) },
    talk: await storeTalk(test, { giver, claimId: await claim(taker), listingId: published }),
    alerts: await storeAlerts(test, taker),
    refreshToken: test.deps.tokens.refreshToken((await storeSession(test, giver.memberId)).sessionId, 1),
  };
}

/** Stores somebody with a workshop of their own; see `storeMember`. */
export async function storePerson(
  test: TestApp,
  how: Omit<Parameters<typeof storeMember>[1], 'joins'> = {},
): Promise<Person & { workshopId: string }> {
  const { memberId, workshopId, email, token } = await storeMember(test, how);
  if (workshopId === null) throw new Error('a new member has no workshop');
  return { memberId, workshopId, email, token, call: caller(test, token) };
}

async function storePeopleOf(
  test: TestApp,
  { workshopId, memberId }: Person,
): Promise<Pick<World, 'colleague' | 'formerColleague' | 'invitation' | 'unwantedInvitation'>> {
  const invite = () =>
    storeInvitation(test, { workshopId, email: `invited-${newId()}@test.example`, invitedBy: memberId });
  return {
    colleague: await storeMember(test, { joins: workshopId }),
    formerColleague: (await storeMember(test, { joins: workshopId })).memberId,
    invitation: await invite(),
    unwantedInvitation: (await invite()).id,
  };
}

async function storeTalk(
  test: TestApp,
  { giver, claimId, listingId }: { giver: Person; claimId: string; listingId: string },
): Promise<World['talk']> {
  const message = await storeMessage(test, claimId, giver.memberId);
  return { claim: claimId, message, notice: await storeNotice(test, null, listingId) };
}

async function storeAlerts(test: TestApp, taker: Person & { workshopId: string }): Promise<World['alerts']> {
  const kept = await storeSearch(test, taker.memberId, 'q=lana');
  const [wanted, closing, removing] = [
    await storeWanted(test, taker),
    await storeWanted(test, taker),
    await storeWanted(test, taker),
  ];
  return {
    ...{ kept, wanted: wanted.id, closing: closing.id, removing: removing.id, behind: wanted.searchId },
    unwanted: await storeSearch(test, taker.memberId, 'q=seta'),
    token: test.deps.tokens.linkToken('unsubscribe_search', kept),
  };
}

async function linkTo(test: TestApp, purpose: Parameters<typeof storeLink>[2]): Promise<string> {
  return storeLink(test, await storeMember(test, { confirmed: purpose !== 'confirm_address' }), purpose);
}

async function keepFile({ deps }: TestApp): Promise<string> {
  const key = `${createHash('sha256').update(SMALL_PHOTO).digest('hex')}.webp`;
  await deps.photoStore.put(key, SMALL_PHOTO, 'image/webp');
  return key;
}

async function storePieces(test: TestApp, { workshopId }: Person): Promise<World['pieces']> {
  const listing = await storeListing(test, workshopId, 'published', {
    ...{ unit: 'pcs', amountTotal: 3, smallestCut: null },
  });
  const [id, other] = [newId(), newId()];
  await test.deps.db.insert(listingPieces).values([
    { id, listingId: listing, position: 0, lengthCm: 80, widthCm: 60, count: 2 },
    { id: other, listingId: listing, position: 1, lengthCm: 40, widthCm: 30, count: 1 },
  ]);
  return { listing, id };
}

/** A multipart body with one part; `filename` makes it a file. */
export function multipart(
  content: Buffer | string,
  part: { name?: string; filename?: string | null } = {},
): { payload: Buffer; headers: Record<string, string> } {
  const { name = 'file', filename = 'photo.jpg' } = part;
  const named = filename === null ? '' : `; filename="${filename}"`;
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=cut-here' },
    payload: Buffer.concat([
      Buffer.from(`--cut-here\r\ncontent-disposition: form-data; name="${name}"${named}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n--cut-here--\r\n'),
    ]),
  };
}

/** The form that uploads {@link SMALL_PHOTO}. */
export function photoUpload(): ReturnType<typeof multipart> {
  return multipart(SMALL_PHOTO);
}

/** Uploads {@link SMALL_PHOTO} to a listing; gives the photo as answered. */
export async function uploadPhoto(test: TestApp, person: Person, listingId: string): Promise<PhotoJson> {
  const { headers, payload } = photoUpload();
  const answer = await test.app.inject({
    method: 'POST',
    url: `/api/v1/listings/${listingId}/photos`,
    headers: { ...headers, authorization: `Bearer ${person.token}` },
    payload,
  });
  if (answer.statusCode !== 201) throw new Error(`upload answered ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}
