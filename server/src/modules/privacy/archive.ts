import { Readable } from 'node:stream';
import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import type { ClaimThreadJson } from '@scampolo/shared/contract/messages';
import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../deps.ts';
import { listSavedSearches } from '../alerts/use-cases/keep-searches.ts';
import { listClaimsOnListing, listMyClaims } from '../exchange/use-cases/read-claim.ts';
import type { Actor } from '../identity/actor.ts';
import { presentMe } from '../identity/present.ts';
import { listSessions } from '../identity/use-cases/list-sessions.ts';
import { listMyListings } from '../listings/use-cases/list-my-listings.ts';
import { readListing } from '../listings/use-cases/read-listing.ts';
import { listThreads, readThread } from '../messages/use-cases/read-thread.ts';
import { listMyNotices } from '../moderation/use-cases/read-notices.ts';
import { listMyWanted } from '../wanted/use-cases/read-wanted.ts';
import { readWorkshop } from '../workshops/use-cases/read-workshop.ts';
import {
  type Account,
  auditOf,
  decisionsBy,
  decisionsOn,
  findInvitationsReceived,
  findInvitationsSent,
  findingsOf,
  findLinks,
  noticesAnsweredBy,
} from './archive-repository.ts';
import { everyItem, jsonArray, jsonOfArrays } from './json-stream.ts';
import { ARCHIVE_FILES, type ArchiveFile, readMe } from './read-me.ts';
import type { ZipEntry } from './zip-stream.ts';

const PAGE = 100;
const PHOTO_PATH = '/photos/';

/**
 * Everything a member has here, file by file: what the API would answer this member now, so that what the app does not show
 * them is not in it. Read while it is asked for; nothing is held but a page of rows and one open photo.
 * @param photoDone called after each photo
 */
export async function* archiveOf(
  deps: Deps,
  account: Account,
  photoDone: () => Promise<void>,
): AsyncGenerator<ZipEntry> {
  const { actor } = account;
  yield textFile('README.txt', [readMe(actor.locale, deps.publicUrl, new Date())]);
  for (const file of ARCHIVE_FILES) yield textFile(file, await CONTENTS[file](deps, account));
  for await (const { id, logo } of workshopsOf(deps, actor)) {
    const content = logo && (await openLargest(deps, logo.variants));
    if (content) yield { path: `logos/${id}.webp`, content, compress: false };
  }
  for await (const { id, photos } of listingsOf(deps, actor)) {
    for (const [index, photo] of photos.entries()) {
      const content = await openLargest(deps, photo.variants);
      if (content) yield { path: `photos/${id}/${index + 1}.webp`, content, compress: false };
      await photoDone();
    }
  }
}

type Json = Iterable<string> | AsyncIterable<string>;

/** What is in each file. */
const CONTENTS: Readonly<Record<ArchiveFile, (deps: Deps, account: Account) => Json | Promise<Json>>> = {
  'member.json': (_deps, { actor, createdAt, confirmedAt }) =>
    json({ ...presentMe(actor), createdAt, confirmedAt }),
  'workshops.json': (deps, { actor }) => jsonArray(workshopsOf(deps, actor)),
  'listings.json': (deps, { actor }) => jsonArray(listingsOf(deps, actor)),
  'claims.json': (deps, { actor }) =>
    jsonOfArrays({
      made: everyItem((cursor) => listMyClaims(deps, actor, { limit: PAGE, cursor })),
      received: claimsReceived(deps, actor),
    }),
  'messages.json': (deps, { actor }) => jsonArray(messagesOf(deps, actor)),
  'sessions.json': async (deps, { actor }) => json(await listSessions(deps, actor)),
  'links.json': async ({ db }, { actor }) => json(await findLinks(db, actor.memberId)),
  'decisions.json': ({ db }, { actor }) =>
    jsonOfArrays({
      received: decisionsOn(db, workshopIdsOf(actor)),
      made: decisionsBy(db, actor.memberId),
    }),
  'notices.json': (deps, { actor }) =>
    jsonOfArrays({
      filed: everyItem((cursor) => listMyNotices(deps, actor, { limit: PAGE, cursor })),
      answered: noticesAnsweredBy(deps.db, actor.memberId),
    }),
  'searches.json': (deps, { actor }) =>
    jsonOfArrays({
      saved: savedSearchesOf(deps, actor),
      found: findingsOf(deps.db, actor.memberId),
      wanted: everyItem((cursor) => listMyWanted(deps, actor, { limit: PAGE, cursor })),
    }),
  'invitations.json': async ({ db }, { actor }) => {
    const sent = await findInvitationsSent(db, actor.memberId);
    return json({ sent, received: await findInvitationsReceived(db, actor.memberId) });
  },
  'audit.json': ({ db }, { actor }) => jsonArray(auditOf(db, actor.memberId)),
};

/** The workshops that the actor acts for. One that closes while they are read is left out. */
async function* workshopsOf(deps: Deps, actor: Actor): AsyncGenerator<WorkshopJson> {
  for (const { id } of actor.workshops) {
    const workshop = await readWorkshop(deps, actor, id).catch(nullWhenGone);
    if (workshop) yield workshop;
  }
}

/** The listings of the actor's workshops, whole, newest first. One that goes while they are read is left out. */
async function* listingsOf(deps: Deps, actor: Actor): AsyncGenerator<ListingJson> {
  for await (const { id } of everyItem((cursor) => listMyListings(deps, actor, { limit: PAGE, cursor }))) {
    const listing = await readListing(deps, actor, id).catch(nullWhenGone);
    if (listing) yield listing;
  }
}

/** The messages that the actor can read, by the claim that they are about, oldest first within it. */
async function* messagesOf(deps: Deps, actor: Actor) {
  for await (const { claimId } of everyItem((cursor) => listThreads(deps, actor, { limit: PAGE, cursor }))) {
    const read = (cursor: string | undefined) => readThread(deps, actor, claimId, { limit: PAGE, cursor });
    const pages: ClaimThreadJson['items'][] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await read(cursor).catch(nullWhenGone);
      if (page) pages.unshift(page.items);
      cursor = page?.nextCursor ?? null;
    }
    for (const message of pages.flat()) yield { claimId, ...message };
  }
}

async function* savedSearchesOf(deps: Deps, actor: Actor) {
  yield* (await listSavedSearches(deps, actor)).items;
}

async function* claimsReceived(deps: Deps, actor: Actor) {
  for await (const { id } of everyItem((cursor) => listMyListings(deps, actor, { limit: PAGE, cursor }))) {
    yield* everyItem((cursor) => listClaimsOnListing(deps, actor, id, { limit: PAGE, cursor }));
  }
}

/** The largest size that every program can open; null when there is none, or its photo was removed meanwhile. */
async function openLargest(deps: Deps, variants: PhotoJson['variants']): Promise<Readable | null> {
  const largest = variants.filter(({ type }) => type === 'image/webp').at(-1);
  if (!largest?.url.startsWith(PHOTO_PATH)) return null;
  const file = await deps.photoStore.open(largest.url.slice(PHOTO_PATH.length));
  return file?.stream ?? null;
}

function workshopIdsOf(actor: Actor): string[] {
  return actor.workshops.map(({ id }) => id);
}

function json(value: unknown): string[] {
  return [JSON.stringify(value, null, 2)];
}

function textFile(path: string, parts: Json): ZipEntry {
  return { path, content: Readable.from(parts), compress: true };
}

function nullWhenGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
