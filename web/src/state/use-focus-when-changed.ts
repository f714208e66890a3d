import { useEffect, useRef } from 'preact/hooks';

/**
 * Brings the focus to what tells of a change when the change took away what had it: a button that is gone, a dialog's opener. Does
 * nothing at first, nor while the focus is elsewhere.
 * @returns for the element, which needs a `tabIndex` of -1
 */
export function useFocusWhenChanged<E extends HTMLElement>(value: string) {
  const told = useRef<E>(null);
  const before = useRef(value);
  useEffect(() => {
    const { activeElement, body } = document;
    if (before.current !== value && (activeElement === null || activeElement === body)) told.current?.focus();
    before.current = value;
  }, [value]);
  return told;
}
