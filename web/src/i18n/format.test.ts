import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../state/decimal.ts';
import { ALL_TEXTS } from './all.ts';
import { createI18n } from './translate.ts';

const it18 = createI18n('it', ALL_TEXTS.it);
const en18 = createI18n('en', ALL_TEXTS.en);
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  it('write amounts with the unit of the language', () => {
    expect(plain(it18.amount({ value: 12.5, unit: 'm' }))).toBe('12,5 m');
    expect(plain(en18.amount({ value: 2.4, unit: 'm2' }))).toBe('2.4 m²');
    expect(plain(it18.amount({ value: 1, unit: 'pcs' }))).toBe('1 pezzo');
    expect(plain(it18.amount({ value: 12_000, unit: 'pcs' }))).toBe('12.000 pezzi');
  });

  it('write percentages as the language does', () => {
    expect(plain(it18.percent(80))).toBe('80 %');
    expect(plain(en18.percent(80))).toBe('80%');
  });

  it('write times in the time zone of the hub', () => {
    const iso = '2026-11-28T17:30:00Z';
    expect(plain(it18.dayTime(iso, 'milano'))).toContain('18:30');
    expect(plain(it18.dayTime(iso, 'blonduos'))).toContain('17:30');
    expect(plain(it18.dayTime(iso, 'tallinn'))).toContain('19:30');
  });

  it.each([it18, en18])('write figures to type on so that they read back as themselves', ({ typed }) => {
    for (const value of [0.0001, 0.5, 12.5, 1250, 12_500.25, 1_000_000]) {
      expect(parseDecimal(typed(value))).toBe(value);
    }
  });

  it('write prices with what they are for', () => {
    expect(plain(it18.price({ value: 8, currency: 'EUR', per: 'm' }))).toBe('8 € al metro');
    expect(plain(en18.price({ value: 7.5, currency: 'EUR', per: 'lot' }))).toBe('€7.50 the lot');
  });
});

describe('t', () => {
  it('chooses the form by number', () => {
    expect(it18.t('search.more', { count: 1 })).toBe('Un altro');
    expect(it18.t('search.more', { count: 3 })).toBe('Altri 3');
  });

  it('puts values in as they are, even when they look like a placeholder or a pattern', () => {
    expect(it18.t('search.remove', { label: '$& {n}' })).toBe('Togli il filtro $& {n}');
  });

  it('has no text for keys that every object inherits', () => {
    expect(it18.maybe('constructor')).toBeNull();
  });
});
