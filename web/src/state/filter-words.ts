import type { FacetName } from '@scampolo/shared/contract/search';
import { UNITS } from '@scampolo/shared/domain/quantity';
import type { I18n } from '../i18n/translate.ts';
import type { ActiveFilter } from './search-query.ts';

/** What a facet's value is called in the reader's language; for `place` the city where distances start, if it is a hub's. */
export type LabelOf = (facet: FacetName | 'place', value: string) => string;

/** An active filter of `query` in words: `lana`, `altezza da 140 cm`. */
export function filterWords(
  filter: ActiveFilter,
  query: URLSearchParams,
  labelOf: LabelOf,
  i18n: I18n,
): string {
  const { facet, name, value } = filter;
  if (facet) return labelOf(facet, value);
  if (name === 'place') return placeWords(value, labelOf('place', value), i18n);
  if (name === 'amountMin') {
    const unit = UNITS.find((one) => one === query.get('unit')) ?? 'm';
    return i18n.t('chip.amountMin', { n: i18n.amount({ value: Number(value), unit }) });
  }
  const shown = name === 'near' ? value : i18n.number(Number(value));
  return i18n.maybe(`chip.${name}`, { n: shown }) ?? shown;
}

function placeWords(withinKm: string, city: string, { t }: I18n): string {
  const place = city === '' ? t('chip.place') : t('chip.placeOf', { city });
  return withinKm === '' ? place : `${place}, ${t('chip.within', { n: withinKm })}`;
}
