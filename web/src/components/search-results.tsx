import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { FacetName } from '@scampolo/shared/contract/search';
import { useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { activeFilters } from '../state/search-query.ts';
import type { SearchState } from '../state/use-search.ts';
import { EmptyResults } from './empty-results.tsx';
import { FilterChips } from './filter-chips.tsx';
import { ListingCard } from './listing-card.tsx';
import { Pagination } from './pagination.tsx';
import { SortSelect } from './sort-select.tsx';

interface SearchResultsProps {
  state: SearchState;
  hubs: readonly HubJson[];
  labelOf: (facet: FacetName, value: string) => string;
}

/** Cards of the first screen, whose photos are loaded at once. */
const FIRST_CARDS = 4;

/** What was found: how many, by which filters, the cards, the pages. */
export function SearchResults({ state, hubs, labelOf }: SearchResultsProps) {
  const { t } = useI18n();
  const { query, answer, answered, status, go } = state;
  const active = activeFilters(query).length;
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
      {answer.hits.length === 0 && <EmptyResults query={answered} onQuery={go} />}
      <ul class="cards">
        {answer.hits.map((hit, index) => (
          <li key={hit.id}>
            <ListingCard
              hit={hit}
              hub={hubs.find((hub) => hub.slug === hit.hub)}
              fibreName={(code) => labelOf('fibre', code)}
              eager={index < FIRST_CARDS}
            />
          </li>
        ))}
      </ul>
      <Pagination query={answered} total={answer.total} onPage={toPage} />
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
