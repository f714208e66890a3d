import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useAction } from '../state/use-action.ts';
import { DialogActions } from './dialog-actions.tsx';

/** What can be written beside the deed. */
interface Note {
  label: string;
  /** what is said when it is needed and missing; left out where it may stay empty */
  needed?: string | false;
  /** in characters; 1,000 unless told */
  most?: number;
}

interface NoteFormProps {
  /** no field without it */
  note?: Note | false;
  /** the deed, as a verb */
  submit: string;
  /** false while there is nothing to do yet */
  ready?: boolean;
  /** true for what cannot be undone */
  danger?: boolean;
  /** Does it, with the note without spaces around it; what it throws is said in the form. */
  onSend: (note: string) => Promise<unknown>;
  onClose: () => void;
  /** what stands before the note */
  children: ComponentChildren;
}

/** The form of a dialog that others will notice: what it does, why in one's own words, and the deed. */
export function NoteForm(props: NoteFormProps) {
  const { note, submit, ready = true, danger = false, onSend, onClose, children } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, problem, run } = useAction();
  const words = text.trim();
  const missing = note && words === '' ? (note.needed ?? false) : false;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing) field.current?.focus();
    else void run(() => onSend(words));
  };
  return (
    <form onSubmit={send}>
      {children}
      {note && (
        <div class="field">
          <label for={id}>{note.label}</label>
          <textarea
            id={id}
            ref={field}
            rows={4}
            maxlength={note.most ?? 1000}
            value={text}
            aria-invalid={tried && Boolean(missing)}
            aria-describedby={`${id}-problem`}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <p id={`${id}-problem`} class="problem">
            {tried && missing}
          </p>
        </div>
      )}
      <DialogActions
        text={submit}
        busy={busy}
        ready={ready}
        problem={problem}
        onClose={onClose}
        danger={danger}
      />
    </form>
  );
}
