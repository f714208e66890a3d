import { Modal } from './modal.tsx';
import { NoteForm } from './note-form.tsx';

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
  return (
    <Modal title={title} onClose={onClose}>
      <NoteForm
        note={reasonLabel ? { label: reasonLabel, most: 500 } : false}
        submit={submit}
        danger={danger}
        onSend={onConfirm}
        onClose={onClose}
      >
        <p>{body}</p>
      </NoteForm>
    </Modal>
  );
}
