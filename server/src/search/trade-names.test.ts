import { clothNames } from '@scampolo/shared/reference/cloth-names';
import { expect, test } from 'vitest';
import { clothNamesIn, fibreWords, formNames } from './trade-names.ts';
import { wordsOf } from './words.ts';

test.each([
  ['Popelin za košulje', 'popeline', true],
  ['POPELINE a righe', 'puplin', true],
  ['Velluto a coste', 'corduroy', true],
  ['Velluto a coste', 'velvet', false],
  ['Velluto liscio', 'velvet', true],
  ['Velluto liscio', 'corduroy', false],
  ['Faux leather, black', 'kunstleder', true],
  ['Faux leather, black', 'faux leather', false],
  ['Franela de cuadros', 'flanella', true],
  ['Panno blu', 'velvet', false],
  ['', 'velvet', false],
])('%s is searched by %s: %s', (title, name, found) => {
  expect(clothNamesIn(title).includes(name)).toBe(found);
});

test('every name is found by the others, and no two cloths share one', () => {
  const owners = new Map<string, number>();
  for (const [cloth, { titled, searched }] of clothNames.entries()) {
    expect(searched.length).toBeGreaterThan(0);
    for (const name of titled) {
      const folded = wordsOf(name).join(' ');
      expect([name, owners.get(folded) ?? cloth]).toEqual([name, cloth]);
      owners.set(folded, cloth);
      expect(clothNamesIn(name)).toEqual(searched);
    }
  }
});

test('knows forms and fibres by the words of the trade, and nothing of what nobody knows', () => {
  expect(formNames('remnant')).toEqual(
    expect.arrayContaining(['scampolo', 'remnants', 'retal', 'reststück']),
  );
  expect(formNames('deadstock_lot')).toEqual(expect.arrayContaining(['deadstock', 'giacenza', 'invendus']));
  expect(fibreWords('wool')).toEqual(expect.arrayContaining(['villane', 'vuneni', 'laines']));
  expect([formNames('gone'), fibreWords('gone'), formNames('constructor')]).toEqual([[], [], []]);
});
