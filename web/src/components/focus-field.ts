import type { Issue } from '@scampolo/shared/errors';
import { fieldId } from '../state/issue-fields.ts';

/** Moves the focus to the field of an issue, opening what hides it. */
export function focusField(path: string): void {
  const field = elementOf(path);
  for (let around = field?.closest('details'); around; around = around.parentElement?.closest('details')) {
    around.open = true;
  }
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}

/** The issues in the order in which their fields stand on the page, one a field; those without a field at the end. */
export function inPageOrder<I extends Pick<Issue, 'path'>>(issues: readonly I[]): I[] {
  const fields = [...new Map(issues.map((issue) => [fieldId(issue.path), issue])).values()];
  return fields.toSorted((a, b) => {
    const [first, second] = [elementOf(a.path), elementOf(b.path)];
    if (!first || !second) return Number(!first) - Number(!second);
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}

function elementOf(path: string): HTMLElement | null {
  const [head = ''] = path.split('.');
  return document.getElementById(fieldId(path)) ?? document.getElementById(fieldId(head));
}
