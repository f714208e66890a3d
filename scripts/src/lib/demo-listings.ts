import type { DemoListing } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import type { ProcessedPhoto } from '@scampolo/server/infra/images/photo';
import { createWorkLine } from '@scampolo/server/infra/images/work-line';
import { lapseClaims } from '@scampolo/server/modules/exchange/use-cases/lapse-claims';
import type { Actor } from '@scampolo/server/modules/identity/actor';
import { addPhoto } from '@scampolo/server/modules/listings/use-cases/add-photo';
import { createListing } from '@scampolo/server/modules/listings/use-cases/create-listing';
import { expireListings } from '@scampolo/server/modules/listings/use-cases/expire-listings';
import { submitListing } from '@scampolo/server/modules/listings/use-cases/submit-listing';
import { withdrawListing } from '@scampolo/server/modules/listings/use-cases/withdraw-listing';
import { decideListing } from '@scampolo/server/modules/moderation/use-cases/decide-listing';
import { createListingBody } from '@scampolo/shared/contract/listings';
import { sql } from 'drizzle-orm';
import { type Seeded, seedClaims } from './demo-claims.ts';
import { type DemoPeople, founder } from './demo-people.ts';
import { openDrawingRoom } from './draw-photos.ts';

/** Wide enough for a page; what is woven is shown from near by a photo of its own. */
const WIDTH_PX = 600;
/** Between two listings of the demo. */
const HOURS_APART = 4;
const DAY_MS = 86_400_000;
/** How many listings are made at a time: what one waits for the database and the disk, another may use. */
const AT_ONCE = 3;

/** The photos of the demo's listings, which are being drawn. */
export interface DemoPhotos {
  of(demo: DemoListing): Promise<readonly ProcessedPhoto[]>;
  /** Ends the drawing, whatever is still missing. */
  close(): Promise<void>;
}

/** Begins to draw the photos of these listings, in threads beside this one. */
export function drawDemoPhotos(listings: readonly DemoListing[]): DemoPhotos {
  const orders = new Map(
    listings.map((demo) => [demo, demo.photos.map((description) => ({ description, widthPx: WIDTH_PX }))]),
  );
  const room = openDrawingRoom([...orders.values()].flat());
  return {
    of: (demo) => Promise.all((orders.get(demo) ?? []).map((order) => room.photoOf(order))),
    close: () => room.close(),
  };
}

/** Makes the demo's listings the way members make them, with the photos that were drawn, and what happened to each since. */
export async function seedListings(
  deps: Deps,
  people: DemoPeople,
  listings: readonly DemoListing[],
  photos: DemoPhotos,
): Promise<void> {
  await forEachAtOnce(listings, async (demo, index) => {
    const drawn = await photos.of(demo);
    return () => seedListing(deps, people, { demo, drawn, age: listings.length - index });
  });
  await lapseClaims(deps);
  await expireListings(deps);
}

interface ToSeed {
  demo: DemoListing;
  drawn: readonly ProcessedPhoto[];
  /** how many listings are newer, and this one */
  age: number;
}

async function seedListing(deps: Deps, people: DemoPeople, { demo, drawn, age }: ToSeed): Promise<void> {
  const giver = founder(people, demo.workshop);
  const listing = await createListing(deps, giver, bodyOf(demo));
  for (const photo of drawn) await attachPhoto(deps, giver, listing.id, photo);
  await bringToState(deps, people, { demo, giver, listing });
  await backdate(deps, listing.id, { age, over: demo.state.status === 'expired' });
}

function bodyOf(demo: DemoListing) {
  const { availableForDays } = demo;
  const until = availableForDays === undefined ? undefined : new Date(Date.now() + availableForDays * DAY_MS);
  return createListingBody.parse({ ...demo.body, ...(until ? { availableUntil: until.toISOString() } : {}) });
}

/** The pipeline reads strangers' files; here it is given what was drawn instead. */
async function attachPhoto(
  deps: Deps,
  giver: Actor,
  listingId: string,
  photo: ProcessedPhoto,
): Promise<void> {
  const images = { ...deps.images, process: async () => photo };
  await addPhoto({ ...deps, images }, giver, listingId, 'drawn', { avif: false });
}

/** Prepares all entries at once, and does what that gives, `AT_ONCE` at a time, as it comes. Fails with the first that fails. */
async function forEachAtOnce<T>(
  entries: readonly T[],
  prepare: (entry: T, index: number) => Promise<() => Promise<void>>,
): Promise<void> {
  const lines = Array.from({ length: AT_ONCE }, () => createWorkLine());
  let next = 0;
  await Promise.all(
    entries.map(async (entry, index) => {
      const work = await prepare(entry, index);
      next += 1;
      await lines[next % AT_ONCE]?.now(work);
    }),
  );
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
  await seedClaims(deps, people, { demo, giver, listing });
  if (state.status === 'withdrawn') await withdrawListing(deps, giver, listing.id);
  if (state.status === 'removed') {
    const { reason, note } = state;
    await decideListing(deps, people.admin, listing.id, { action: 'remove', reason, note });
  }
}

/** An exchange that opened this second looks dead: the demo's listings came in over the last two months. */
async function backdate(
  deps: Deps,
  listingId: string,
  { age, over }: { age: number; over: boolean },
): Promise<void> {
  await deps.db.execute(sql`update listings set
    created_at = created_at - make_interval(hours => ${age * HOURS_APART}),
    submitted_at = submitted_at - make_interval(hours => ${age * HOURS_APART}),
    published_at = published_at - make_interval(hours => ${age * HOURS_APART}),
    available_until = case when ${over} then now() - interval '1 day' else available_until end,
    document_revision = document_revision + 1
    where id = ${listingId}`);
}
