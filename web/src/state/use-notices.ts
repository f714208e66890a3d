import type { NoticeAnswerBody, StaffNotice } from '@scampolo/shared/contract/notices';
import { useState } from 'preact/hooks';
import { answerNotice } from '../api/notices.ts';
import { useI18n } from '../i18n/context.tsx';
import { type Action, useAction } from './use-action.ts';
import { useKeys } from './use-keys.ts';
import { usePages } from './use-pages.ts';

type Outcome = NoticeAnswerBody['outcome'];

/** The staff's notices: one of them chosen, its outcome, and answering it. */
export interface Notices {
  items: readonly StaffNotice[];
  chosen: StaffNotice | undefined;
  choose(id: string): void;
  outcome: Outcome | null;
  setOutcome(outcome: Outcome): void;
  answer(text: string): Promise<boolean>;
  action: Action;
  /** Loads the next page; null when there is none. */
  more: (() => void) | null;
  loading: Action;
  /** what was done last, in words */
  said: string;
}

export function useNotices(first: {
  notices: StaffNotice[];
  nextCursor: string | null;
  folder: 'open' | 'answered';
}): Notices {
  const { t } = useI18n();
  const page = usePages<StaffNotice>(
    '/moderation/notices',
    { items: first.notices, nextCursor: first.nextCursor },
    { folder: first.folder },
  );
  const { items } = page;
  const [id, setId] = useState(items[0]?.id);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [said, setSaid] = useState('');
  const action = useAction();
  const at = Math.max(
    items.findIndex((one) => one.id === id),
    0,
  );
  const chosen = items[at];
  const choose = (next: string): void => {
    setId(next);
    setOutcome(null);
  };
  const take = (deed: Outcome): void => {
    if (!chosen?.mayAnswer || chosen.status !== 'open') return;
    setOutcome(deed);
    document.getElementById('answer')?.focus();
  };
  useKeys((key) => {
    const next = items[at + (key === 'j' ? 1 : key === 'k' ? -1 : 0)];
    if ((key === 'j' || key === 'k') && next) choose(next.id);
    const deed = DEEDS[key];
    if (deed) take(deed);
    // The key itself is not to be the answer's first letter.
    return deed !== undefined;
  }, true);
  const answer = async (text: string): Promise<boolean> => {
    if (!chosen || outcome === null) return false;
    const done = await action.run(() => answerNotice(chosen.id, { outcome, answer: text }));
    if (!done) return false;
    setSaid(t(items.length > 1 ? 'notices.done' : 'notices.doneLast'));
    page.setItems(items.filter((one) => one !== chosen));
    choose((items[at + 1] ?? items[at - 1])?.id ?? '');
    return true;
  };
  return {
    items,
    chosen,
    choose,
    outcome,
    setOutcome,
    answer,
    action,
    more: page.more,
    loading: page.action,
    said,
  };
}

const DEEDS: Readonly<Record<string, Outcome>> = { a: 'upheld', n: 'dismissed' };
