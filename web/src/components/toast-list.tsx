import '../styles/toast.css';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Toast } from '../state/use-toast.ts';

/** More than these cover the page; the oldest go first. */
const MOST_SHOWN = 3;

/** How long a toast with nothing to do stays: twice what reading it aloud takes. */
const SHOWN_MS = 7000;

interface Shown extends Toast {
  key: number;
  closeText: string;
}

let shown: readonly Shown[] = [];
let next = 0;

/** Adds a toast to those at the foot of the page. They live beside the page's own tree and outlast what made them. */
export function addToast(toast: Toast, closeText: string): void {
  next += 1;
  shown = [...shown, { ...toast, key: next, closeText }].slice(-MOST_SHOWN);
  draw();
}

function removeToast(key: number): void {
  shown = shown.filter((one) => one.key !== key);
  draw();
}

/** Into the live region that came with the document: one that appears together with its words is not always read out. */
function draw(): void {
  const region = document.getElementById('toasts');
  if (!region) throw new Error('the document has no #toasts');
  render(
    shown.map((one) => <ToastBox key={one.key} toast={one} onGone={() => removeToast(one.key)} />),
    region,
  );
}

function ToastBox({ toast, onGone }: { toast: Shown; onGone: () => void }) {
  const { text, action, closeText } = toast;
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<EventTarget | null>(null);
  const [held, setHeld] = useState(false);
  const leave = (): void => {
    // Who was in it when it goes is back where they came from.
    if (box.current?.contains(document.activeElement) && before.current instanceof HTMLElement) {
      before.current.focus();
    }
    onGone();
  };
  useEffect(() => {
    if (action || held) return;
    const timer = setTimeout(leave, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is done here is done by its buttons too
    <div
      class="toast"
      ref={box}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={(event) => {
        setHeld(true);
        if (!box.current?.contains(event.relatedTarget as Node | null)) before.current = event.relatedTarget;
      }}
      onFocusOut={() => setHeld(false)}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      <p>{text}</p>
      {action && (
        <button
          type="button"
          onClick={() => {
            leave();
            action.run();
          }}
        >
          {action.text}
        </button>
      )}
      <button type="button" class="quiet close" aria-label={closeText} onClick={leave}>
        ×
      </button>
    </div>
  );
}
