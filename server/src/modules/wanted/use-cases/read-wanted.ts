import type { PageQuery } from '@scampolo/shared/contract/common';
import type { WantedJson, WantedQuery } from '@scampolo/shared/contract/wanted';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import { countAnswers } from '../../alerts/use-cases/count-answers.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeSee } from '../policy.ts';
import { presentWanted } from '../present.ts';
import { findByMember, findOpen, findWanted } from '../repository.ts';

interface WantedPage {
  items: WantedJson[];
  nextCursor: string | null;
}

/**
 * A page of open wanted posts, the newest first.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listWanted(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  { hub, limit, cursor }: WantedQuery,
): Promise<WantedPage> {
  const found = await findOpen(deps.db, hub, { afterId: decodeCursor(cursor), limit: limit + 1 });
  const { items, nextCursor } = pageOf(found, limit);
  return { items: items.map((post) => presentWanted(post, actor)), nextCursor };
}

/**
 * What the actor posted, the newest first, whatever became of it.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listMyWanted(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  { limit, cursor }: PageQuery,
): Promise<WantedPage> {
  const page = { afterId: decodeCursor(cursor), limit: limit + 1 };
  const { items, nextCursor } = pageOf(await findByMember(deps.db, actor.memberId, page), limit);
  return { items: items.map((post) => presentWanted(post, actor)), nextCursor };
}

/**
 * One wanted post, with how many listings answer it now.
 * @throws {AppError} NOT_FOUND
 */
export async function readWanted(
  deps: Pick<Deps, 'db' | 'search'>,
  actor: Actor | null,
  id: string,
): Promise<WantedJson> {
  const post = authorizeSee(actor, await findWanted(deps.db, id));
  return presentWanted(post, actor, await countAnswers(deps.search, post.query));
}
