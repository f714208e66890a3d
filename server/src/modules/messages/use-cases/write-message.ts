import { newId } from '@scampolo/db/ids';
import type { ClaimMessageJson } from '@scampolo/shared/contract/messages';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { messageId } from '../message-id.ts';
import { authorizeTalk, requireWritable } from '../thread-policy.ts';
import { presentMessage } from '../thread-present.ts';
import {
  findByKey,
  findListeners,
  findMessage,
  insertMessage,
  lockThread,
  noteRead,
} from '../thread-repository.ts';

/** A message to write; `key` is the same for a request that is sent again, and null for one that is not. */
export interface WrittenMessage {
  claimId: string;
  text: string;
  key: string | null;
}

/**
 * Writes about a claim, for the actor's side, and has the other sides told by mail: one mail for each quiet spell, not one for each
 * message. The same request sent again answers with what it wrote before.
 * @throws {AppError} NOT_FOUND, INVALID_STATE (ended too long ago), IDEMPOTENCY_KEY_REUSED
 */
export async function writeMessage(
  deps: Pick<Deps, 'db' | 'hubs' | 'jobs'>,
  actor: Actor,
  { claimId, text, key }: WrittenMessage,
): Promise<ClaimMessageJson> {
  return deps.db.transaction(async (tx) => {
    const { thread, side } = authorizeTalk(actor, await lockThread(tx, claimId));
    const reader = { actor, side, hubName: deps.hubs.get(thread.listing.hub)?.name ?? '' };
    const id = messageId(thread.now, `${actor.memberId} ${claimId} ${key ?? newId()}`);
    const before = key === null ? null : await findByKey(tx, claimId, actor.memberId, id);
    if (before) {
      if (before.text !== text) throw new AppError('IDEMPOTENCY_KEY_REUSED');
      return presentMessage(before, thread, reader);
    }
    requireWritable(thread);
    const { memberId: authorId } = actor;
    await insertMessage(tx, thread, { id, authorId, side, text });
    const listeners = await findListeners(tx, thread, { id, side });
    await noteRead(tx, thread, { memberId: authorId, messageId: id, onlyIfKnown: false });
    await deps.jobs.enqueueMails(
      tx,
      listeners.map((memberId) => ({ kind: 'message_received', subjectId: id, memberId })),
    );
    const written = await findMessage(tx, id);
    if (!written) throw new Error('a message vanished while it was written');
    return presentMessage(written, thread, reader);
  });
}
