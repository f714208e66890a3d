import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { TrustLevel, WorkshopKind } from '@scampolo/shared/contract/identity';
import type { UpdateWorkshopBody, WorkshopJson } from '@scampolo/shared/contract/workshops';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { renewDocuments } from '../../listings/use-cases/renew-documents.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { checkProfile, placesWithIds } from '../check-profile.ts';
import { authorizeOwner, type OwnedWorkshop } from '../policy.ts';
import { presentWorkshop } from '../present.ts';
import {
  findWorkshop,
  lockWorkshop,
  type ProfileColumns,
  updateWorkshop as writeWorkshop,
} from '../repository.ts';

/**
 * Changes a workshop's profile. What listings show of it (name, kind) is searchable at once. A trusted workshop that becomes a
 * non-profit, which has privileges, is `new` again until its hub's staff have looked at it.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, STALE_REVISION (details.current), VALIDATION_FAILED
 */
export async function updateWorkshop(
  deps: Pick<Deps, 'db' | 'hubs'>,
  actor: Actor,
  id: string,
  body: UpdateWorkshopBody,
): Promise<WorkshopJson> {
  const { revision, ...changes } = body;
  return deps.db.transaction(async (tx) => {
    const workshop = authorizeOwner(actor, await lockWorkshop(tx, id));
    if (workshop.revision !== revision) {
      throw new AppError('STALE_REVISION', { current: presentWorkshop(workshop, actor) });
    }
    const { issues, vatNumber } = checkProfile(changes, deps.hubs.get(workshop.hub)?.countryCode ?? '');
    if (issues.length > 0) throw new AppError('VALIDATION_FAILED', { issues });
    const columns = toColumns(workshop, changes, vatNumber);
    await writeWorkshop(tx, workshop, columns);
    await recordChange(tx, actor, workshop, columns);
    const differs = (field: 'name' | 'kind') =>
      columns[field] !== undefined && columns[field] !== workshop[field];
    if (differs('name') || differs('kind')) await renewDocuments(tx, id);
    const changed = await findWorkshop(tx, id);
    if (!changed) throw new Error('a workshop vanished while it was changed');
    return presentWorkshop(changed, actor);
  });
}

function toColumns(
  workshop: OwnedWorkshop,
  changes: Omit<UpdateWorkshopBody, 'revision'>,
  vatNumber: string | null | undefined,
): ProfileColumns {
  const { name, kind, places, languages, story, profilePublic } = changes;
  const trust = trustAfter(workshop, kind);
  return {
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
    ...(trust === workshop.trust ? {} : { trust }),
    ...(places === undefined ? {} : { places: placesWithIds(places, workshop.places, newId) }),
    ...(vatNumber === undefined ? {} : { vatNumber }),
    ...(languages === undefined ? {} : { languages: [...new Set(languages)] }),
    ...(story === undefined ? {} : { story }),
    ...(profilePublic === undefined ? {} : { profilePublic }),
  };
}

function trustAfter(workshop: OwnedWorkshop, kind: WorkshopKind | undefined): TrustLevel {
  const becomesNonProfit = kind === 'non_profit' && workshop.kind !== 'non_profit';
  return becomesNonProfit && workshop.trust === 'trusted' ? 'new' : workshop.trust;
}

/** That the kind changed is on record, since it decides on privileges; what else a profile says is its own matter. */
async function recordChange(
  tx: Tx,
  actor: Actor,
  workshop: OwnedWorkshop,
  columns: ProfileColumns,
): Promise<void> {
  const { kind, trust = workshop.trust } = columns;
  if (kind === undefined || kind === workshop.kind) return;
  await recordAudit(tx, {
    actorId: actor.memberId,
    action: 'workshop.change_kind',
    subjectKind: 'workshop',
    subjectId: workshop.id,
    hub: workshop.hub,
    detail: { from: workshop.kind, to: kind, trustBefore: workshop.trust, trust },
  });
}
