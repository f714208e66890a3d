import { searchQuery } from '@scampolo/shared/contract/search';
import { labFromHex } from '@scampolo/shared/domain/colour';
import { expect, test } from 'vitest';
import { toEngineQuery } from './search.ts';

const ask = (parameters: Record<string, unknown>) => toEngineQuery(searchQuery.parse(parameters));

test('asks for the newest when nothing is asked', () => {
  expect(ask({})).toEqual({ text: null, filters: {}, sort: 'newest', limit: 24, offset: 0 });
});

test.each([
  ['lana', 'relevance'],
  ['"fine pezza"', 'relevance'],
  ['-seta', 'newest'],
  ['%%%', 'newest'],
])('%s is sorted by %s unless told', (q, sort) => {
  expect(ask({ q }).sort).toBe(sort);
  expect(ask({ q, sort: 'amount' }).sort).toBe('amount');
});

test('hands every filter over, in steps and colours that engines know', () => {
  const query = ask({
    category: 'woven',
    fibre: ['wool', 'silk'],
    fibreMin: '80',
    colour: 'red',
    near: '#c8102e',
    weightMin: '100',
    widthMin: '140',
    amountMin: '2.505',
    unit: 'm',
    pieceLength: '50',
    pieceWidth: '80',
    photo: 'false',
    within: '20',
    lat: '45.4',
    lon: '9.1',
    limit: '10',
    offset: '20',
  });
  expect(query).toEqual({
    text: null,
    filters: {
      category: ['woven'],
      fibre: ['wool', 'silk'],
      fibreMin: 80,
      colour: ['red'],
      near: { lab: labFromHex('#c8102e'), deltaE: 10 },
      weightGsm: { min: 100 },
      widthCm: { min: 140 },
      unit: 'm',
      amountMin: 251,
      piece: { longCm: 80, shortCm: 50, count: 1 },
      hasPhoto: false,
      withinKm: 20,
    },
    sort: 'newest',
    limit: 10,
    offset: 20,
    from: { lat: 45.4, lon: 9.1 },
  });
});

test('a piece of which only one side is given may have any other', () => {
  expect(ask({ pieceWidth: '80' }).filters.piece).toEqual({ longCm: 80, shortCm: 0, count: 1 });
  expect(ask({ pieceLength: '80', pieceCount: '12' }).filters.piece).toMatchObject({ count: 12 });
});

test('an amount that is a whole number of steps stays one', () => {
  expect(ask({ amountMin: '0.29', unit: 'm' }).filters.amountMin).toBe(29);
});
