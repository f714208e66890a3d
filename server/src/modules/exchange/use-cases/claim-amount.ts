import { databaseErrorCode, type Queryable, type Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { ClaimBody, ClaimJson } from '@scampolo/shared/contract/exchange';
import { RESERVATION_DAYS } from '@scampolo/shared/domain/exchange';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { type Actor, type ActorWorkshop, belongsTo } from '../../identity/actor.ts';
import { actingWorkshop, authorizeSee } from '../../listings/policy.ts';
import type { ListingRecord } from '../../listings/record.ts';
import { loadListing } from '../../listings/use-cases/load-listing.ts';
import { type Asked, hashRequest, readAsked, unavailable } from '../asked.ts';
import { pickupFrom } from '../pickup.ts';
import { presentClaim } from '../present.ts';
import type { ClaimRecord } from '../record.ts';
import { countReservations, findByIdempotencyKey } from '../repository.ts';
import { insertPieces, insertReserved } from '../reserve-repository.ts';
import { readClaim } from './read-claim.ts';

const UNIQUE_VIOLATION = '23505';
/** Reservations that a member holds at most until their address is confirmed. */
const MOST_UNCONFIRMED = 3;

interface ClaimRequest {
  listingId: string;
  body: ClaimBody;
  key: string;
}

/** A claim that may be made, unless somebody is faster. */
interface NewClaim {
  id: string;
  listing: ListingRecord;
  workshop: ActorWorkshop;
  idempotencyKey: string;
  requestHash: string;
  note: string;
  asked: Asked;
}

/**
 * Claims an amount or chosen pieces of a published listing; first come, first served: the claim reserves at once, or
 * fails. The same key with the same request answers with the claim that the first one made.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, OWN_LISTING, VALIDATION_FAILED, AMOUNT_UNAVAILABLE (details say what is left),
 *   ADDRESS_UNCONFIRMED (details say how many reservations one may hold until then), IDEMPOTENCY_KEY_REUSED
 */
export async function claimAmount(deps: Deps, actor: Actor, request: ClaimRequest): Promise<ClaimJson> {
  const requestHash = hashRequest(request.listingId, request.body);
  try {
    return await claimNow(deps, actor, request, requestHash);
  } catch (error) {
    // Most requests are the first under their key. One that is sent again meets its own claim here, and may be refused now
    // for what it did then.
    if (!(error instanceof AppError) && databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    const earlier = await findByIdempotencyKey(deps.db, actor.memberId, request.key);
    if (!earlier) throw error;
    if (earlier.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return readClaim(deps, actor, earlier.id);
  }
}

async function claimNow(
  deps: Deps,
  actor: Actor,
  { listingId, body, key }: ClaimRequest,
  requestHash: string,
): Promise<ClaimJson> {
  const listing = authorizeSee(actor, await loadListing(deps.db, listingId));
  const workshop = actingWorkshop(actor, body.workshopId);
  // Whichever of several workshops somebody acts for: nobody claims from themselves.
  if (belongsTo(actor, listing.workshopId)) throw new AppError('OWN_LISTING');
  const asked = readAsked(body, listing);
  const note = body.note ?? '';
  const claim: NewClaim = { id: newId(), listing, workshop, idempotencyKey: key, requestHash, note, asked };
  const reserved = await reserve(deps, actor, claim).catch(async (error) => {
    if (!(error instanceof AppError && error.code === 'AMOUNT_UNAVAILABLE')) throw error;
    throw unavailable((await loadListing(deps.db, listingId)) ?? listing);
  });
  return presentClaim(reserved, actor, pickupFrom(deps.hubs));
}

/** Everything a claim writes. Most claims are one statement; some need others, in one transaction with it. */
async function reserve(deps: Deps, actor: Actor, claim: NewClaim): Promise<ClaimRecord> {
  const { pieces } = claim.asked;
  if (actor.emailConfirmed && pieces.size === 0) return reserveOn(deps.db, deps, actor, claim);
  return deps.db.transaction(async (tx) => {
    if (!actor.emailConfirmed) await requireFewReservations(tx, actor.memberId);
    const reserved = await reserveOn(tx, deps, actor, claim);
    if (!(await insertPieces(tx, reserved, pieces))) throw new AppError('AMOUNT_UNAVAILABLE');
    return reserved;
  });
}

async function reserveOn(
  db: Queryable,
  { jobs }: Pick<Deps, 'jobs'>,
  actor: Actor,
  claim: NewClaim,
): Promise<ClaimRecord> {
  const { id, listing, workshop, note, asked, idempotencyKey, requestHash } = claim;
  const ids = { id, listingId: listing.id, workshopId: workshop.id, memberId: actor.memberId };
  const { unit, steps: amount } = asked;
  const reserved = await insertReserved(db, jobs, {
    ...ids,
    unit,
    amount,
    note,
    idempotencyKey,
    requestHash,
    hub: listing.hub,
    reservedDays: RESERVATION_DAYS,
  });
  if (reserved === null) throw new AppError('AMOUNT_UNAVAILABLE');
  const { status, ...times } = reserved;
  return { ...ids, ...times, ...claimed(claim, actor), listing: { ...listingOf(listing), status } };
}

async function requireFewReservations(tx: Tx, memberId: string): Promise<void> {
  if ((await countReservations(tx, memberId)) < MOST_UNCONFIRMED) return;
  throw new AppError('ADDRESS_UNCONFIRMED', { most: MOST_UNCONFIRMED });
}

/** What a claim says when it has just been made, as reading it would give it. */
function claimed({ workshop, note, asked }: NewClaim, actor: Actor) {
  return {
    status: 'reserved' as const,
    unit: asked.unit,
    amount: asked.steps,
    pieceIds: [...asked.pieces].flatMap(([id, count]) => Array<string>(count).fill(id)),
    note,
    reason: null,
    massG: null,
    displacement: null,
    claimant: { workshop: workshop.name, kind: workshop.kind, member: actor.name },
  };
}

function listingOf({ workshop, ...listing }: ListingRecord): Omit<ClaimRecord['listing'], 'status'> {
  const { title, locale, hub, workshopId, pickupKind, photos } = listing;
  const { name: workshopName, pickupPlace } = workshop;
  return { title, locale, hub, workshopId, workshopName, pickupKind, pickupPlace, photo: photos[0] ?? null };
}
