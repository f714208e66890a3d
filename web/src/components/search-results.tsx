import type { HubJson } from '@scampolo/shared/contract/hubs';
import { useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { LabelOf } from '../state/filter-words.ts';
import { activeFilters, withChanges } from '../state/search-query.ts';
import type { SearchState } from '../state/use-search.ts';
import { Cards } from './cards.tsx';
import { EmptyResults } from './empty-results.tsx';
import { FilterChips } from './filter-chips.tsx';
import { Pagination } from './pagination.tsx';
import { QueryLink } from './query-link.tsx';
import { SaveSearch } from './save-search.tsx';
import { SkeletonCards } from './skeleton-cards.tsx';
import { SortSelect } from './sort-select.tsx';

interface SearchResultsProps {
  state: SearchState;
  hubs: readonly HubJson[];
  labelOf: LabelOf;
  /** somebody is signed in */
  member: boolean;
}

/** Cards of the first screen, whose photos are loaded at once. */
const FIRST_CARDS = 4;

/** What was found: how many, by which filters, the cards, the pages. */
export function SearchResults({ state, hubs, labelOf, member }: SearchResultsProps) {
  const { t, number } = useI18n();
  const { query, answer, answered, status, go } = state;
  const active = activeFilters(query).length;
  // Another page, or something after nothing: what is shown now says nothing of what comes.
  const turning =
    status === 'loading' && (answer.hits.length === 0 || query.get('offset') !== answered.get('offset'));
  const heading = useRef<HTMLHeadingElement>(null);
  const toPage = (next: URLSearchParams): void => {
    go(next);
    heading.current?.focus();
    heading.current?.scrollIntoView();
  };
  return (
    <section class="results" aria-busy={status === 'loading'} aria-labelledby="results">
      <header>
        <h2 id="results" ref={heading} tabIndex={-1} class="visually-hidden">
          {t('search.results')}
        </h2>
        <Told state={state} />
        <button type="button" class="open-filters" popovertarget="filters">
          {active > 0 ? t('search.filtersActive', { count: active }) : t('search.filters')}
        </button>
        <SortSelect query={query} onQuery={go} />
      </header>
      <FilterChips query={query} labelOf={labelOf} onQuery={go} />
      {status === 'failed' && (
        <p class="note wrong" role="alert">
          {t('search.failed')}{' '}
          <button type="button" onClick={state.retry}>
            {t('search.retry')}
          </button>
        </p>
      )}
      {answer.dropped.length > 0 && (
        <p class="note">{t('search.dropped', { words: answer.dropped.join(', ') })}</p>
      )}
      {answer.suggestion && (
        <p class="note meant">
          {t('search.didYouMean')}{' '}
          <QueryLink to={withChanges(answered, { q: answer.suggestion.q })} onQuery={go}>
            {answer.suggestion.q}
          </QueryLink>{' '}
          <span class="count">
            {t('search.total', { count: answer.suggestion.total, n: number(answer.suggestion.total) })}
          </span>
        </p>
      )}
      {answer.total === 0 && !turning && (
        <EmptyResults query={answered} answer={answer} hubs={hubs} labelOf={labelOf} onQuery={go}>
          <SaveSearch query={answered} labelOf={labelOf} member={member} />
        </EmptyResults>
      )}
      {turning ? (
        <SkeletonCards />
      ) : (
        <Cards hits={answer.hits} hubs={hubs} labelOf={labelOf} eager={FIRST_CARDS} />
      )}
      <Pagination query={answered} total={answer.total} onPage={toPage} />
      {answer.total > 0 && <SaveSearch query={answered} labelOf={labelOf} member={member} />}
    </section>
  );
}

function Told({ state: { answer, status } }: { state: SearchState }) {
  const { t, number } = useI18n();
  return (
    <p class="total" role="status">
      {status === 'loading'
        ? t('search.loading')
        : t('search.total', { count: answer.total, n: number(answer.total) })}
    </p>
  );
}
