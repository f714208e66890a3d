import type { Tx } from '@scampolo/db/client';
import type { CancelBody, ClaimJson, HandoverBody } from '@scampolo/shared/contract/exchange';
import { toSteps } from '@scampolo/shared/domain/quantity';
import { type ClaimAction, type ClaimStatus, nextClaimStatus } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import type { Authorized } from '../../../authorized.ts';
import type { Deps } from '../../../deps.ts';
import type { MailKind } from '../../../jobs/mail-job.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellingSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import type { Actor } from '../../identity/actor.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { giveAmount, releaseAmount } from '../availability.ts';
import { authorizeSettle, authorizeTakePart, type ClaimSide } from '../policy.ts';
import type { ClaimRecord } from '../record.ts';
import { lockClaim, settleClaim } from '../repository.ts';
import { readClaim } from './read-claim.ts';

type SettledClaim = Authorized<ClaimRecord, 'settle'>;

/**
 * Cancels a claim and gives back what it held. The claimant need not say why; giver and staff must.
 * @throws {AppError} NOT_FOUND, INVALID_STATE, VALIDATION_FAILED (reason)
 */
export async function cancelClaim(
  deps: Deps,
  actor: Actor,
  id: string,
  body: CancelBody,
): Promise<ClaimJson> {
  await deps.db.transaction(async (tx) => {
    const { claim, side } = authorizeTakePart(actor, await lockClaim(tx, id));
    const reason = body.reason ?? '';
    if (side !== 'claimant' && reason === '') {
      throw new AppError('VALIDATION_FAILED', {
        issues: [{ path: 'reason', code: 'required', message: 'Tell the claimant why.' }],
      });
    }
    const status = requireNext(claim, 'cancel');
    await settleClaim(tx, claim, status, { reason: reason === '' ? null : reason });
    if (claim.status === 'reserved') await giveBack(deps, tx, claim);
    await record(tx, { actor, claim, action: 'claim.cancel', detail: { side } });
    const told = side === 'claimant' ? [claim.listing.workshopId] : otherThan(side, claim);
    await tell(deps, tx, claim, 'claim_cancelled', told);
  });
  return readClaim(deps, actor, id);
}

/**
 * Records the weighed hand-over that completes a claim.
 * @throws {AppError} NOT_FOUND, FORBIDDEN (claimant), INVALID_STATE, VALIDATION_FAILED (a part of a gram)
 */
export async function handOver(deps: Deps, actor: Actor, id: string, body: HandoverBody): Promise<ClaimJson> {
  await deps.db.transaction(async (tx) => {
    const { claim, side } = authorizeSettle(actor, await lockClaim(tx, id));
    const status = requireNext(claim, 'hand_over');
    const massG = toSteps(body.massKg, 'kg');
    if (massG === null) {
      throw new AppError('VALIDATION_FAILED', {
        issues: [{ path: 'massKg', code: 'not_a_step', message: 'Three decimals at most.' }],
      });
    }
    await settleClaim(tx, claim, status, { massG, displacement: body.displacement ?? null });
    await giveAmount(tx, claim);
    await record(tx, { actor, claim, action: 'claim.hand_over', detail: { side, massG } });
    await tell(deps, tx, claim, 'claim_collected', [claim.workshopId, claim.listing.workshopId]);
  });
  return readClaim(deps, actor, id);
}

/**
 * Records that nobody came, and gives back what the claim held.
 * @throws {AppError} NOT_FOUND, FORBIDDEN (claimant), INVALID_STATE
 */
export async function markNoShow(deps: Deps, actor: Actor, id: string): Promise<ClaimJson> {
  await deps.db.transaction(async (tx) => {
    const { claim, side } = authorizeSettle(actor, await lockClaim(tx, id));
    const status = requireNext(claim, 'mark_no_show');
    await settleClaim(tx, claim, status, {});
    await giveBack(deps, tx, claim);
    await record(tx, { actor, claim, action: 'claim.no_show', detail: { side } });
    await tell(deps, tx, claim, 'claim_no_show', [claim.workshopId]);
  });
  return readClaim(deps, actor, id);
}

/** What is free again may be enough for somebody whom it was not before. */
function giveBack(deps: Pick<Deps, 'jobs'>, tx: Tx, claim: SettledClaim): Promise<void> {
  return tellingSearchers(deps, tx, claim.listingId, () => releaseAmount(tx, claim));
}

function requireNext(claim: ClaimRecord, action: ClaimAction): ClaimStatus {
  const status = nextClaimStatus(claim.status, action);
  if (status === null) throw new AppError('INVALID_STATE', { status: claim.status });
  return status;
}

/** When staff cancel, both sides are told; when the giver does, the claimant. */
function otherThan(side: Exclude<ClaimSide, 'claimant'>, claim: ClaimRecord): string[] {
  return side === 'giver' ? [claim.workshopId] : [claim.workshopId, claim.listing.workshopId];
}

async function record(
  tx: Tx,
  what: { actor: Actor; claim: SettledClaim; action: string; detail: Record<string, string | number> },
): Promise<void> {
  const { actor, claim, action, detail } = what;
  await recordAudit(tx, {
    actorId: actor.memberId,
    action,
    subjectKind: 'claim',
    subjectId: claim.id,
    hub: claim.listing.hub,
    detail: { ...detail, listing: claim.listingId, steps: claim.amount },
  });
  await enqueueReindex(tx, [claim.listingId]);
}

async function tell(
  deps: Deps,
  tx: Tx,
  claim: ClaimRecord,
  kind: MailKind,
  workshopIds: string[],
): Promise<void> {
  await notifyWorkshops(
    deps,
    tx,
    claim.id,
    workshopIds.map((workshopId) => ({ kind, workshopId })),
  );
}
