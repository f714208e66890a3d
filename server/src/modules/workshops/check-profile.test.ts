import { describe, expect, it } from 'vitest';
import { checkProfile, placesWithIds } from './check-profile.ts';

const hours = (...spans: [day: number, from: string, to: string][]) =>
  spans.map(([day, from, to]) => ({ day, from, to }));
const place = (...spans: [day: number, from: string, to: string][]) => ({
  name: '',
  address: 'via Savona 33, Milano',
  hours: hours(...spans),
});
const pathsOf = (...places: ReturnType<typeof place>[]) =>
  checkProfile({ places }, 'IT').issues.map((issue) => issue.path);

describe('opening hours', () => {
  it('may follow each other, and be the same at two places or on two days', () => {
    expect(pathsOf(place([1, '09:00', '12:30'], [1, '12:30', '18:00'], [2, '09:00', '12:30']))).toEqual([]);
    expect(pathsOf(place([1, '09:00', '12:30']), place([1, '09:00', '12:30']))).toEqual([]);
  });

  it.each([
    ['one begins within another', hours([1, '09:00', '13:00'], [1, '12:59', '18:00']), 1],
    ['in whatever order they are told', hours([1, '12:59', '18:00'], [1, '09:00', '13:00']), 0],
    ['one lies within another', hours([1, '09:00', '18:00'], [1, '10:00', '11:00']), 1],
    ['both are the same', hours([1, '09:00', '18:00'], [1, '09:00', '18:00']), 1],
  ])('do not overlap: %s', (_what, spans, index) => {
    const { issues } = checkProfile({ places: [place(), { ...place(), hours: spans }] }, 'IT');
    expect(issues).toEqual([
      expect.objectContaining({ path: `places.1.hours.${index}.from`, code: 'overlaps' }),
    ]);
  });
});

describe('a VAT number', () => {
  it('that is not told stays, and an empty one goes', () => {
    expect(checkProfile({}, 'IT')).toEqual({ issues: [], vatNumber: undefined });
    expect(checkProfile({ vatNumber: '' }, 'IT')).toEqual({ issues: [], vatNumber: null });
    expect(checkProfile({ vatNumber: null }, 'IT')).toEqual({ issues: [], vatNumber: null });
  });

  it('is told of together with the hours', () => {
    const places = [place([1, '09:00', '13:00'], [1, '12:00', '18:00'])];
    const { issues } = checkProfile({ places, vatNumber: 'IT1' }, 'IT');
    expect(issues.map((issue) => issue.code)).toEqual(['overlaps', 'vat_invalid']);
  });
});

describe('the ids of places', () => {
  it('stay with a place that was there, once; the others are new', () => {
    const before = [{ id: 'a', ...place() }];
    let made = 0;
    const newId = () => `new-${++made}`;
    const told = [{ ...place(), id: 'a' }, { ...place(), id: 'a' }, { ...place(), id: 'b' }, place()];
    expect(placesWithIds(told, before, newId).map(({ id }) => id)).toEqual(['a', 'new-1', 'new-2', 'new-3']);
  });
});
