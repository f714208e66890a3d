import type { Issue } from '@scampolo/shared/errors';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { fieldId, issuesAt, issueWords } from '../state/issue-fields.ts';
import type { ControlProps } from './editor-field.tsx';

interface ProfileFieldProps {
  /** the path of its value in the API */
  path: string;
  label: string;
  hint?: string;
  optional?: boolean;
  issues: readonly Issue[];
  children: (control: ControlProps) => ComponentChildren;
}

/** A labelled control of a workshop's profile with what is wrong with it. */
export function ProfileField({ path, label, hint, optional, issues, children }: ProfileFieldProps) {
  const { t } = useI18n();
  const id = fieldId(path);
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <span class="optional">({t('optional')})</span>}
      </label>
      {children({
        id,
        'aria-invalid': issuesAt(issues, path).length > 0,
        'aria-describedby': `${id}-notes ${id}-hint`,
      })}
      <ProfileNotes path={path} issues={issues} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What is wrong at one path, in words. */
export function ProfileNotes({ path, issues }: { path: string; issues: readonly Issue[] }) {
  const i18n = useI18n();
  return (
    <div id={`${fieldId(path)}-notes`}>
      {issuesAt(issues, path).map((issue) => (
        <p key={issue.code} class="problem">
          {i18n.maybe(issue.code, issue.params) ?? issueWords(issue, i18n)}
        </p>
      ))}
    </div>
  );
}
