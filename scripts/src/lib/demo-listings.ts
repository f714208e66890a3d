import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoClaim, type DemoListing, drawPhoto } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import { claimAmount } from '@scampolo/server/modules/exchange/use-cases/claim-amount';
import { cancelClaim, handOver } from '@scampolo/server/modules/exchange/use-cases/settle-claim';
import type { Actor } from '@scampolo/server/modules/identity/actor';
import { addPhoto } from '@scampolo/server/modules/listings/use-cases/add-photo';
import { createListing } from '@scampolo/server/modules/listings/use-cases/create-listing';
import { submitListing } from '@scampolo/server/modules/listings/use-cases/submit-listing';
import { withdrawListing } from '@scampolo/server/modules/listings/use-cases/withdraw-listing';
import { decideListing } from '@scampolo/server/modules/moderation/use-cases/decide-listing';
import { type ClaimBody, claimBody } from '@scampolo/shared/contract/exchange';
import { createListingBody, type ListingJson } from '@scampolo/shared/contract/listings';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import type { DemoPeople } from './demo-people.ts';

const PHOTO_SIZE = { width: 1200, height: 1500 };
const DAY_MS = 86_400_000;

/** Makes the demo's listings the way members make them, with photos drawn here, and what happened to each since. */
export async function seedListings(
  deps: Deps,
  people: DemoPeople,
  listings: readonly DemoListing[],
): Promise<void> {
  let photosInWork: Promise<unknown> = Promise.resolve();
  for (const [index, demo] of listings.entries()) {
    const giver = founder(people, demo.workshop);
    const listing = await createListing(deps, giver, bodyOf(demo));
    for (const [position, description] of demo.photos.entries()) {
      // Drawing keeps this process busy while the photo before is encoded in the worker.
      const drawn = drawPhoto(description, PHOTO_SIZE);
      await photosInWork;
      photosInWork = attachPhoto(deps, giver, listing.id, { drawn, name: `demo-${index}-${position}.jpg` });
    }
    await photosInWork;
    await bringToState(deps, people, { demo, giver, listing });
    await backdate(deps, listing.id, listings.length - index);
  }
}

function bodyOf(demo: DemoListing) {
  const { availableForDays } = demo;
  const until = availableForDays === undefined ? undefined : new Date(Date.now() + availableForDays * DAY_MS);
  return createListingBody.parse({ ...demo.body, ...(until ? { availableUntil: until.toISOString() } : {}) });
}

async function attachPhoto(
  deps: Deps,
  giver: Actor,
  listingId: string,
  photo: { drawn: ReturnType<typeof drawPhoto>; name: string },
): Promise<void> {
  const { pixels, ...raw } = photo.drawn;
  const path = join(deps.uploadFolder, photo.name);
  await sharp(pixels, { raw }).jpeg({ quality: 92 }).toFile(path);
  await addPhoto(deps, giver, listingId, path, { avif: false });
  await rm(path);
}

interface Seeded {
  demo: DemoListing;
  giver: Actor;
  listing: ListingJson;
}

async function bringToState(deps: Deps, people: DemoPeople, { demo, giver, listing }: Seeded): Promise<void> {
  const { state } = demo;
  if (state.status === 'draft') return;
  const submitted = await submitListing(deps, giver, listing.id);
  if (state.status === 'pending') return;
  if (state.status === 'changes_requested' || state.status === 'rejected') {
    const action = state.status === 'rejected' ? 'reject' : 'request_changes';
    await decideListing(deps, people.admin, listing.id, { action, reason: state.reason, note: state.note });
    return;
  }
  if (submitted.status === 'pending')
    await decideListing(deps, people.admin, listing.id, { action: 'approve' });
  for (const [index, claim] of demo.claims.entries()) {
    await seedClaim(deps, {
      claim,
      taker: founder(people, claim.by),
      giver,
      listing,
      key: `demo-${demo.key}-${index}`,
    });
  }
  if (state.status === 'withdrawn') await withdrawListing(deps, giver, listing.id);
}

async function seedClaim(
  deps: Deps,
  what: { claim: DemoClaim; taker: Actor; giver: Actor; listing: ListingJson; key: string },
): Promise<void> {
  const { claim, taker, giver, listing, key } = what;
  const body = claimBody.parse(claimOf(claim, listing));
  const made = await claimAmount(deps, taker, { listingId: listing.id, body, key });
  if (claim.status === 'cancelled') await cancelClaim(deps, taker, made.id, {});
  if (claim.status === 'collected') {
    const { massKg, displacement } = claim;
    if (massKg === undefined) throw new Error(`the demo claim ${key} was collected and not weighed`);
    await handOver(deps, giver, made.id, displacement ? { massKg, displacement } : { massKg });
  }
}

function claimOf(claim: DemoClaim, listing: ListingJson): ClaimBody {
  const note = claim.note === undefined ? {} : { note: claim.note };
  if (claim.amount) return { amount: claim.amount, ...note };
  const pieceIds = (claim.pieces ?? []).flatMap(({ size, count }) => {
    const piece = listing.pieces[size];
    if (!piece) throw new Error(`the demo listing "${listing.title}" has no piece ${size}`);
    return Array<string>(count).fill(piece.id);
  });
  return { pieceIds, ...note };
}

/** An exchange that opened this second looks dead: the demo's listings came in over the last weeks, ten hours apart. */
async function backdate(deps: Deps, listingId: string, steps: number): Promise<void> {
  await deps.db.execute(sql`update listings set
    created_at = created_at - make_interval(hours => ${steps * 10}),
    submitted_at = submitted_at - make_interval(hours => ${steps * 10}),
    published_at = published_at - make_interval(hours => ${steps * 10}),
    document_revision = document_revision + 1
    where id = ${listingId}`);
}

function founder(people: DemoPeople, slug: string): Actor {
  const actor = people.founders.get(slug);
  if (!actor) throw new Error(`the demo has no workshop ${slug}`);
  return actor;
}
