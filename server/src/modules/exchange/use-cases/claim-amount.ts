import { databaseErrorCode, type Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { ClaimBody, ClaimJson } from '@scampolo/shared/contract/exchange';
import { RESERVATION_DAYS } from '@scampolo/shared/domain/exchange';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import type { Actor } from '../../identity/actor.ts';
import { actingWorkshop, authorizeSee } from '../../listings/policy.ts';
import type { ListingRecord } from '../../listings/record.ts';
import { loadListing } from '../../listings/use-cases/load-listing.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { type Asked, hashRequest, readAsked, unavailable } from '../asked.ts';
import { holdAmount, takePieces } from '../availability.ts';
import { findByIdempotencyKey, insertReservedClaim } from '../repository.ts';
import { readClaim } from './read-claim.ts';

const UNIQUE_VIOLATION = '23505';

interface NewClaim {
  id: string;
  workshopId: string;
  idempotencyKey: string;
  requestHash: string;
  note: string;
  asked: Asked;
}

/**
 * Claims an amount or chosen pieces of a published listing; first come, first served: the claim reserves at once, or
 * fails. The same key with the same request answers with the claim that the first one made.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, OWN_LISTING, VALIDATION_FAILED, AMOUNT_UNAVAILABLE (details say what is left),
 *   IDEMPOTENCY_KEY_REUSED
 */
export async function claimAmount(
  deps: Deps,
  actor: Actor,
  request: { listingId: string; body: ClaimBody; key: string },
): Promise<ClaimJson> {
  const { listingId, body, key } = request;
  const requestHash = hashRequest(listingId, body);
  const earlier = await findEarlier(deps, actor, key, requestHash);
  if (earlier) return readClaim(deps, actor, earlier);

  const listing = authorizeSee(actor, await loadListing(deps.db, listingId));
  const workshop = actingWorkshop(actor, body.workshopId);
  if (workshop.id === listing.workshopId) throw new AppError('OWN_LISTING');
  const asked = readAsked(body, listing);
  const claim = {
    id: newId(),
    workshopId: workshop.id,
    idempotencyKey: key,
    requestHash,
    note: body.note ?? '',
    asked,
  };
  try {
    await deps.db.transaction((tx) => reserve(deps, tx, actor, listing, claim));
  } catch (error) {
    if (error instanceof AppError && error.code === 'AMOUNT_UNAVAILABLE') {
      throw unavailable((await loadListing(deps.db, listingId)) ?? listing);
    }
    const first =
      databaseErrorCode(error) === UNIQUE_VIOLATION ? await findEarlier(deps, actor, key, requestHash) : null;
    if (first) return readClaim(deps, actor, first);
    throw error;
  }
  return readClaim(deps, actor, claim.id);
}

/** The claim a request under the same key made before. Throws IDEMPOTENCY_KEY_REUSED when that asked for something else. */
async function findEarlier(
  deps: Deps,
  actor: Actor,
  key: string,
  requestHash: string,
): Promise<string | null> {
  const earlier = await findByIdempotencyKey(deps.db, actor.memberId, key);
  if (earlier && earlier.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  return earlier?.id ?? null;
}

/** Everything a claim writes. The contested row comes last, so that its lock is held for one statement and the commit. */
async function reserve(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  listing: ListingRecord,
  claim: NewClaim,
): Promise<void> {
  const { asked, ...row } = claim;
  const { unit, steps, pieces } = asked;
  const owner = { listingId: listing.id, memberId: actor.memberId };
  await insertReservedClaim(tx, { ...row, ...owner, unit, amount: steps }, pieces, RESERVATION_DAYS);
  await recordAudit(tx, {
    actorId: actor.memberId,
    action: 'claim.reserve',
    subjectKind: 'claim',
    subjectId: claim.id,
    hub: listing.hub,
    detail: { listing: listing.id, steps, unit },
  });
  await notifyWorkshops(deps, tx, claim.id, [
    { kind: 'claim_received', workshopId: listing.workshopId },
    { kind: 'claim_reserved', workshopId: claim.workshopId },
  ]);
  await enqueueReindex(tx, [listing.id]);
  const held = (await holdAmount(tx, listing.id, steps)) && (await takePieces(tx, listing.id, pieces));
  if (!held) throw new AppError('AMOUNT_UNAVAILABLE');
}
