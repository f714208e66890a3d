import { useI18n } from '../i18n/context.tsx';
import { SORTS, withChanges } from '../state/search-query.ts';

interface SortSelectProps {
  query: URLSearchParams;
  onQuery: (query: URLSearchParams) => void;
}

/** The order of the results. Nearest is offered once there is a place to be near to. */
export function SortSelect({ query, onQuery }: SortSelectProps) {
  const { t } = useI18n();
  const usual = query.has('q') ? 'relevance' : 'newest';
  const offered = SORTS.filter(
    (sort) =>
      (sort !== 'nearest' || query.has('lat')) && (sort !== 'relevance' || query.has('q')) && sort !== usual,
  );
  return (
    <label class="sort">
      <span>{t('search.sort')}</span>
      <select
        name="sort"
        value={query.get('sort') ?? ''}
        onChange={(event) => onQuery(withChanges(query, { sort: event.currentTarget.value }))}
      >
        <option value="">{t(`sort.${usual}`)}</option>
        {offered.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
