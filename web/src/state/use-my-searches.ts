import type { SavedSearchBody, SavedSearchJson } from '@scampolo/shared/contract/saved-searches';
import { useRef, useState } from 'preact/hooks';
import { changeSearch, deleteSearch, saveSearch } from '../api/searches.ts';
import { useI18n } from '../i18n/context.tsx';
import { type Action, useAction } from './use-action.ts';
import { useToast } from './use-toast.ts';

/** The member's searches, and what can be done with one of them. */
export interface MySearches {
  items: readonly SavedSearchJson[];
  /** of deleting, and of taking it back */
  action: Action;
  /** @throws {ApiError} */
  change(id: string, said: Pick<SavedSearchBody, 'name' | 'cadence'>): Promise<void>;
  /** Deletes it; the message that says so can take it back. */
  remove(search: SavedSearchJson): void;
}

/** Keeps the list of the member's searches as they are on the server. */
export function useMySearches(first: readonly SavedSearchJson[]): MySearches {
  const { t } = useI18n();
  const toast = useToast();
  const action = useAction();
  const [items, setItems] = useState(first);
  const latest = useRef(action);
  latest.current = action;
  const restore = (search: SavedSearchJson, place: number): void => {
    const { query, name, cadence } = search;
    void latest.current.run(async () => {
      const again = await saveSearch({ query, name, cadence });
      setItems((all) => all.toSpliced(place, 0, again));
    });
  };
  return {
    items,
    action,
    async change(id, said) {
      const changed = await changeSearch(id, said);
      setItems((all) => all.map((one) => (one.id === id ? changed : one)));
    },
    remove(search) {
      void action.run(async () => {
        await deleteSearch(search.id);
        const place = items.findIndex(({ id }) => id === search.id);
        setItems((all) => all.filter(({ id }) => id !== search.id));
        document.querySelector<HTMLElement>('h1')?.focus();
        await toast({
          text: t('searches.deleted', { name: search.name }),
          action: { text: t('searches.undo'), run: () => restore(search, place) },
        });
      });
    },
  };
}
