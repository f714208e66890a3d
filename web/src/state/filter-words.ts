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
  if (name === 'piece') return pieceWords(query, i18n);
  if (name === 'near') return i18n.t('chip.near', { n: value, how: toleranceWords(query, i18n) });
  if (name === 'amountMin') {
    const unit = UNITS.find((one) => one === query.get('unit')) ?? 'm';
    return i18n.t('chip.amountMin', { n: i18n.amount({ value: Number(value), unit }) });
  }
  const fibres = query.getAll('fibre').map((code) => labelOf('fibre', code));
  const params = { n: i18n.number(Number(value)), fibre: fibres.join(' / ') };
  return i18n.maybe(`chip.${name}`, params) ?? params.n;
}

/** CIEDE2000 differences and what they look like: the search's own tolerance is the middle one. */
export const TOLERANCES = { '5': 'exact.close', '': 'exact.similar', '20': 'exact.wide' } as const;

function toleranceWords(query: URLSearchParams, { t, locale }: I18n): string {
  const asked = query.get('deltaE') ?? '';
  const named = Object.entries(TOLERANCES).find(([deltaE]) => deltaE === asked);
  return named ? t(named[1]).toLocaleLowerCase(locale) : `ΔE ${asked}`;
}

function pieceWords(query: URLSearchParams, { t, number, size }: I18n): string {
  const count = Number(query.get('pieceCount') ?? 1);
  const [length, width] = [query.get('pieceLength'), query.get('pieceWidth')];
  const of =
    length && width ? size(Number(length), Number(width)) : `${number(Number(length ?? width))}\u00a0cm`;
  return t('chip.piece', { count, n: number(count), size: of });
}

function placeWords(withinKm: string, city: string, { t }: I18n): string {
  const place = city === '' ? t('chip.place') : t('chip.placeOf', { city });
  return withinKm === '' ? place : `${place}, ${t('chip.within', { n: withinKm })}`;
}
