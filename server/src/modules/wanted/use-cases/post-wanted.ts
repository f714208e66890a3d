import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import type { ChangeWantedBody, WantedBody, WantedJson } from '@scampolo/shared/contract/wanted';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { readQuestion } from '../../alerts/question.ts';
import {
  changeWantedSearch,
  openWantedSearch,
  requireAccount,
} from '../../alerts/use-cases/wanted-search.ts';
import type { Actor } from '../../identity/actor.ts';
import { requireConfirmed } from '../../identity/policy.ts';
import { actingWorkshop } from '../../listings/policy.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { requireOpen } from '../../workshops/use-cases/require-open.ts';
import { authorizeOwn, MOST_OPEN, type OwnWanted } from '../policy.ts';
import { countOpen, insertWanted, isAhead, lockWanted, updateWanted } from '../repository.ts';
import { readWanted } from './read-wanted.ts';

const USUAL_CADENCE: Cadence = 'at_once';

/**
 * Posts what somebody looks for, for all to read, and looks for it from now on.
 * @throws {AppError} ADDRESS_UNCONFIRMED, FORBIDDEN (no such workshop of one's own), TOO_MANY_WANTED, VALIDATION_FAILED (hub, query,
 *   neededBy, workshopId)
 */
export async function postWanted(deps: Deps, actor: Actor, body: WantedBody): Promise<WantedJson> {
  requireConfirmed(actor);
  const workshop = actingWorkshop(actor, body.workshopId);
  if (!deps.hubs.has(body.hub)) throw invalid('hub', 'unknown_code', 'There is no such hub.');
  const { memberId } = actor;
  const { title, text = '', locale, hub, cadence = USUAL_CADENCE } = body;
  const query = readQuestion(body.query);
  const neededBy = dayOf(body.neededBy ?? null);
  const id = newId();
  await deps.db.transaction(async (tx) => {
    await requireAccount(tx, actor);
    await requireOpen(tx, workshop.id);
    if ((await countOpen(tx, memberId)) >= MOST_OPEN)
      throw new AppError('TOO_MANY_WANTED', { most: MOST_OPEN });
    await requireAhead(tx, neededBy);
    const searchId = query === '' ? null : await openWantedSearch(tx, { memberId, title, query, cadence });
    const about = { memberId, workshopId: workshop.id, hub, searchId };
    await insertWanted(tx, { id, ...about, title, text, locale, query, neededBy });
    await recordAudit(tx, {
      actorId: memberId,
      action: 'wanted.post',
      subjectKind: 'wanted',
      subjectId: id,
      hub,
      detail: { workshop: workshop.id },
    });
  });
  return readWanted(deps, actor, id);
}

/**
 * Changes an open post, and with it what is looked for. Its mails are its author's: nobody else sets when they go out.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, VALIDATION_FAILED (query, neededBy)
 */
export async function changeWanted(
  deps: Deps,
  actor: Actor,
  id: string,
  body: ChangeWantedBody,
): Promise<WantedJson> {
  await deps.db.transaction(async (tx) => {
    const post = authorizeOwn(actor, await lockWanted(tx, id));
    if (body.cadence !== undefined && post.memberId !== actor.memberId) throw new AppError('FORBIDDEN');
    const { title, text } = body;
    const query = body.query === undefined ? post.query : readQuestion(body.query);
    const neededBy = body.neededBy === undefined ? undefined : dayOf(body.neededBy);
    await requireAhead(tx, neededBy ?? null);
    await updateWanted(tx, post, {
      ...(title !== undefined && { title }),
      ...(text !== undefined && { text }),
      ...(neededBy !== undefined && { neededBy }),
      query,
      searchId: await changedSearch(tx, post, { title, query, cadence: body.cadence }),
    });
  });
  return readWanted(deps, actor, id);
}

/** The post's search as it is to be from now on: none for one that asks for everything. */
async function changedSearch(
  tx: Tx,
  post: OwnWanted,
  to: { title: string | undefined; query: string; cadence: Cadence | undefined },
): Promise<string | null> {
  const { memberId, searchId } = post;
  const { title = post.title, query, cadence } = to;
  if (searchId !== null) return changeWantedSearch(tx, searchId, { title, query, cadence });
  if (query === '') return null;
  return openWantedSearch(tx, { memberId, title, query, cadence: cadence ?? USUAL_CADENCE });
}

async function requireAhead(tx: Tx, neededBy: Date | null): Promise<void> {
  if (neededBy !== null && !(await isAhead(tx, neededBy)))
    throw invalid('neededBy', 'not_ahead', 'A day that lies ahead, by a year at most.');
}

function dayOf(text: string | null): Date | null {
  const day = text === null ? null : new Date(text);
  // PostgreSQL has no year 0.
  if (day !== null && day.getUTCFullYear() < 1)
    throw invalid('neededBy', 'out_of_range', 'A year from 1 on.');
  return day;
}

function invalid(path: string, code: string, message: string): AppError {
  return new AppError('VALIDATION_FAILED', { issues: [{ path, code, message }] });
}
