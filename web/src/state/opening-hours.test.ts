import { describe, expect, it } from 'vitest';
import { checkRow } from './hours-check.ts';
import { hoursOf, type OpenHours, openDaysOf, rowsOf } from './opening-hours.ts';

const on = (days: readonly number[], from: string, to: string): OpenHours[] =>
  days.map((day) => ({ day, from, to }));
const WEEK = [1, 2, 3, 4, 5];

describe('hours in the editor', () => {
  it('stand in one line for each pair of times', () => {
    const hours = [
      ...on([6], '10:00', '13:00'),
      ...on(WEEK, '14:00', '18:00'),
      ...on(WEEK, '09:00', '13:00'),
    ];
    expect(rowsOf(hours)).toEqual([
      { days: WEEK, from: '09:00', to: '13:00' },
      { days: [6], from: '10:00', to: '13:00' },
      { days: WEEK, from: '14:00', to: '18:00' },
    ]);
  });

  it('come back as they were, each with its line', () => {
    const rows = [
      { days: [1, 2], from: '09:00', to: '13:00' },
      { days: [6], from: '10:00', to: '12:00' },
    ];
    const { hours, rowOf } = hoursOf(rows);
    expect(hours).toEqual([...on([1, 2], '09:00', '13:00'), ...on([6], '10:00', '12:00')]);
    expect(rowOf).toEqual([0, 0, 1]);
    expect(rowsOf(hours)).toEqual(rows);
  });

  it.each([
    ['hours.noDay', { days: [], from: '09:00', to: '13:00' }],
    ['hours.noTime', { days: [1], from: '09:00', to: '' }],
    ['hours.backwards', { days: [1], from: '13:00', to: '09:00' }],
    ['hours.backwards', { days: [1], from: '09:00', to: '09:00' }],
  ])('say %s', (problem, row) => {
    expect(checkRow([row], 0)).toBe(problem);
  });

  it('may touch and may be on other days, but never overlap', () => {
    const morning = { days: [1, 2], from: '09:00', to: '13:00' };
    expect(checkRow([morning, { days: [2], from: '13:00', to: '18:00' }], 1)).toBeNull();
    expect(checkRow([morning, { days: [3], from: '09:00', to: '13:00' }], 1)).toBeNull();
    expect(checkRow([morning, { days: [2, 3], from: '12:59', to: '18:00' }], 1)).toBe('hours.overlap');
    expect(checkRow([morning, { days: [2, 3], from: '12:59', to: '18:00' }], 0)).toBeNull();
  });
});

describe('hours to read', () => {
  it('put neighbouring days with the same times together', () => {
    const hours = [...on([1, 2, 3, 5], '09:00', '13:00'), ...on([1, 2, 3], '14:00', '18:00')];
    const [morning, afternoon] = [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ];
    expect(openDaysOf(hours)).toEqual([
      { first: 1, last: 3, times: [morning, afternoon] },
      { first: 5, last: 5, times: [morning] },
    ]);
  });

  it('are none for a place that told none', () => {
    expect(openDaysOf([])).toEqual([]);
  });
});
