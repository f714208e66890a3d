import { nextListingStatus } from '@scampolo/shared/domain/states';
import { useI18n } from '../i18n/context.tsx';
import { fieldName } from '../state/issue-fields.ts';
import { useEditor } from './editor-context.ts';

interface SaveBarProps {
  /** what handing in waits for, in words; null when it does not */
  waiting: string | null;
}

/** Saving and handing in, always in reach, with what is still missing. */
export function SaveBar({ waiting }: SaveBarProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const editor = useEditor();
  const { phase, status, missing, dirty, isSaved, terms } = editor;
  const trusted = editor.me?.workshops.find((one) => one.id === editor.workshopId)?.trust === 'trusted';
  const canSubmit = nextListingStatus(status, 'submit') !== null;
  const fields = [...new Set(missing.map((issue) => fieldName(issue.path, terms, i18n)))].join(', ');
  return (
    <div class="save-bar">
      <div role="status">
        <p class="problem">{editor.problem}</p>
        <p class="hint">
          {waiting ?? (
            <>
              {isSaved && t('save.saved')} {dirty && t('save.unsaved')}{' '}
              {fields === '' ? t('save.ready') : t('save.missing', { fields })}
            </>
          )}
        </p>
      </div>
      <div class="actions">
        <button
          type="button"
          class={canSubmit ? '' : 'primary'}
          disabled={phase !== 'idle'}
          onClick={() => void editor.save()}
        >
          {phase === 'saving' ? t('save.saving') : t(canSubmit ? 'save.draft' : 'save.changes')}
        </button>
        {canSubmit && (
          <button type="submit" class="primary" disabled={phase !== 'idle' || waiting !== null}>
            {phase === 'submitting' ? t('save.sending') : t(trusted ? 'save.publish' : 'save.submit')}
          </button>
        )}
      </div>
    </div>
  );
}
