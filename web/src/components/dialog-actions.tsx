import { useI18n } from '../i18n/context.tsx';

interface DialogActionsProps {
  /** what the dialog does, as a verb */
  text: string;
  busy: boolean;
  problem: string | null;
  onClose: () => void;
}

/** The foot of every dialog: what went wrong, the way back, and the deed. */
export function DialogActions({ text, busy, problem, onClose }: DialogActionsProps) {
  const { t } = useI18n();
  return (
    <>
      <p role="alert" class="problem">
        {problem}
      </p>
      <div class="actions">
        <button type="button" onClick={onClose}>
          {t('dialog.back')}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {busy ? t('sending') : text}
        </button>
      </div>
    </>
  );
}
