import type { Issue } from '@scampolo/shared/errors';
import { useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { focusField } from '../components/focus-field.ts';
import { useI18n } from '../i18n/context.tsx';
import { errorWords } from './use-action.ts';
import { type FormState, useForm } from './use-form.ts';

/** Changing something that others may change meanwhile: the form, what is wrong with it, and saving it. */
export interface RevisedForm<F extends object>
  extends Pick<FormState<F>, 'form' | 'set' | 'issues' | 'dirty' | 'isSaved'> {
  busy: boolean;
  /** what went wrong that no field is to blame for, in words */
  problem: string | null;
  /** somebody else saved it meanwhile, and whose version stays has not been decided */
  stale: boolean;
  save(): Promise<void>;
  keepMine(): void;
  takeTheirs(): void;
  decideLater(): void;
}

/** What a {@link RevisedForm} is about: `S` as it is saved, `F` as the form has it. */
export interface Revised<F extends object, S> {
  saved: S;
  formOf(saved: S): F;
  revisionOf(saved: S): number;
  /** What the form can find out by itself. */
  check(form: F): Issue[];
  /** The server's issues as the form names its fields. */
  onForm(issues: readonly Issue[], form: F): Issue[];
  /** Saves; fails with STALE_REVISION and `details.current` when the revision is not the present one. */
  save(form: F, revision: number): Promise<S>;
  /** Called with what is saved now, by whomever. */
  onSaved(saved: S): void;
}

/** The state of a form over something with a revision; see {@link RevisedForm}. */
export function useRevisedForm<F extends object, S>(subject: Revised<F, S>): RevisedForm<F> {
  const i18n = useI18n();
  const state = useForm(() => subject.formOf(subject.saved));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [current, setCurrent] = useState<{ saved: S } | null>(null);
  const { form, setIssues, showSaved } = state;

  const show = (issues: readonly Issue[]): void => {
    setIssues([...issues]);
    const [first] = issues;
    // The field says what is wrong only after it is drawn again.
    if (first) setTimeout(() => focusField(first.path));
  };
  const refused = (cause: unknown): void => {
    if (cause instanceof ApiError && cause.code === 'STALE_REVISION')
      setCurrent({ saved: cause.details['current'] as S });
    else if (cause instanceof ApiError && cause.issues.length > 0) show(subject.onForm(cause.issues, form));
    else setProblem(errorWords(cause, i18n));
  };
  const take = (saved: S): void => {
    showSaved(subject.formOf(saved));
    subject.onSaved(saved);
  };
  const save = async (revision: number): Promise<void> => {
    if (busy) return;
    setProblem(null);
    const found = subject.check(form);
    show(found);
    if (found.length > 0) return;
    setBusy(true);
    try {
      take(await subject.save(form, revision));
    } catch (cause) {
      refused(cause);
    } finally {
      setBusy(false);
    }
  };
  return {
    ...state,
    busy,
    problem,
    stale: current !== null,
    save: () => save(subject.revisionOf(subject.saved)),
    keepMine() {
      setCurrent(null);
      if (current) void save(subject.revisionOf(current.saved));
    },
    takeTheirs() {
      setCurrent(null);
      if (current) take(current.saved);
    },
    decideLater: () => setCurrent(null),
  };
}
