import { useI18n } from '../i18n/context.tsx';
import { activeFilters, cleanQuery, searchHref, withoutFilters } from '../state/search-query.ts';

interface EmptyResultsProps {
  query: URLSearchParams;
  onQuery: (query: URLSearchParams) => void;
}

/** Nothing found: why that may be, and the way on. */
export function EmptyResults({ query, onQuery }: EmptyResultsProps) {
  const { t } = useI18n();
  const filtered = activeFilters(query).length > 0;
  const way = filtered ? withoutFilters(query) : cleanQuery(new URLSearchParams());
  return (
    <div class="empty">
      <h3>{t('search.empty')}</h3>
      <p>{t(filtered ? 'search.emptyFilters' : 'search.emptyWords')}</p>
      <a
        class="button"
        href={searchHref(way)}
        onClick={(event) => {
          event.preventDefault();
          onQuery(way);
        }}
      >
        {t(filtered ? 'search.clear' : 'search.emptyAll')}
      </a>
    </div>
  );
}
