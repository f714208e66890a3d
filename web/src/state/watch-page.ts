import type { DraftSession } from '../offline/draft-session.ts';
import { onForgotten } from '../offline/forgetting.ts';
import { leaveTo } from './use-form.ts';

/**
 * Tells a session what happens to its page: hidden, left, come back to, with or without a network; and leaves the page when the member
 * signs out in another tab.
 * @returns ends it
 */
export function watchPage(session: DraftSession, memberId: string): () => void {
  const end = new AbortController();
  const { signal } = end;
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') session.leaving(false);
    else void session.takeIfFree();
  };
  document.addEventListener('visibilitychange', hidden, { signal });
  addEventListener('pagehide', ({ persisted }) => session.leaving(persisted), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && void session.back(), { signal });
  addEventListener('online', () => session.setOnline(true), { signal });
  addEventListener('offline', () => session.setOnline(false), { signal });
  const unwatch = onForgotten(memberId, () => {
    session.close();
    leaveTo('/');
  });
  return () => {
    unwatch();
    end.abort();
  };
}
