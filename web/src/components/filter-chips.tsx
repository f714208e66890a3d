import { useI18n } from '../i18n/context.tsx';
import { filterWords, type LabelOf } from '../state/filter-words.ts';
import { activeFilters, withoutFilters } from '../state/search-query.ts';
import { ColourDot } from './colour-dot.tsx';
import { QueryLink } from './query-link.tsx';

interface FilterChipsProps {
  query: URLSearchParams;
  labelOf: LabelOf;
  onQuery: (query: URLSearchParams) => void;
}

/** The active filters as chips; each is a link to the same search without it. */
export function FilterChips({ query, labelOf, onQuery }: FilterChipsProps) {
  const i18n = useI18n();
  const active = activeFilters(query);
  if (active.length === 0) return null;
  return (
    <ul class="chips" aria-label={i18n.t('search.active')}>
      {active.map((one) => {
        const words = filterWords(one, query, labelOf, i18n);
        return (
          <li key={one.key}>
            <QueryLink class="chip" to={one.without} onQuery={onQuery}>
              <span class="visually-hidden">{i18n.t('search.remove', { label: words })}</span>
              {one.name === 'near' && <ColourDot hex={one.value} />}
              <span aria-hidden="true">{words} ×</span>
            </QueryLink>
          </li>
        );
      })}
      <li>
        <QueryLink class="clear" to={withoutFilters(query)} onQuery={onQuery}>
          {i18n.t('search.clear')}
        </QueryLink>
      </li>
    </ul>
  );
}
