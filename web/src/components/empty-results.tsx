import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { filterWords, type LabelOf } from '../state/filter-words.ts';
import { activeFilters, cleanQuery, PIECE, withChanges, withoutFilters } from '../state/search-query.ts';
import { Cards } from './cards.tsx';
import { QueryLink } from './query-link.tsx';

interface EmptyResultsProps {
  query: URLSearchParams;
  answer: SearchAnswer;
  hubs: readonly HubJson[];
  labelOf: LabelOf;
  onQuery: (query: URLSearchParams) => void;
  /** other ways on */
  children: ComponentChildren;
}

/** Nothing found: what would be without one of the things asked for, what comes closest, and the way on. */
export function EmptyResults({ query, answer, hubs, labelOf, onQuery, children }: EmptyResultsProps) {
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
      {query.size > 0 && <p>{t('search.emptyAsk')}</p>}
      <div class="ways-on">
        {query.size > 0 && (
          <a class="button primary" href={`/wanted/new?${query}`}>
            {t('search.askFor')}
          </a>
        )}
        {children}
        <QueryLink
          class="button quiet"
          to={filtered ? withoutFilters(query) : cleanQuery(new URLSearchParams())}
          onQuery={onQuery}
        >
          {t(filtered ? 'search.clear' : 'search.emptyAll')}
        </QueryLink>
      </div>
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

  /** One of the parameters of a filter that has several. */
  function parameterOf(name: string): string {
    if (name === 'place') return 'within';
    return name === 'piece' ? (PIECE.find((one) => query.has(one)) ?? name) : name;
  }

  function wordsOf(among: (parameter: string) => boolean): string[] {
    const words = activeFilters(query)
      .filter(({ name }) => among(parameterOf(name)))
      .map((one) => filterWords(one, query, labelOf, i18n));
    return query.has('q') && among('q') ? [`«${query.get('q') ?? ''}»`, ...words] : words;
  }
}
