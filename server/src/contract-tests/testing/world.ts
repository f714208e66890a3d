import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { lopsidedPicture } from '../../infra/images/testing/sample-photos.ts';
import {
  type Answer,
  claim,
  listingBody,
  newPerson,
  PASSWORD,
  type Person,
  publishListing,
} from '../../testing/people.ts';
import type { TestApp } from '../../testing/test-app.ts';

/** Who calls: a workshop that offers, one that claims, its hub's staff, and one that has nothing to do with any of it. */
export interface People {
  giver: Person;
  taker: Person;
  staff: Person;
  stranger: Person;
}

/** Something in every state that a request may need, so that each row of the table has a target of its own. */
export interface World extends People {
  test: TestApp;
  /** the giver's, with its revision and its two photos; `photoKey` is a file of theirs */
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
  /** of the giver, not used yet */
  refreshToken: string;
}

/** A photo that is taken: PNG, 64 × 48. */
export const SMALL_PHOTO = await lopsidedPicture(64, 48);

/** Makes a {@link World}. */
export async function makeWorld(test: TestApp): Promise<World> {
  const [giver, taker, staff, stranger, newcomer] = [
    await newPerson(test, { trust: 'trusted' }),
    await newPerson(test, { kind: 'designer' }),
    await newPerson(test, { staffOf: 'milano' }),
    await newPerson(test),
    await newPerson(test),
  ];
  const published = (await publishListing(giver)).id;
  const draft = await makeDraft(giver);
  const photos = [await addPhoto(test, giver, draft.id), await addPhoto(test, giver, draft.id)];
  const pending = await makeDraft(newcomer);
  expectMade(await newcomer.call('POST', `/listings/${pending.id}/submit`));
  const foreignDraft = await makeDraft(stranger);
  const half = { amount: { value: 0.5, unit: 'm' } };
  return {
    test,
    giver,
    taker,
    staff,
    stranger,
    draft: { ...draft, photoIds: photos.map(({ id }) => id), photoKey: keyOf(photos[0]) },
    ready: (await makeDraft(giver)).id,
    published,
    pieces: await publishPieces(giver),
    unwanted: (await publishListing(giver)).id,
    pending: pending.id,
    foreign: {
      draft: foreignDraft.id,
      photo: (await addPhoto(test, stranger, foreignDraft.id)).id,
      claim: expectMade(await claim(stranger, published, half)).id,
    },
    claims: {
      cancel: expectMade(await claim(taker, published, half)).id,
      handover: expectMade(await claim(taker, published, half)).id,
      noShow: expectMade(await claim(taker, published, half)).id,
    },
    refreshToken: await signInAgain(giver),
  };
}

async function publishPieces(person: Person): Promise<World['pieces']> {
  const pieces = [
    { lengthCm: 80, widthCm: 60, count: 2 },
    { lengthCm: 40, widthCm: 30, count: 1 },
  ];
  const amount = { value: 3, unit: 'pcs' };
  const listing = await publishListing(person, { pieces, amount, smallestCut: null });
  return { listing: listing.id, id: listing.pieces[0]?.id ?? '' };
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

async function makeDraft(person: Person): Promise<{ id: string; revision: number }> {
  const { id, revision } = expectMade(await person.call('POST', '/listings', listingBody()));
  return { id, revision };
}

async function addPhoto(test: TestApp, person: Person, listingId: string): Promise<PhotoJson> {
  const { headers, payload } = photoUpload();
  const answer = await test.app.inject({
    method: 'POST',
    url: `/api/v1/listings/${listingId}/photos`,
    headers: { ...headers, authorization: `Bearer ${person.token}` },
    payload,
  });
  return expectMade({ status: answer.statusCode, headers: {}, body: answer.json() });
}

function keyOf(photo: PhotoJson | undefined): string {
  return photo?.variants[0]?.url.replace('/photos/', '') ?? '';
}

async function signInAgain({ call, email }: Person): Promise<string> {
  return expectMade(await call('POST', '/auth/login', { email, password: PASSWORD })).refreshToken;
}

function expectMade({ status, body }: Answer): Answer['body'] {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
