import type { PageQuery } from '@scampolo/shared/contract/common';
import type { ClaimThreadJson, ThreadSummaryJson } from '@scampolo/shared/contract/messages';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeTalk } from '../thread-policy.ts';
import { presentThread, presentThreadRow } from '../thread-present.ts';
import {
  findLastRead,
  findMessage,
  findMessages,
  findThread,
  findThreads,
  noteRead,
} from '../thread-repository.ts';

type ThreadDeps = Pick<Deps, 'db' | 'hubs'>;

/**
 * The newest messages about a claim, oldest first; the cursor leads to older ones.
 * @throws {AppError} NOT_FOUND; VALIDATION_FAILED for a cursor that is not ours
 */
export async function readThread(
  deps: ThreadDeps,
  actor: Actor,
  claimId: string,
  query: PageQuery,
): Promise<ClaimThreadJson> {
  const { thread, side } = authorizeTalk(actor, await findThread(deps.db, claimId));
  const page = { beforeId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const [found, lastReadId] = await Promise.all([
    findMessages(deps.db, claimId, page),
    findLastRead(deps.db, claimId, actor.memberId),
  ]);
  const { items, nextCursor } = pageOf(found, query.limit);
  const reader = { actor, side, hubName: deps.hubs.get(thread.listing.hub)?.name ?? '' };
  return presentThread(thread, { messages: items.toReversed(), nextCursor, lastReadId }, reader);
}

/**
 * Notes up to which message the actor has read. Reading does not make staff a part of a talk: writing does.
 * @throws {AppError} NOT_FOUND, also for a message about another claim
 */
export async function markRead(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  claimId: string,
  upTo: string,
): Promise<void> {
  const { thread, side } = authorizeTalk(actor, await findThread(deps.db, claimId));
  const message = await findMessage(deps.db, upTo);
  if (message?.claimId !== claimId) throw new AppError('NOT_FOUND');
  await noteRead(deps.db, thread, {
    memberId: actor.memberId,
    messageId: upTo,
    onlyIfKnown: side === 'hub',
  });
}

/**
 * The claim and the hub of a message that the actor can read, for another feature.
 * @throws {AppError} NOT_FOUND
 */
export async function locateMessage(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  messageId: string,
): Promise<{ claimId: string; hub: string }> {
  const message = actor && (await findMessage(deps.db, messageId));
  if (!actor || !message) throw new AppError('NOT_FOUND');
  const { thread } = authorizeTalk(actor, await findThread(deps.db, message.claimId));
  return { claimId: thread.id, hub: thread.listing.hub };
}

/**
 * The claims that the actor takes part in and that were written about, the last written first.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listThreads(
  deps: ThreadDeps,
  actor: Actor,
  query: PageQuery,
): Promise<{ items: ThreadSummaryJson[]; nextCursor: string | null }> {
  const page = { beforeId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const rows = await findThreads(deps.db, actor, page);
  const { nextCursor } = pageOf(
    rows.map(({ lastId }) => ({ id: lastId })),
    query.limit,
  );
  return {
    items: rows
      .slice(0, query.limit)
      .map((row) => presentThreadRow(row, actor, deps.hubs.get(row.listing.hub)?.name ?? '')),
    nextCursor,
  };
}
