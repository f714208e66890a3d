import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { FACET_NAMES, toggled, withChanges } from '../state/search-query.ts';
import { FacetList } from './facet-list.tsx';
import { MeasureFilters } from './measure-filters.tsx';

interface FilterPanelProps {
  query: URLSearchParams;
  answer: SearchAnswer;
  onQuery: (query: URLSearchParams) => void;
}

/**
 * All filters. Beside the results on wide screens; on narrow ones a sheet that the browser itself opens (popover), so that it
 * also works before and without script.
 */
export function FilterPanel({ query, answer, onQuery }: FilterPanelProps) {
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
        <NearMe query={query} onQuery={onQuery} />
        {FACET_NAMES.map((facet) => (
          <FacetList
            key={facet}
            facet={facet}
            values={answer.facets[facet] ?? []}
            selected={query.getAll(facet)}
            onToggle={(value) => onQuery(toggled(query, facet, value))}
          />
        ))}
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

function NearMe({ query, onQuery }: Pick<FilterPanelProps, 'query' | 'onQuery'>) {
  const { t } = useI18n();
  const [denied, setDenied] = useState(false);
  if (query.has('lat')) return null;
  const locate = (): void => {
    navigator.geolocation.getCurrentPosition(
      // Two decimals are about a kilometre: near enough to sort by, and no address in a shared link.
      ({ coords: { latitude, longitude } }) =>
        onQuery(withChanges(query, { lat: latitude.toFixed(2), lon: longitude.toFixed(2), sort: 'nearest' })),
      () => setDenied(true),
      { maximumAge: 600_000, timeout: 10_000 },
    );
  };
  return (
    <p class="needs-script near">
      <button type="button" onClick={locate}>
        {t('search.near')}
      </button>
      <span role="status">{denied && t('search.nearDenied')}</span>
    </p>
  );
}
