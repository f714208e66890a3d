import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Takes what somebody typed into a field before the page's script had come: it stands there, and nobody has heard of it. */
export function useTypedBefore(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  text: string,
  onText: (text: string) => void,
): void {
  useEffect(() => {
    const typed = field.current?.value ?? text;
    if (typed !== text) onText(typed);
  }, []);
}
