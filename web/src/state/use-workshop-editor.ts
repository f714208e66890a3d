import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import type { Issue } from '@scampolo/shared/errors';
import { useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { updateWorkshop } from '../api/workshops.ts';
import { focusField } from '../components/focus-field.ts';
import { useI18n } from '../i18n/context.tsx';
import { errorWords } from './use-action.ts';
import { type FormState, useForm } from './use-form.ts';
import { checkWorkshop, onForm, type WorkshopForm, workshopBody, workshopForm } from './workshop-form.ts';

/** Changing a workshop's profile: the form, what is wrong with it, and saving it. */
export interface WorkshopEditor
  extends Pick<FormState<WorkshopForm>, 'form' | 'set' | 'issues' | 'dirty' | 'isSaved'> {
  busy: boolean;
  /** what went wrong that no field is to blame for, in words */
  problem: string | null;
  /** what somebody else saved meanwhile; null unless that happened */
  stale: WorkshopJson | null;
  save(): Promise<void>;
  keepMine(): void;
  takeTheirs(): void;
  decideLater(): void;
}

/** @param onSaved called with the workshop as it is saved now */
export function useWorkshopEditor(
  workshop: WorkshopJson,
  onSaved: (workshop: WorkshopJson) => void,
): WorkshopEditor {
  const i18n = useI18n();
  const state = useForm(() => workshopForm(workshop));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [stale, setStale] = useState<WorkshopJson | null>(null);
  const { form, setIssues, showSaved } = state;

  const show = (issues: readonly Issue[]): void => {
    setIssues([...issues]);
    const [first] = issues;
    // The field says what is wrong only after it is drawn again.
    if (first) setTimeout(() => focusField(first.path));
  };
  const refused = (cause: unknown): void => {
    if (cause instanceof ApiError && cause.code === 'STALE_REVISION')
      setStale(cause.details['current'] as WorkshopJson);
    else if (cause instanceof ApiError && cause.issues.length > 0) show(onForm(cause.issues, form));
    else setProblem(errorWords(cause, i18n));
  };
  const save = async (revision: number): Promise<void> => {
    if (busy) return;
    setProblem(null);
    const found = checkWorkshop(form);
    show(found);
    if (found.length > 0) return;
    setBusy(true);
    try {
      const saved = await updateWorkshop(workshop.id, workshopBody(form, revision));
      showSaved(workshopForm(saved));
      onSaved(saved);
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
    stale,
    save: () => save(workshop.own?.revision ?? 1),
    keepMine() {
      setStale(null);
      void save(stale?.own?.revision ?? 1);
    },
    takeTheirs() {
      setStale(null);
      if (!stale) return;
      showSaved(workshopForm(stale));
      onSaved(stale);
    },
    decideLater: () => setStale(null),
  };
}
