import { useState } from 'preact/hooks';
import { request } from '../api/client.ts';
import { type Action, useAction } from './use-action.ts';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list that the server gives page by page; `more` is null when there is no further one. `asked` are further parameters. */
export function usePages<T>(
  path: string,
  first: Page<T>,
  asked: Readonly<Record<string, string>> = {},
): { items: T[]; setItems: (items: T[]) => void; more: (() => void) | null; action: Action } {
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const action = useAction();
  const load = (): void => {
    void action.run(async () => {
      const query = new URLSearchParams({ ...asked, cursor: cursor ?? '' });
      const page = await request<Page<T>>(`${path}?${query}`);
      setItems((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
    });
  };
  return { items, setItems, more: cursor === null ? null : load, action };
}
