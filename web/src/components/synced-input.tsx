import type { InputHTMLAttributes } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface SyncedInputProps {
  value: string;
  /** everything else an input takes */
  field: InputHTMLAttributes<HTMLInputElement>;
}

/** A text field that shows `value` whenever it changes from outside, but never while somebody types in it. */
export function SyncedInput({ value, field }: SyncedInputProps) {
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = element.current;
    if (input && input !== document.activeElement) input.value = value;
  }, [value]);
  return <input {...field} ref={element} defaultValue={value} />;
}
