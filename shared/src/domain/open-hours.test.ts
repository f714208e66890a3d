import { describe, expect, it } from 'vitest';
import { dateIn, networkState, openState, overlapIssues, wallClock } from './open-hours.ts';

const ROME = 'Europe/Rome';
const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '09:00', to: '13:00' },
  { day, from: '14:00', to: '18:00' },
]);
const at = (iso: string) => new Date(iso);

describe('a place', () => {
  it.each([
    // Monday 23 November 2026; Rome is an hour ahead of UTC.
    ['before it opens', '2026-11-23T07:59:00Z', { open: false, opens: { inDays: 0, day: 1, at: '09:00' } }],
    ['as it opens', '2026-11-23T08:00:00Z', { open: true, until: '13:00' }],
    ['in the minute before it closes', '2026-11-23T11:59:59Z', { open: true, until: '13:00' }],
    [
      'as it closes for lunch',
      '2026-11-23T12:00:00Z',
      { open: false, opens: { inDays: 0, day: 1, at: '14:00' } },
    ],
    ['after work', '2026-11-23T17:00:00Z', { open: false, opens: { inDays: 1, day: 2, at: '09:00' } }],
    ['on Friday night', '2026-11-27T20:00:00Z', { open: false, opens: { inDays: 3, day: 1, at: '09:00' } }],
    ['on Sunday', '2026-11-29T10:00:00Z', { open: false, opens: { inDays: 1, day: 1, at: '09:00' } }],
  ])('%s', (_when, iso, state) => {
    expect(openState(weekdays, ROME, at(iso))).toEqual(state);
  });

  it('goes by the clock on its own wall', () => {
    const tuesday = [{ day: 2, from: '10:00', to: '12:00' }];
    const instant = at('2026-11-24T08:30:00Z');
    expect(openState(tuesday, 'Europe/Tallinn', instant)).toEqual({ open: true, until: '12:00' });
    expect(openState(tuesday, ROME, instant).open).toBe(false);
    expect(openState(tuesday, 'Atlantic/Reykjavik', instant).open).toBe(false);
    expect(openState(tuesday, 'Atlantic/Reykjavik', at('2026-11-24T11:00:00Z')).open).toBe(true);
  });

  it('is on another day than the reader', () => {
    const instant = at('2026-11-22T23:30:00Z');
    expect(wallClock(ROME, instant)).toEqual({ day: 1, time: '00:30' });
    expect(wallClock('Atlantic/Reykjavik', instant)).toEqual({ day: 7, time: '23:30' });
    expect([dateIn(ROME, instant), dateIn('Atlantic/Reykjavik', instant)]).toEqual([
      '2026-11-23',
      '2026-11-22',
    ]);
  });

  it('opens at nine by its clock on both sides of the change to winter time', () => {
    const daily = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '09:00', to: '10:00' }));
    // Clocks go back on Sunday 25 October 2026, 3:00 to 2:00.
    expect(openState(daily, ROME, at('2026-10-24T07:00:00Z')).open).toBe(true);
    expect(openState(daily, ROME, at('2026-10-25T07:00:00Z')).open).toBe(false);
    expect(openState(daily, ROME, at('2026-10-25T08:00:00Z')).open).toBe(true);
  });

  it('has an hour twice in the night when clocks go back, and one not at all when they go forward', () => {
    const night = [{ day: 7, from: '02:00', to: '03:00' }];
    expect(openState(night, ROME, at('2026-10-25T00:30:00Z')).open).toBe(true);
    expect(openState(night, ROME, at('2026-10-25T01:30:00Z')).open).toBe(true);
    expect(openState(night, ROME, at('2026-03-29T01:00:00Z'))).toEqual({
      open: false,
      opens: { inDays: 7, day: 7, at: '02:00' },
    });
  });

  it('that is open over midnight closes when the night does', () => {
    const party = [
      { day: 6, from: '20:00', to: '23:59' },
      { day: 7, from: '00:00', to: '02:00' },
    ];
    expect(openState(party, ROME, at('2026-11-28T21:00:00Z'))).toEqual({ open: true, until: '02:00' });
    expect(openState(party, ROME, at('2026-11-28T22:59:30Z'))).toEqual({ open: true, until: '02:00' });
    expect(openState(party, ROME, at('2026-11-28T23:00:00Z'))).toEqual({ open: true, until: '02:00' });
    expect(openState(party, ROME, at('2026-11-29T01:00:00Z')).open).toBe(false);
  });

  it('that closes in the last minute closes at midnight', () => {
    const late = [{ day: 6, from: '20:00', to: '23:59' }];
    expect(openState(late, ROME, at('2026-11-28T22:59:59Z'))).toEqual({ open: true, until: '24:00' });
    expect(openState(late, ROME, at('2026-11-28T23:00:00Z')).open).toBe(false);
  });

  it('that never closes has no end; one without hours says nothing', () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '23:59' }));
    expect(openState(always, ROME, at('2026-11-28T21:00:00Z'))).toEqual({ open: true, until: null });
    expect(openState([], ROME, at('2026-11-28T21:00:00Z'))).toEqual({ open: false, opens: null });
  });

  it('with hours that follow each other closes after the last', () => {
    const split = [
      { day: 1, from: '13:00', to: '18:00' },
      { day: 1, from: '09:00', to: '13:00' },
    ];
    expect(openState(split, ROME, at('2026-11-23T09:00:00Z'))).toEqual({ open: true, until: '18:00' });
  });
});

describe('a network of places', () => {
  const open = (until: string | null) => ({ open: true, until }) as const;
  const opens = (inDays: number, time: string) =>
    ({ open: false, opens: { inDays, day: 1, at: time } }) as const;
  const first = (...states: Parameters<typeof networkState>[0][number]['state'][]) =>
    networkState(states.map((state, place) => ({ place, state })))?.place;

  it('is told by the place that is open longest', () => {
    expect(first(opens(0, '08:00'), open('13:00'), open('19:30'))).toBe(2);
    expect(first(open('24:00'), open(null), open('09:00'))).toBe(1);
  });

  it('or else by the one that opens first', () => {
    expect(first({ open: false, opens: null }, opens(2, '08:00'), opens(1, '14:00'))).toBe(2);
    expect(networkState([])).toBeNull();
  });
});

describe('hours that overlap', () => {
  it('are named at the later one', () => {
    const hours = [
      { day: 1, from: '12:00', to: '15:00' },
      { day: 1, from: '09:00', to: '13:00' },
      { day: 2, from: '09:00', to: '13:00' },
    ];
    expect(overlapIssues([{ hours: [] }, { hours }])).toMatchObject([
      { path: 'places.1.hours.0.from', code: 'overlaps' },
    ]);
  });

  it('are not those that follow each other', () => {
    expect(overlapIssues([{ hours: weekdays }])).toEqual([]);
  });
});
