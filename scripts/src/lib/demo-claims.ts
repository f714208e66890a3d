import type { DemoClaim, DemoListing } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import { claimAmount } from '@scampolo/server/modules/exchange/use-cases/claim-amount';
import { cancelClaim, handOver, markNoShow } from '@scampolo/server/modules/exchange/use-cases/settle-claim';
import type { Actor } from '@scampolo/server/modules/identity/actor';
import { writeMessage } from '@scampolo/server/modules/messages/use-cases/write-message';
import { type ClaimBody, claimBody } from '@scampolo/shared/contract/exchange';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { sql } from 'drizzle-orm';
import { type DemoPeople, founder } from './demo-people.ts';

/** A listing of the demo that is there now. */
export interface Seeded {
  readonly demo: DemoListing;
  readonly giver: Actor;
  readonly listing: ListingJson;
}

/** Makes the claims on a listing and what became of each. Those that are to lapse do so with the next round of that timer. */
export async function seedClaims(
  deps: Deps,
  people: DemoPeople,
  { demo, giver, listing }: Seeded,
): Promise<void> {
  for (const [index, claim] of demo.claims.entries()) {
    const taker = founder(people, claim.by);
    const body = claimBody.parse(claimOf(claim, listing));
    const key = `demo-${demo.key}-${index}`;
    const { id } = await claimAmount(deps, taker, { listingId: listing.id, body, key });
    for (const [side, text] of claim.messages ?? []) {
      await writeMessage(deps, side === 'giver' ? giver : taker, { claimId: id, text, key: null });
    }
    await settle(deps, claim, { id, taker, giver });
    await backdate(deps, claim, id, index + 1);
  }
}

async function settle(
  deps: Deps,
  { status, massKg, displacement }: DemoClaim,
  { id, taker, giver }: { id: string; taker: Actor; giver: Actor },
): Promise<void> {
  if (status === 'cancelled') await cancelClaim(deps, taker, id, {});
  if (status === 'no_show') await markNoShow(deps, giver, id);
  if (status === 'collected') {
    if (massKg === undefined) throw new Error(`the demo claim ${id} was collected and not weighed`);
    await handOver(deps, giver, id, displacement ? { massKg, displacement } : { massKg });
  }
}

/** Claims came in over the last days; what is to lapse has been waiting for longer than it may. */
async function backdate(deps: Deps, { status }: DemoClaim, id: string, steps: number): Promise<void> {
  const days = status === 'reserved' ? steps : status === 'lapsed' ? 8 : 5 + steps;
  await deps.db.execute(sql`update claims set
    created_at = created_at - make_interval(days => ${days}),
    updated_at = updated_at - make_interval(days => ${days}),
    reserved_until = reserved_until - make_interval(days => ${days})
    where id = ${id}`);
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
