import type { DecisionAction, QueueEntry } from '@scampolo/shared/contract/moderation';
import { useState } from 'preact/hooks';
import { decide } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { type Action, useAction } from './use-action.ts';
import { useKeys } from './use-keys.ts';

/** A decision that needs a reason before it is made. */
export type ReasonedAction = Exclude<DecisionAction, 'approve' | 'remove'>;

export interface Queue {
  entries: readonly QueueEntry[];
  chosen: QueueEntry | undefined;
  choose(id: string): void;
  /** Approves at once; anything else opens the dialog for its reason. */
  start(action: DecisionAction): void;
  /** the decision whose reason is asked for now */
  asking: ReasonedAction | null;
  stopAsking(): void;
  /** Called when the dialog has decided. */
  decided(): void;
  /** what was decided last, in words */
  said: string;
  action: Action;
}

/** The staff's queue: one entry chosen, decided by button or key, the next one chosen after it. */
export function useQueue(first: readonly QueueEntry[]): Queue {
  const { t } = useI18n();
  const [entries, setEntries] = useState(first);
  const [id, setId] = useState(first[0]?.listing.id);
  const [asking, setAsking] = useState<ReasonedAction | null>(null);
  const [said, setSaid] = useState('');
  const action = useAction();
  const at = Math.max(
    entries.findIndex((entry) => entry.listing.id === id),
    0,
  );
  const chosen = entries[at];

  const drop = (text: 'queue.approved' | 'queue.decided'): void => {
    if (!chosen) return;
    setSaid(t(text, { title: chosen.listing.title }));
    setEntries(entries.filter((entry) => entry !== chosen));
    setId((entries[at + 1] ?? entries[at - 1])?.listing.id);
    setAsking(null);
  };
  const start = (what: DecisionAction): void => {
    if (what === 'request_changes' || what === 'reject') setAsking(what);
    else if (chosen) {
      void action
        .run(() => decide(chosen.listing.id, { action: 'approve', revision: chosen.listing.revision }))
        .then((done) => done && drop('queue.approved'));
    }
  };
  useKeys((key) => {
    const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    const next = entries[at + step];
    if (step !== 0 && next) setId(next.listing.id);
    const deed = DEEDS[key];
    if (deed) start(deed);
    return undefined;
  }, asking === null);

  return {
    entries,
    chosen,
    choose: setId,
    start,
    asking,
    stopAsking: () => setAsking(null),
    decided: () => drop('queue.decided'),
    said,
    action,
  };
}

const DEEDS: Readonly<Record<string, DecisionAction>> = { a: 'approve', c: 'request_changes', r: 'reject' };
