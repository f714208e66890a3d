import { useI18n } from '../i18n/context.tsx';
import type { RevisedForm } from '../state/use-revised-form.ts';
import { StaleDialog } from './stale-dialog.tsx';

/** The end of a form over something that others may change meanwhile: how it stands with saving, and whose version stays. */
export function SaveLine<F extends object>({ editor }: { editor: RevisedForm<F> }) {
  const { t } = useI18n();
  const { issues, problem, busy, dirty, isSaved } = editor;
  const wrong = issues.length > 0 ? t('profile.problems', { count: issues.length }) : problem;
  return (
    <>
      <div class="save-line">
        <p role="status" class={wrong ? 'problem' : isSaved ? 'said' : 'hint'}>
          {wrong ?? (isSaved ? t('save.saved') : dirty ? t('save.unsaved') : '')}
        </p>
        <button type="submit" class="primary" disabled={busy}>
          {busy ? t('save.saving') : t('save.changes')}
        </button>
      </div>
      {editor.stale && (
        <StaleDialog onMine={editor.keepMine} onTheirs={editor.takeTheirs} onClose={editor.decideLater} />
      )}
    </>
  );
}
