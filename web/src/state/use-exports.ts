import type { MemberExport } from '@scampolo/shared/contract/privacy';
import { useEffect, useState } from 'preact/hooks';
import { listExports, startExport } from '../api/privacy.ts';
import { type Action, useAction } from './use-action.ts';

const POLL_MS = 1500;

/** The member's copies, kept up to date while one is prepared and the page is looked at. */
export function useExports(first: readonly MemberExport[]): {
  exports: readonly MemberExport[];
  preparing: boolean;
  start: () => void;
  action: Action;
} {
  const [exports, setExports] = useState(first);
  const action = useAction();
  const preparing = exports.some(({ status }) => status === 'queued' || status === 'running');
  useEffect(() => {
    if (!preparing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const wait = (): void => {
      clearTimeout(timer);
      if (!left && !document.hidden) timer = setTimeout(() => void look(), POLL_MS);
    };
    const look = async (): Promise<void> => {
      try {
        setExports(await listExports());
      } catch {
        // The network may be away for a moment; the next look tells.
      }
      wait();
    };
    wait();
    document.addEventListener('visibilitychange', wait);
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wait);
    };
  }, [preparing]);
  const start = (): void => {
    void action.run(async () => {
      await startExport();
      setExports(await listExports());
    });
  };
  return { exports, preparing, start, action };
}
