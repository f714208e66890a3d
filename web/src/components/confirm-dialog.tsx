import { useState } from 'preact/hooks';
import { useAction } from '../state/use-action.ts';
import { DialogActions } from './dialog-actions.tsx';
import { Modal } from './modal.tsx';

interface ConfirmDialogProps {
  title: string;
  body: string;
  /** the deed, as a verb */
  submit: string;
  /** the label of a field for a reason; no field without it */
  reasonLabel?: string;
  /** true for what cannot be undone */
  danger?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks once before something that others will notice, with what it does, and why if that matters. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, body, submit, reasonLabel, danger = false, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const { busy, problem, run } = useAction();
  return (
    <Modal title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => onConfirm(reason.trim()));
        }}
      >
        <p>{body}</p>
        {reasonLabel && (
          <label class="field">
            <span>{reasonLabel}</span>
            <textarea
              rows={3}
              maxlength={500}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </label>
        )}
        <DialogActions text={submit} busy={busy} problem={problem} onClose={onClose} danger={danger} />
      </form>
    </Modal>
  );
}
