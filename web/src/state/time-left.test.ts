import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const NOW = '2026-11-22T10:00:00Z';

it.each([
  ['2026-11-28T17:30:00Z', 'tra 6 giorni', 'in 6 days'],
  ['2026-11-22T13:30:00Z', 'tra 3 ore', 'in 3 hours'],
  ['2026-11-22T10:12:00Z', 'tra 12 minuti', 'in 12 minutes'],
  ['2026-11-20T09:00:00Z', '2 giorni fa', '2 days ago'],
])('%s is %s away', (iso, italian, english) => {
  expect(timeLeft(iso, NOW, 'it')).toBe(italian);
  expect(timeLeft(iso, NOW, 'en')).toBe(english);
});
