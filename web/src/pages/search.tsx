import '../styles/cards.css';
import '../styles/search.css';
import { useEffect, useRef } from 'preact/hooks';
import { FilterPanel } from '../components/filter-panel.tsx';
import { SearchResults } from '../components/search-results.tsx';
import { SyncedInput } from '../components/synced-input.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { LabelOf } from '../state/filter-words.ts';
import { readQuery, withChanges } from '../state/search-query.ts';
import { useKeys } from '../state/use-keys.ts';
import { usePlaces } from '../state/use-places.ts';
import { type SearchState, useSearch } from '../state/use-search.ts';
import type { DataOf } from './page-data.ts';

/** Search, which is the home page: one form that works without script and answers at once with it. */
export function SearchPage({ data }: { data: DataOf<'search'> }) {
  const { t } = useI18n();
  const state = useSearch(data.path, data.answer);
  const { query, answer, go } = state;
  const places = usePlaces(data.hubs, { query: readQuery(data.path), place: data.place });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    go(withChanges(query, { q: wordsInput()?.value ?? '' }));
  };
  const labelOf: LabelOf = (facet, value) =>
    facet === 'place'
      ? places.nameOf(query)
      : (answer.facets[facet]?.find((one) => one.value === value)?.label ??
        data.hubs.find((hub) => facet === 'hub' && hub.slug === value)?.city ??
        value);
  return (
    // Off: what a browser fills in again on the way back may be newer than the address, which alone says what is asked.
    <form action="/" method="get" class="search" autocomplete="off" onSubmit={submit}>
      <div class="ask">
        <h1>{t('search.title')}</h1>
        <WordsField state={state} />
      </div>
      <FilterPanel query={query} answer={answer} hubs={data.hubs} places={places} onQuery={go} />
      <SearchResults state={state} hubs={data.hubs} labelOf={labelOf} member={data.me !== null} />
    </form>
  );
}

/** Long enough to type a letter, short enough not to be felt. */
const TYPING_PAUSE_MS = 160;

function wordsInput(): HTMLInputElement | null {
  return document.querySelector('#words');
}

function WordsField({ state }: { state: SearchState }) {
  const { t } = useI18n();
  // The pause may end after a filter has changed the query.
  const latest = useRef(state);
  latest.current = state;
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typing = useRef(false);
  useKeys((key) => {
    if (key !== '/') return false;
    wordsInput()?.focus();
    return true;
  }, true);
  useEffect(() => {
    // Back and forward say what is asked now, also over what is being typed.
    const follow = (): void => {
      clearTimeout(pause.current);
      typing.current = false;
      const input = wordsInput();
      if (input) input.value = readQuery(location.href).get('q') ?? '';
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const commit = (words: string): void => {
    clearTimeout(pause.current);
    // One burst of typing is one step back.
    const { query, go } = latest.current;
    go(withChanges(query, { q: words }), typing.current ? 'replace' : 'push');
    typing.current = true;
  };
  return (
    <search class="words">
      <label class="visually-hidden" for="words">
        {t('search.label')}
      </label>
      <SyncedInput
        value={state.query.get('q') ?? ''}
        field={{
          id: 'words',
          type: 'search',
          name: 'q',
          maxlength: 200,
          autocomplete: 'off',
          enterkeyhint: 'search',
          'aria-keyshortcuts': '/',
          placeholder: t('search.placeholder'),
          onInput: ({ currentTarget: { value } }) => {
            clearTimeout(pause.current);
            pause.current = setTimeout(() => commit(value), TYPING_PAUSE_MS);
          },
          onBlur: () => {
            typing.current = false;
          },
        }}
      />
      <button type="submit" class="primary">
        {t('search.submit')}
      </button>
    </search>
  );
}
