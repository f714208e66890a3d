import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { useEffect, useRef, useState } from 'preact/hooks';
import { search } from '../api/search.ts';
import { useI18n } from '../i18n/context.tsx';
import { readQuery, searchHref, searchTitle } from './search-query.ts';

/** How a change goes into the browser's history: a new entry, or in place of the present one. */
export type HistoryMode = 'push' | 'replace';

export interface SearchState {
  /** what is asked for now, which may be ahead of `answer` */
  query: URLSearchParams;
  answer: SearchAnswer;
  /** the query that `answer` is for */
  answered: URLSearchParams;
  status: 'idle' | 'loading' | 'failed';
  /** Asks for another query and shows it in the address bar. */
  go(query: URLSearchParams, mode?: HistoryMode): void;
  retry(): void;
}

const KEPT_ANSWERS = 30;

/** The state of the search page: one query, its answer, the address bar and the back button kept together. */
export function useSearch(path: string, first: SearchAnswer): SearchState {
  const i18n = useI18n();
  const [query, setQuery] = useState(() => readQuery(path));
  const [shown, setShown] = useState(() => ({ answer: first, query: readQuery(path) }));
  const [status, setStatus] = useState<SearchState['status']>('idle');
  const running = useRef<AbortController | null>(null);
  const kept = useRef(new Map([[readQuery(path).toString(), first]]));

  const show = (next: URLSearchParams, answer: SearchAnswer): void => {
    setShown({ answer, query: next });
    setStatus('idle');
  };

  const ask = async (next: URLSearchParams): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setQuery(next);
    document.title = `${searchTitle(next, i18n)} · Scampolo`;
    const known = kept.current.get(next.toString());
    if (known) return show(next, known);
    setStatus('loading');
    try {
      const answer = await search(next, i18n.locale, controller.signal);
      remember(kept.current, next.toString(), answer);
      show(next, answer);
    } catch {
      if (!controller.signal.aborted) setStatus('failed');
    }
  };

  useEffect(() => {
    const follow = (): void => void ask(readQuery(location.href));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  });

  const go = (next: URLSearchParams, mode: HistoryMode = 'push'): void => {
    if (next.toString() === query.toString() && status !== 'failed') return;
    if (mode === 'push') history.pushState(null, '', searchHref(next));
    else history.replaceState(null, '', searchHref(next));
    void ask(next);
  };
  return { query, answer: shown.answer, answered: shown.query, status, go, retry: () => void ask(query) };
}

function remember(kept: Map<string, SearchAnswer>, key: string, answer: SearchAnswer): void {
  kept.set(key, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT_ANSWERS && oldest !== undefined) kept.delete(oldest);
}
