import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { kilometresBetween } from '@scampolo/shared/domain/distance';
import { Fragment } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { FACET_NAMES, toggled, withChanges } from '../state/search-query.ts';
import type { Places } from '../state/use-places.ts';
import { ExactColour } from './exact-colour.tsx';
import { FacetList } from './facet-list.tsx';
import { MeasureFilters } from './measure-filters.tsx';
import { NearFilter } from './near-filter.tsx';

interface FilterPanelProps {
  query: URLSearchParams;
  answer: SearchAnswer;
  hubs: readonly HubJson[];
  places: Places;
  onQuery: (query: URLSearchParams) => void;
}

/**
 * All filters. Beside the results on wide screens; on narrow ones a sheet that the browser itself opens (popover), so that it
 * also works before and without script.
 */
export function FilterPanel({ query, answer, hubs, places, onQuery }: FilterPanelProps) {
  const { t, number } = useI18n();
  const [lat, lon] = [Number(query.get('lat')), Number(query.get('lon'))];
  const farOf = (slug: string): string => {
    const hub = hubs.find((one) => one.slug === slug);
    const km = hub ? kilometresBetween(hub, { lat, lon }) : 0;
    return hub ? t('distance', { km: number(km < 10 ? Math.round(km * 10) / 10 : Math.round(km)) }) : '';
  };
  return (
    <section
      id="filters"
      popover="auto"
      class="filters"
      aria-label={t('search.filters')}
      onToggle={places.load}
      onPointerEnter={places.load}
      onFocusCapture={places.load}
    >
      <header>
        <h2>{t('search.filters')}</h2>
        <button type="button" class="quiet" popovertarget="filters" popovertargetaction="hide">
          {t('search.close')}
        </button>
      </header>
      <div class="facets">
        <NearFilter query={query} hubs={hubs} places={places} onQuery={onQuery} />
        {FACET_NAMES.map((facet) => (
          <Fragment key={facet}>
            <FacetList
              facet={facet}
              values={answer.facets[facet] ?? []}
              query={query}
              noteOf={facet === 'hub' && query.has('lat') ? farOf : undefined}
              onToggle={(value) => onQuery(toggled(query, facet, value))}
            />
            {facet === 'colour' && <ExactColour query={query} onQuery={onQuery} />}
          </Fragment>
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
