import { nextListingStatus } from '@scampolo/shared/domain/states';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { fieldName } from '../state/issue-fields.ts';
import type { ListingEditor } from '../state/use-listing-editor.ts';
import { useEditor } from './editor-context.ts';
import { focusField, inPageOrder } from './focus-field.ts';

interface SaveBarProps {
  /** what handing in waits for, in words; null when it does not */
  waiting: string | null;
}

/** Always in reach: what is still to do, each a touch away, where it is saved, and handing it in. */
export function SaveBar({ waiting }: SaveBarProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const editor = useEditor();
  const { phase, status } = editor;
  const canSubmit = nextListingStatus(status, 'submit') !== null;
  const saveWords = t(canSubmit ? 'save.draft' : 'save.changes');
  return (
    <div class="save-bar">
      <p class="problem" role="alert">
        {editor.problem}
      </p>
      {waiting === null ? <ToDo /> : <p role="status">{waiting}</p>}
      <div class="actions">
        <div class="saved-words">
          <p role="status">{savedWords(editor, i18n)}</p>
          {canSubmit && (
            <button type="button" class="link" disabled={phase !== 'idle'} onClick={() => void editor.save()}>
              {saveWords}
            </button>
          )}
        </div>
        {!canSubmit && (
          <button
            type="button"
            class="primary"
            disabled={phase !== 'idle'}
            onClick={() => void editor.save()}
          >
            {phase === 'saving' ? t('save.saving') : saveWords}
          </button>
        )}
        {canSubmit && (
          <button type="submit" class="primary" disabled={phase !== 'idle' || waiting !== null}>
            {phase === 'submitting'
              ? t('save.sending')
              : t(isTrusted(editor) ? 'save.publish' : 'save.submit')}
          </button>
        )}
      </div>
    </div>
  );
}

/** True for a workshop whose lots are published at once. */
export function isTrusted({ me, workshopId }: ListingEditor): boolean {
  return me?.workshops.find((one) => one.id === workshopId)?.trust === 'trusted';
}

/** What is wrong and what is missing, each leading to its field; after a try that failed, the first of them has the focus. */
function ToDo() {
  const i18n = useI18n();
  const { t } = i18n;
  const { issues, missing, phase, terms } = useEditor();
  const [todo, setTodo] = useState(issues);
  const wrong = useRef(0);
  // The fields have their places only once they are drawn.
  useEffect(() => setTodo(inPageOrder([...issues, ...missing])), [issues, missing]);
  useEffect(() => {
    const first = inPageOrder(issues)[0];
    if (phase === 'idle' && issues.length > wrong.current && first) focusField(first.path);
    wrong.current = issues.length;
  }, [phase, issues]);
  if (todo.length === 0) return <p role="status">{t('save.ready')}</p>;
  const count = todo.length;
  return (
    <div class="to-do">
      <p role="status">{t(issues.length > 0 ? 'save.mend' : 'save.missing', { count })}</p>
      <ul>
        {todo.map(({ path }) => (
          <li key={path}>
            <button type="button" class="link" onClick={() => focusField(path)}>
              {fieldName(path, terms, i18n)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function savedWords({ saved, dirty, isSaved }: ListingEditor, { t, locale }: I18n): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' }).format(saved.at ?? 0);
  switch (saved.kind) {
    case 'saving':
      return t('save.saving');
    case 'server':
      return t('saved.server', { time });
    case 'here':
      return t('saved.here', { time });
    case 'elsewhere':
      return t('saved.elsewhere');
    case 'failed':
      return t('saved.failed');
    case 'nothing':
      return dirty ? t('save.unsaved') : isSaved ? t('save.saved') : '';
  }
}
