import { describe, expect, it } from 'vitest';
import { normaliseVatNumber } from './vat-number.ts';

describe('a VAT number', () => {
  // Published by their holders or by the tax offices as examples; one for each country that is checked.
  it.each([
    'ATU13585627',
    'BE0428759497',
    'BG101004508',
    'CHE107787577',
    'CY00532445O',
    'CZ46505334',
    'DE136695976',
    'DK88146328',
    'EE100931558',
    'EL040127797',
    'ESB58378431',
    'FI09853608',
    'FR40303265045',
    'GB980780684',
    'HR33392005961',
    'HU10597190',
    'IE8473625E',
    'IT00743110157',
    'LT290061371314',
    'LU10000356',
    'LV40003009497',
    'MT15121333',
    'NL004495445B01',
    'NL123456789B13',
    'NO974760673MVA',
    'PL8567346215',
    'PT501964843',
    'RO24736200',
    'SE556188840401',
    'SI15012557',
    'SK2022749619',
    'XI980780684',
  ])('%s is kept as it is', (number) => {
    expect(normaliseVatNumber(number, 'IT')).toBe(number);
  });

  it.each([
    ['00743110157', 'IT', 'IT00743110157'],
    [' it 007 4311-0157 ', 'IT', 'IT00743110157'],
    ['B58378431', 'ES', 'ESB58378431'],
    ['CHE-107.787.577 MWST', 'CH', 'CHE107787577'],
    ['107.787.577 TVA', 'CH', 'CHE107787577'],
    ['974 760 673 MVA', 'NO', 'NO974760673MVA'],
    ['NO974760673', 'IT', 'NO974760673MVA'],
    ['12345', 'IS', 'IS12345'],
    ['IS 123456', 'IT', 'IS123456'],
    ['FR40303265045', 'IT', 'FR40303265045'],
  ])('%j typed at a hub in %s is %s', (typed, country, kept) => {
    expect(normaliseVatNumber(typed, country)).toBe(kept);
  });

  it.each([
    ['', 'IT'],
    ['IT', 'IT'],
    ['IT00743110158', 'IT'],
    ['CHE107787578', 'CH'],
    ['NO974760674MVA', 'NO'],
    ['IS1234567', 'IS'],
    ['US123456789', 'IT'],
    ['__proto__', 'IT'],
    ['constructor', 'IT'],
    ['IT00743110157 and more', 'IT'],
    ["IT00743110157';--", 'IT'],
    ['00743110157', 'US'],
  ])('%j is none (hub in %s)', (typed, country) => {
    expect(normaliseVatNumber(typed, country)).toBeNull();
  });

  it('that differs in one digit is none, wherever the digit stands', () => {
    const number = 'IT00743110157';
    for (let at = 2; at < number.length; at += 1) {
      const digit = (Number(number[at]) + 1) % 10;
      const wrong = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
      expect(normaliseVatNumber(wrong, 'IT')).toBeNull();
    }
  });
});
