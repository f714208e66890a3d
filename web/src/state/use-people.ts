import type { StaffWorkshop } from '@scampolo/shared/contract/workshops';
import { useEffect, useRef, useState } from 'preact/hooks';
import { findWorkshops } from '../api/moderation.ts';
import { type Action, useAction } from './use-action.ts';

/** The staff's list of workshops: searching it, one of them chosen, and what changed about it. */
export interface People {
  entries: readonly StaffWorkshop[];
  chosen: StaffWorkshop | undefined;
  choose(id: string): void;
  /** Chooses the next (1) or the one before (-1). */
  step(by: 1 | -1): void;
  /** Looks for a name or address; the address bar follows. */
  find(q: string): void;
  searching: boolean;
  /** Loads the next page; null when there is none. */
  more: (() => void) | null;
  /** Puts a changed workshop in its place. */
  replace(changed: StaffWorkshop): void;
  action: Action;
}

/** Long enough to type a letter, short enough not to be felt. */
const TYPING_PAUSE_MS = 200;

export function usePeople(first: {
  entries: readonly StaffWorkshop[];
  nextCursor: string | null;
  q: string;
}): People {
  const [entries, setEntries] = useState(first.entries);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [id, setId] = useState(first.entries[0]?.id);
  const [searching, setSearching] = useState(false);
  const asked = useRef(first.q);
  const action = useAction();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      last.current?.abort();
    },
    [],
  );
  const at = Math.max(
    entries.findIndex((one) => one.id === id),
    0,
  );

  const look = async (q: string): Promise<void> => {
    last.current?.abort();
    const controller = new AbortController();
    last.current = controller;
    setSearching(true);
    const found = await findWorkshops(q, null, controller.signal).catch((cause: unknown) => {
      if (controller.signal.aborted) return null;
      throw cause;
    });
    if (!found) return;
    setSearching(false);
    setEntries(found.items);
    setCursor(found.nextCursor);
    setId(found.items[0]?.id);
    history.replaceState(null, '', q === '' ? location.pathname : `?q=${encodeURIComponent(q)}`);
  };
  const loadMore = (): void => {
    void action.run(async () => {
      const page = await findWorkshops(asked.current, cursor);
      setEntries((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
    });
  };
  return {
    entries,
    chosen: entries[at],
    choose: setId,
    step: (by) => {
      const next = entries[at + by];
      if (next) setId(next.id);
    },
    find: (q) => {
      const words = q.trim();
      clearTimeout(pause.current);
      if (words === asked.current) return;
      asked.current = words;
      pause.current = setTimeout(() => {
        look(words).catch((cause: unknown) => {
          setSearching(false);
          void action.run(() => Promise.reject(cause));
        });
      }, TYPING_PAUSE_MS);
    },
    searching,
    more: cursor === null ? null : loadMore,
    replace: (changed) => setEntries((all) => all.map((one) => (one.id === changed.id ? changed : one))),
    action,
  };
}
