import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useOpenDialog } from '../state/use-open-dialog.ts';

interface ModalProps {
  title: string;
  /** Called when the member closes it, not when it goes. */
  onClose: () => void;
  children: ComponentChildren;
}

/** A dialog that is open as long as it is drawn. Escape closes it. */
export function Modal({ title, onClose, children }: ModalProps) {
  const dialog = useOpenDialog(onClose);
  const id = useId();
  return (
    <dialog {...dialog} class="modal" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
