import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface OpenDialog {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel: (event: Event) => void;
  onClose: () => void;
}

/**
 * What a `dialog` needs that is open, over all else, as long as it is drawn. The browser keeps focus inside and gives it back; `onClose` is called
 * when the member closes it, not when it goes. Escape asks for that and closes nothing itself: a dialog the browser had closed, and the page not yet
 * let go of, could not be opened again by who presses the next key at once.
 */
export function useOpenDialog(onClose: () => void): OpenDialog {
  const ref = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closing before it goes gives the focus back to what opened it.
    return () => {
      gone.current = true;
      dialog?.close();
    };
  }, []);
  return {
    ref,
    onCancel: (event) => {
      // A file chooser inside that is left without a choice says so by the same name.
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      onClose();
    },
    // Some ways of closing cannot be held up: Escape twice without a deed between.
    onClose: () => gone.current || onClose(),
  };
}
