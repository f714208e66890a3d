import type { ClaimMessageJson, ClaimThreadJson } from '@scampolo/shared/contract/messages';
import { useEffect, useRef, useState } from 'preact/hooks';
import { markRead, readMessages, writeMessage } from '../api/talk.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { type Action, useAction } from './use-action.ts';

/** What is written about a claim: what there is, older pages, and writing. */
export interface Talk {
  messages: readonly ClaimMessageJson[];
  /** the newest message that had been read when the page was opened */
  lastReadId: string | null;
  /** Loads older messages; null when there are none. */
  older: (() => void) | null;
  reading: Action;
  writing: Action;
  /** Sends a message; says whether it was taken. A text that is sent again after a lost answer is written once. */
  send(text: string): Promise<boolean>;
}

export function useTalk(claimId: string, first: ClaimThreadJson): Talk {
  const [messages, setMessages] = useState<readonly ClaimMessageJson[]>(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [reading, writing] = [useAction(), useAction()];
  const tried = useRef<{ text: string; key: string } | null>(null);
  useReading(claimId, messages, first.lastReadId);
  useNews(() => readMessages(claimId).then(({ items }) => setMessages((before) => merged(before, items))));
  const older = (): void => {
    void reading.run(async () => {
      const page = await readMessages(claimId, cursor);
      setMessages((before) => merged(page.items, before));
      setCursor(page.nextCursor);
    });
  };
  const send = (text: string): Promise<boolean> =>
    writing.run(async () => {
      if (tried.current?.text !== text) tried.current = { text, key: idempotencyKey() };
      const written = await writeMessage(claimId, text, tried.current.key);
      tried.current = null;
      setMessages((before) => merged(before, [written]));
    });
  return {
    messages,
    lastReadId: first.lastReadId,
    older: cursor === null ? null : older,
    reading,
    writing,
    send,
  };
}

/** Both lists as one in their order, each message once. */
function merged(
  one: readonly ClaimMessageJson[],
  other: readonly ClaimMessageJson[],
): readonly ClaimMessageJson[] {
  const all = new Map([...one, ...other].map((message) => [message.id, message]));
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Tells the server what was shown, while somebody looks at the page. A failure is no harm: they are new the next time too. */
function useReading(claimId: string, messages: readonly ClaimMessageJson[], lastReadId: string | null): void {
  const noted = useRef(lastReadId);
  const newest = messages.findLast(({ mine }) => !mine)?.id;
  useEffect(() => {
    const note = (): void => {
      if (document.hidden || newest === undefined || (noted.current ?? '') >= newest) return;
      noted.current = newest;
      markRead(claimId, newest).catch(() => {
        noted.current = lastReadId;
      });
    };
    note();
    document.addEventListener('visibilitychange', note);
    return () => document.removeEventListener('visibilitychange', note);
  }, [claimId, newest]);
}

/** Looks for what is new whenever somebody comes back to the page. Without a network it looks the next time. */
function useNews(look: () => Promise<unknown>): void {
  const last = useRef(look);
  last.current = look;
  useEffect(() => {
    const come = (): void => {
      if (!document.hidden) last.current().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', come);
    return () => document.removeEventListener('visibilitychange', come);
  }, []);
}
