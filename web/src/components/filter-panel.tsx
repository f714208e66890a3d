import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { useI18n } from '../i18n/context.tsx';
import { FACET_NAMES, toggled, withChanges } from '../state/search-query.ts';
import { ExactColour } from './exact-colour.tsx';
import { FacetList } from './facet-list.tsx';
import { MeasureFilters } from './measure-filters.tsx';
import { NearFilter } from './near-filter.tsx';

interface FilterPanelProps {
  query: URLSearchParams;
  answer: SearchAnswer;
  hubs: readonly HubJson[];
  onQuery: (query: URLSearchParams) => void;
}

/**
 * All filters. Beside the results on wide screens; on narrow ones a sheet that the browser itself opens (popover), so that it
 * also works before and without script.
 */
export function FilterPanel({ query, answer, hubs, onQuery }: FilterPanelProps) {
  const { t } = useI18n();
  return (
    <section id="filters" popover="auto" class="filters" aria-label={t('search.filters')}>
      <header>
        <h2>{t('search.filters')}</h2>
        <button type="button" class="quiet" popovertarget="filters" popovertargetaction="hide">
          {t('search.close')}
        </button>
      </header>
      <div class="facets">
        <NearFilter query={query} hubs={hubs} onQuery={onQuery} />
        {FACET_NAMES.map((facet) => (
          <FacetList
            key={facet}
            facet={facet}
            values={answer.facets[facet] ?? []}
            selected={query.getAll(facet)}
            onToggle={(value) => onQuery(toggled(query, facet, value))}
          />
        ))}
        <ExactColour query={query} families={answer.facets.colour ?? []} onQuery={onQuery} />
        <MeasureFilters query={query} onChange={(changes) => onQuery(withChanges(query, changes))} />
      </div>
      <footer>
        <button type="submit" class="primary no-script">
          {t('search.apply')}
        </button>
        <button type="button" class="primary needs-script" popovertarget="filters" popovertargetaction="hide">
          {t('search.show', { count: answer.total })}
        </button>
      </footer>
    </section>
  );
}
