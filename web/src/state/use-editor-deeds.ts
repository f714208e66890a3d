import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { Issue } from '@scampolo/shared/errors';
import { useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { submitListing } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import type { Draft } from './draft.ts';
import type { EditorCheck } from './editor-check.ts';
import { formOf, type ListingForm, tidy } from './listing-form.ts';
import { errorWords } from './use-action.ts';
import type { FormState } from './use-form.ts';

/** What the editor is doing on the server. */
export type EditorPhase = 'idle' | 'saving' | 'submitting';

/** What the editor does on the server when somebody presses for it. */
export interface EditorDeeds {
  phase: EditorPhase;
  /** what went wrong that no field is to blame for, in words */
  problem: string | null;
  /** what somebody else saved meanwhile; null unless that happened */
  stale: ListingJson | null;
  save(): Promise<void>;
  submit(): Promise<void>;
  /** Puts the form over what somebody else saved. */
  keepMine(): void;
  /** Drops the form for what somebody else saved. */
  takeTheirs(): void;
  /** Goes on writing; the question comes back with the next save. */
  decideLater(): void;
  /** Asks whose version stays. */
  setStale(current: ListingJson): void;
}

/** What the deeds work on, as drawn last. */
export interface DeedParts {
  state: FormState<ListingForm>;
  draft: Draft;
  check: EditorCheck;
  workshopId: string | undefined;
  /** another tab writes the draft: nothing is done */
  readOnly: boolean;
  /** told when all of it is on the server */
  onSaved(): void;
  /** told when the listing was handed in */
  onSubmitted(listing: ListingJson): void;
}

/** Saving and handing in, and what stands in the way. */
export function useEditorDeeds(parts: DeedParts): EditorDeeds {
  const { state, draft, check, workshopId } = parts;
  const { form, dirty, set, setIssues, showSaved, settle } = state;
  const latest = useRef(form);
  latest.current = form;
  const i18n = useI18n();
  const [phase, setPhase] = useState<EditorPhase>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const [stale, setStale] = useState<ListingJson | null>(null);

  const put = async (revision?: number): Promise<ListingJson> => {
    const tidied = tidy(form);
    latest.current = tidied;
    const saved = await draft.save(tidied, workshopId, revision === undefined ? {} : { revision });
    // What was written while it was on its way stays.
    if (JSON.stringify(latest.current) !== JSON.stringify(tidied)) {
      settle(tidied);
      return saved;
    }
    showSaved({ ...formOf(saved, i18n.typed), title: tidied.title });
    parts.onSaved();
    return saved;
  };
  const refused = (cause: unknown): void => {
    const issues = cause instanceof ApiError ? cause.issues : [];
    if (cause instanceof ApiError && cause.code === 'STALE_REVISION') {
      setStale(cause.details['current'] as ListingJson);
    } else if (issues.length > 0) setIssues(issues);
    else setProblem(refusalWords(cause, i18n));
  };
  const run = async (now: EditorPhase, found: Issue[], work: () => Promise<unknown>): Promise<void> => {
    if (phase !== 'idle' || parts.readOnly) return;
    setProblem(null);
    set(tidy(form));
    setIssues(found);
    if (found.length > 0) return;
    setPhase(now);
    try {
      await work();
    } catch (cause) {
      refused(cause);
    } finally {
      setPhase('idle');
    }
  };
  return {
    phase,
    problem,
    stale,
    save: () => run('saving', check.problems, () => put()),
    submit: () =>
      run('submitting', [...check.missing, ...check.problems], async () => {
        const listing = dirty || !draft.saved ? await put() : draft.saved;
        parts.onSubmitted(await submitListing(listing.id));
      }),
    keepMine() {
      setStale(null);
      if (stale) void run('saving', check.problems, () => put(stale.revision));
    },
    decideLater: () => setStale(null),
    setStale,
    takeTheirs() {
      setStale(null);
      draft.saved = stale;
      if (!stale) return;
      showSaved(formOf(stale, i18n.typed));
      parts.onSaved();
    },
  };
}

function refusalWords(cause: unknown, i18n: I18n): string {
  const code = cause instanceof ApiError ? cause.code : null;
  if (code === 'AMOUNT_UNAVAILABLE') return i18n.t('save.claimed');
  return code === 'ADDRESS_UNCONFIRMED' ? i18n.t('save.unconfirmed') : errorWords(cause, i18n);
}
