import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { fieldId, issuesAt, issueWords } from '../state/issue-fields.ts';
import { useEditor } from './editor-context.ts';

/** What a control needs to be tied to its label, hint and problems. */
export interface ControlProps {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
}

interface EditorFieldProps {
  /** the path of its value in the API */
  path: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  children: (control: ControlProps) => ComponentChildren;
}

/** A labelled control with what is wrong with it, and what is only asked. */
export function EditorField({ path, label, hint, optional, children }: EditorFieldProps) {
  const { t } = useI18n();
  const control = useControl(path);
  return (
    <div class="field">
      <label for={control.id}>
        {label} {optional && <span class="optional">({t('optional')})</span>}
      </label>
      {children(control)}
      <FieldNotes path={path} />
      {hint && (
        <p class="hint" id={`${control.id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Ties a control to the notes of its path, for controls that have no label of their own. */
export function useControl(path: string): ControlProps {
  const { issues } = useEditor();
  const id = fieldId(path);
  return {
    id,
    'aria-invalid': issuesAt(issues, path).length > 0,
    'aria-describedby': `${id}-notes ${id}-hint`,
  };
}

/** The problems of one path, and as questions what is only unusual. `whole` includes what lies below it. */
export function FieldNotes({ path, whole = false }: { path: string; whole?: boolean }) {
  const i18n = useI18n();
  const { issues, warnings } = useEditor();
  const wrong = issuesAt(issues, path, whole);
  const asked = wrong.length > 0 ? [] : issuesAt(warnings, path, whole);
  return (
    <div id={`${fieldId(path)}-notes`} class="notes">
      {wrong.map((issue) => (
        <p key={issue.path + issue.code} class="problem">
          {issueWords(issue, i18n)}
        </p>
      ))}
      {asked.map((issue) => (
        <p key={issue.path + issue.code} class="question">
          {issueWords(issue, i18n)}
        </p>
      ))}
    </div>
  );
}
