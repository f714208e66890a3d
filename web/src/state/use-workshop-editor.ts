import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import { updateWorkshop } from '../api/workshops.ts';
import { onForm } from './place-form.ts';
import { type RevisedForm, useRevisedForm } from './use-revised-form.ts';
import { checkWorkshop, type WorkshopForm, workshopBody, workshopForm } from './workshop-form.ts';

/** Changing a workshop's profile: the form, what is wrong with it, and saving it. */
export type WorkshopEditor = RevisedForm<WorkshopForm>;

/** @param onSaved called with the workshop as it is saved now */
export function useWorkshopEditor(
  workshop: WorkshopJson,
  onSaved: (workshop: WorkshopJson) => void,
): WorkshopEditor {
  return useRevisedForm<WorkshopForm, WorkshopJson>({
    saved: workshop,
    formOf: workshopForm,
    revisionOf: ({ own }) => own?.revision ?? 1,
    check: checkWorkshop,
    onForm,
    save: (form, revision) => updateWorkshop(workshop.id, workshopBody(form, revision)),
    onSaved,
  });
}
