import { useI18n } from '../i18n/context.tsx';

interface DialogActionsProps {
  /** what the dialog does, as a verb */
  text: string;
  busy: boolean;
  problem: string | null;
  onClose: () => void;
  /** false while there is nothing to do yet */
  ready?: boolean;
  /** true for what cannot be undone */
  danger?: boolean;
}

/** The foot of every dialog: what went wrong, the way back, and the deed. */
export function DialogActions(props: DialogActionsProps) {
  const { text, busy, problem, onClose, ready = true, danger = false } = props;
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
        <button type="submit" class={danger ? 'danger' : 'primary'} disabled={busy || !ready}>
          {busy ? t('sending') : text}
        </button>
      </div>
    </>
  );
}
