import type { HubPageBody, HubPageJson } from '@scampolo/shared/contract/hubs';
import { overlapIssues } from '@scampolo/shared/domain/open-hours';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { lockHubPage, writeHubPage } from '../page-repository.ts';
import { authorizeTend } from '../policy.ts';
import { presentHubPage } from '../present.ts';

/** A hub is named by its slug, which the audit row has beside it. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Writes what a hub's page says.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, STALE_REVISION (details.current), VALIDATION_FAILED (hours that overlap)
 */
export async function changeHubPage(
  deps: Pick<Deps, 'db' | 'hubs'>,
  actor: Actor,
  slug: string,
  body: HubPageBody,
): Promise<HubPageJson> {
  const hub = authorizeTend(actor, deps.hubs.get(slug));
  const issues = overlapIssues(body.places);
  if (issues.length > 0) throw new AppError('VALIDATION_FAILED', { issues });
  return deps.db.transaction(async (tx) => {
    const before = await lockHubPage(tx, slug);
    if ((before?.revision ?? 0) !== body.revision) {
      throw new AppError('STALE_REVISION', { current: presentHubPage(hub, before) });
    }
    const page = await writeHubPage(tx, hub, body);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'hub.change_page',
      subjectKind: 'hub',
      subjectId: NO_ID,
      hub: slug,
      detail: { revision: page.revision, places: page.places.length, people: page.people.length },
    });
    return presentHubPage(hub, page);
  });
}
