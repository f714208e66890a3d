import type { FacetName } from '@scampolo/shared/contract/search';
import { UNITS } from '@scampolo/shared/domain/quantity';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { type ActiveFilter, activeFilters, searchHref, withoutFilters } from '../state/search-query.ts';

interface FilterChipsProps {
  query: URLSearchParams;
  labelOf: (facet: FacetName, value: string) => string;
  onQuery: (query: URLSearchParams) => void;
}

/** The active filters as chips; each is a link to the same search without it. */
export function FilterChips({ query, labelOf, onQuery }: FilterChipsProps) {
  const i18n = useI18n();
  const active = activeFilters(query);
  if (active.length === 0) return null;
  const link = (to: URLSearchParams) => ({
    href: searchHref(to),
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      onQuery(to);
    },
  });
  return (
    <ul class="chips" aria-label={i18n.t('search.active')}>
      {active.map((one) => {
        const words = one.facet ? labelOf(one.facet, one.value) : measureWords(one, query, i18n);
        return (
          <li key={one.key}>
            <a class="chip" {...link(one.without)}>
              <span class="visually-hidden">{i18n.t('search.remove', { label: words })}</span>
              <span aria-hidden="true">{words} ×</span>
            </a>
          </li>
        );
      })}
      <li>
        <a class="clear" {...link(withoutFilters(query))}>
          {i18n.t('search.clear')}
        </a>
      </li>
    </ul>
  );
}

function measureWords({ name, value }: ActiveFilter, query: URLSearchParams, i18n: I18n): string {
  if (name === 'place') return i18n.t(value === '' ? 'chip.place' : 'chip.within', { n: value });
  if (name === 'amountMin') {
    const unit = UNITS.find((one) => one === query.get('unit')) ?? 'm';
    return i18n.t('chip.amountMin', { n: i18n.amount({ value: Number(value), unit }) });
  }
  const shown = name === 'near' ? value : i18n.number(Number(value));
  return i18n.maybe(`chip.${name}`, { n: shown }) ?? shown;
}
