import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { eventDay } from './event-day.ts';
import { openWords } from './open-words.ts';

const it_ = createI18n('it', ALL_TEXTS.it);
const en = createI18n('en', ALL_TEXTS.en);
const milano = { timeZone: 'Europe/Rome', city: 'Milano' };
const hours = [
  { day: 1, from: '09:30', to: '18:00' },
  { day: 5, from: '20:00', to: '23:59' },
  { day: 6, from: '00:00', to: '01:00' },
];
const told = (iso: string, i18n = it_, place = milano) => openWords(hours, place, new Date(iso), i18n).words;

describe('the words for what is open', () => {
  it.each([
    // Monday 23 November 2026.
    ['2026-11-23T07:00:00Z', 'Chiuso adesso, apre alle 9:30', 'Closed now, opens at 9:30'],
    ['2026-11-23T16:59:00Z', 'Aperto adesso, fino alle 18', 'Open now, until 18:00'],
    ['2026-11-23T18:00:00Z', 'Chiuso adesso, apre venerdì alle 20', 'Closed now, opens Friday at 20:00'],
    ['2026-11-26T18:00:00Z', 'Chiuso adesso, apre domani alle 20', 'Closed now, opens tomorrow at 20:00'],
    ['2026-11-27T21:00:00Z', 'Aperto adesso, fino all’1', 'Open now, until 1:00'],
  ])('at %s', (iso, italian, english) => {
    expect([told(iso), told(iso, en)]).toEqual([italian, english]);
  });

  it('say midnight, always, and nothing where nothing was told', () => {
    const late = [{ day: 1, from: '20:00', to: '23:59' }];
    const monday = new Date('2026-11-23T20:00:00Z');
    expect(openWords(late, milano, monday, it_).words).toBe('Aperto adesso, fino a mezzanotte');
    const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '23:59' }));
    expect(openWords(always, milano, monday, it_).words).toBe('Sempre aperto');
    expect(openWords([], milano, monday, it_).words).toBeNull();
  });

  it('say whose clock it is where another time is shown', () => {
    const tallinn = { timeZone: 'Europe/Tallinn', city: 'Tallinn' };
    expect(told('2026-11-23T12:00:00Z', it_, tallinn)).toBe('Aperto adesso, fino alle 18 (ora di Tallinn)');
  });
});

describe('the day of an event', () => {
  it('has the parts of a calendar’s leaf', () => {
    expect(eventDay('2026-12-05', 'it')).toEqual({ weekday: 'sab', number: '5', month: 'dicembre' });
    expect(eventDay('2026-12-05', 'en')).toEqual({ weekday: 'Sat', number: '5', month: 'December' });
  });
});
