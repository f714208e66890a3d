import { openDraftStore } from './draft-store.ts';
import { KeepError } from './keep-problem.ts';
import type { LocalDraft } from './local-draft.ts';

const CHANNEL = 'scampolo.drafts';

/** What of a member waits in this browser; nothing where the browser keeps nothing. */
export async function waitingOf(memberId: string): Promise<LocalDraft[]> {
  try {
    return await (await openDraftStore()).list(memberId);
  } catch (cause) {
    if (!(cause instanceof KeepError)) throw cause;
    return [];
  }
}

/** Drops everything of a member from this browser, in whatever tab it is open. */
export async function forgetMember(memberId: string): Promise<void> {
  try {
    const store = await openDraftStore();
    if (typeof BroadcastChannel !== 'undefined') {
      const channel = new BroadcastChannel(CHANNEL);
      channel.postMessage({ forgot: memberId });
      channel.close();
    }
    await store.forgetMember(memberId);
  } catch (cause) {
    if (!(cause instanceof KeepError)) throw cause;
  }
}

/** Calls `then` when another tab, or another part of this page, drops what is kept of a member. Gives the way to stop. */
export function onForgotten(memberId: string, then: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<{ forgot?: unknown }>) => {
    if (data?.forgot === memberId) then();
  };
  return () => channel.close();
}

/** Drops one draft from this browser. @throws {KeepError} */
export async function dropDraft(id: string): Promise<void> {
  await (await openDraftStore()).drop(id);
}
