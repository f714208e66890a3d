import { useEffect } from 'preact/hooks';

/** Single keys, only while nobody types, nothing else is held down and `on`. `true` from `onKey` keeps the key from the browser. */
export function useKeys(onKey: (key: string) => boolean | undefined, on: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (onKey(event.key)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
