import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { useI18n } from '../i18n/context.tsx';
import { filterWords, type LabelOf } from '../state/filter-words.ts';
import { activeFilters, cleanQuery, withChanges, withoutFilters } from '../state/search-query.ts';
import { Cards } from './cards.tsx';
import { QueryLink } from './query-link.tsx';

interface EmptyResultsProps {
  query: URLSearchParams;
  answer: SearchAnswer;
  hubs: readonly HubJson[];
  labelOf: LabelOf;
  onQuery: (query: URLSearchParams) => void;
}

/** Nothing found: what would be without one of the things asked for, what comes closest, and the way on. */
export function EmptyResults({ query, answer, hubs, labelOf, onQuery }: EmptyResultsProps) {
  const i18n = useI18n();
  const { t, number } = i18n;
  const filtered = activeFilters(query).length > 0;
  const { relaxed, closest } = answer;
  return (
    <div class="empty">
      <h3>{t('search.empty')}</h3>
      {relaxed.length === 0 && <p>{t(filtered ? 'search.emptyFilters' : 'search.emptyWords')}</p>}
      {relaxed.length > 0 && (
        <ul class="relaxed">
          {relaxed.map(({ without, total }) => (
            <li key={without.join()}>
              <QueryLink
                to={withChanges(query, Object.fromEntries(without.map((name) => [name, null])))}
                onQuery={onQuery}
              >
                {saysWhat(without)}
              </QueryLink>{' '}
              {t('search.total', { count: total, n: number(total) })}
            </li>
          ))}
        </ul>
      )}
      <QueryLink
        class="button"
        to={filtered ? withoutFilters(query) : cleanQuery(new URLSearchParams())}
        onQuery={onQuery}
      >
        {t(filtered ? 'search.clear' : 'search.emptyAll')}
      </QueryLink>
      {closest.length > 0 && (
        <section aria-labelledby="closest">
          <h3 id="closest">{t('search.closest')}</h3>
          <Cards hits={closest} hubs={hubs} labelOf={labelOf} />
        </section>
      )}
    </div>
  );

  /** Without what, or where much is left out, with what alone. */
  function saysWhat(without: readonly string[]): string {
    const left = wordsOf((name) => without.includes(name));
    const kept = wordsOf((name) => !without.includes(name));
    return left.length > kept.length
      ? t('search.only', { words: kept.join(', ') })
      : t('search.without', { words: left.join(', ') });
  }

  function wordsOf(among: (parameter: string) => boolean): string[] {
    const words = activeFilters(query)
      .filter(({ name }) => among(name === 'place' ? 'within' : name))
      .map((one) => filterWords(one, query, labelOf, i18n));
    return query.has('q') && among('q') ? [`«${query.get('q') ?? ''}»`, ...words] : words;
  }
}
