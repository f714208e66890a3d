import { fieldId } from '../state/issue-fields.ts';

/** Moves the focus to the field of an issue, opening what hides it. */
export function focusField(path: string): void {
  const field = document.getElementById(fieldId(path));
  const hidden = field?.closest('details');
  if (hidden) hidden.open = true;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
