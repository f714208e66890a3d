import type { Issue } from '@scampolo/shared/errors';
import { useEffect, useState } from 'preact/hooks';

/** A form, what is wrong with it, and whether it says something that is not saved. */
export interface FormState<F extends object> {
  form: F;
  issues: Issue[];
  dirty: boolean;
  /** true once it was saved on this page and nothing changed since */
  isSaved: boolean;
  /** Changes fields; what was wrong with them is forgotten until the next check. */
  set(changes: Partial<F>): void;
  setIssues(issues: Issue[]): void;
  /** Shows a form as it is saved now. */
  showSaved(form: F): void;
  /** Begins with another form, of which nothing is unsaved. */
  begin(form: F): void;
  /** Says that this form is saved now, whatever is shown. */
  settle(saved: F): void;
}

/**
 * The state of a form. Asks before the page is left with something unsaved.
 * @param fieldOf the first part of the path that the API calls a field by, where it is not its name
 * @param guarded false where who uses it sees to that nothing is lost
 */
export function useForm<F extends object>(
  first: () => F,
  fieldOf: (name: string) => string = (name) => name,
  guarded = true,
): FormState<F> {
  const [form, setForm] = useState(first);
  const [clean, setClean] = useState(form);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [savedOnce, setSavedOnce] = useState(false);
  const dirty = form !== clean && JSON.stringify(form) !== JSON.stringify(clean);
  useLeaveGuard(guarded && dirty);
  return {
    form,
    issues,
    dirty,
    isSaved: savedOnce && !dirty,
    set(changes) {
      setForm((before) => ({ ...before, ...changes }));
      const changed = Object.keys(changes).map(fieldOf);
      setIssues((all) => all.filter((issue) => !changed.includes(issue.path.split('.')[0] ?? '')));
    },
    setIssues,
    showSaved(saved) {
      setForm(saved);
      setClean(saved);
      setSavedOnce(true);
    },
    begin(form) {
      setForm(form);
      setClean(form);
    },
    settle(saved) {
      setClean(saved);
      setSavedOnce(true);
    },
  };
}

let leaving = false;

/** Opens another page without asking whether to leave this one. */
export function leaveTo(path: string): void {
  leaving = true;
  location.assign(path);
}

/** Makes the browser ask before the page is left, while `on`. */
export function useLeaveGuard(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (!leaving) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [on]);
}
