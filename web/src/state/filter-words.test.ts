import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { filterWords, type LabelOf } from './filter-words.ts';
import { activeFilters, readQuery } from './search-query.ts';

const NAMES: Readonly<Record<string, string>> = { wool: 'lana', silk: 'seta' };
const labelOf: LabelOf = (facet, value) => (facet === 'place' ? 'Isola' : (NAMES[value] ?? value));

function chips(text: string, locale: 'it' | 'en' = 'it'): string[] {
  const query = readQuery(`/?${text}`);
  const i18n = createI18n(locale, ALL_TEXTS[locale]);
  return activeFilters(query).map((one) => filterWords(one, query, labelOf, i18n).replaceAll('\u00a0', ' '));
}

describe('what an active filter is called', () => {
  it.each([
    [
      'pieceLength=60&pieceWidth=40&pieceCount=12',
      '12 pezzi da almeno 60 × 40 cm',
      '12 pieces of at least 60 × 40 cm',
    ],
    ['pieceLength=60&pieceWidth=40', 'un pezzo da almeno 60 × 40 cm', 'a piece of at least 60 × 40 cm'],
    ['pieceWidth=40.5&pieceCount=2', '2 pezzi da almeno 40,5 cm', '2 pieces of at least 40.5 cm'],
    ['amountMin=3&unit=m', 'almeno 3 m', 'at least 3 m'],
    ['widthMin=140', 'altezza da 140 cm', 'from 140 cm wide'],
    ['near=%232a4168', 'colore #2a4168, simile', 'colour #2a4168, similar'],
    ['near=%232a4168&deltaE=5', 'colore #2a4168, quasi uguale', 'colour #2a4168, nearly the same'],
    ['near=%232a4168&deltaE=7', 'colore #2a4168, ΔE 7', 'colour #2a4168, ΔE 7'],
    ['lat=45.49&lon=9.19&within=5', 'vicino a Isola, entro 5 km', 'near Isola, within 5 km'],
  ])('%s', (query, italian, english) => {
    expect(chips(query)).toEqual([italian]);
    expect(chips(query, 'en')).toEqual([english]);
  });

  it('says of which fibre there must be so much', () => {
    expect(chips('fibre=wool&fibreMin=80')).toEqual(['lana', 'lana almeno 80 %']);
    expect(chips('fibre=wool&fibre=silk&fibreMin=80').at(-1)).toBe('lana / seta almeno 80 %');
  });
});
