import { databaseErrorCode, type Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { ClaimBody, ClaimJson } from '@scampolo/shared/contract/exchange';
import { RESERVATION_DAYS } from '@scampolo/shared/domain/exchange';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { type Actor, type ActorWorkshop, belongsTo } from '../../identity/actor.ts';
import { actingWorkshop, authorizeSee } from '../../listings/policy.ts';
import type { ListingRecord } from '../../listings/record.ts';
import { loadListing } from '../../listings/use-cases/load-listing.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { type Asked, hashRequest, readAsked, unavailable } from '../asked.ts';
import { holdAmount, takePieces } from '../availability.ts';
import { pickupFrom } from '../pickup.ts';
import { presentClaim } from '../present.ts';
import type { ClaimRecord } from '../record.ts';
import { countReservations, findByIdempotencyKey, insertReservedClaim } from '../repository.ts';
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
  const reserved = await deps.db
    .transaction((tx) => reserve(deps, tx, actor, claim))
    .catch(async (error) => {
      if (!(error instanceof AppError && error.code === 'AMOUNT_UNAVAILABLE')) throw error;
      throw unavailable((await loadListing(deps.db, listingId)) ?? listing);
    });
  return presentClaim(reserved, actor, pickupFrom(deps.hubs));
}

/** Everything a claim writes. The contested row comes last, so that its lock is held for one statement and the commit. */
async function reserve(deps: Deps, tx: Tx, actor: Actor, claim: NewClaim): Promise<ClaimRecord> {
  const { id, listing, workshop, note, asked } = claim;
  const { unit, steps, pieces } = asked;
  const { memberId } = actor;
  const { idempotencyKey, requestHash } = claim;
  const ids = { id, listingId: listing.id, workshopId: workshop.id, memberId };
  if (!actor.emailConfirmed) await requireFewReservations(tx, memberId);
  // None of these needs another: the transaction's connection takes them one after the other, without waiting for us.
  const [times] = await Promise.all([
    insertReservedClaim(
      tx,
      { ...ids, unit, amount: steps, note, idempotencyKey, requestHash },
      pieces,
      RESERVATION_DAYS,
    ),
    recordAudit(tx, {
      actorId: memberId,
      action: 'claim.reserve',
      subjectKind: 'claim',
      subjectId: id,
      hub: listing.hub,
      detail: { listing: listing.id, steps, unit },
    }),
    notifyWorkshops(deps, tx, id, [
      { kind: 'claim_received', workshopId: listing.workshopId },
      { kind: 'claim_reserved', workshopId: workshop.id },
    ]),
    enqueueReindex(tx, [listing.id]),
  ]);
  const status = await holdAmount(tx, { listingId: listing.id, workshopId: workshop.id, steps });
  if (status === null || !(await takePieces(tx, listing.id, pieces)))
    throw new AppError('AMOUNT_UNAVAILABLE');
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
