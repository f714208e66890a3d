import { useEffect, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { fieldId, fieldName, issueWords } from '../state/issue-fields.ts';
import { useEditor } from './editor-context.ts';
import { focusField } from './focus-field.ts';

/** Everything that is wrong, each with a link to its field. Takes the focus when something new is found. */
export function IssueSummary() {
  const i18n = useI18n();
  const { issues, phase, terms } = useEditor();
  const box = useRef<HTMLDivElement>(null);
  const count = issues.length;
  const before = useRef(0);
  useEffect(() => {
    if (phase === 'idle' && count > before.current) box.current?.focus();
    before.current = count;
  }, [phase, count]);
  if (count === 0) return null;
  return (
    <div class="note wrong summary" ref={box} tabIndex={-1} role="alert">
      <h2>{i18n.t('summary.title', { count })}</h2>
      <ul>
        {issues.map((issue) => (
          <li key={issue.path + issue.code}>
            <a
              href={`#${fieldId(issue.path)}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(issue.path);
              }}
            >
              {fieldName(issue.path, terms, i18n)}
            </a>
            : {issueWords(issue, i18n)}
          </li>
        ))}
      </ul>
    </div>
  );
}
