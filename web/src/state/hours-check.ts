import type { HoursRow } from './opening-hours.ts';

/** What is wrong with a line: no day, a time missing, closing before opening, or hours that another line has too. */
export type HoursProblem = 'hours.noDay' | 'hours.noTime' | 'hours.backwards' | 'hours.overlap';

/** Checks one line among all. */
export function checkRow(rows: readonly HoursRow[], index: number): HoursProblem | null {
  const row = rows[index];
  if (!row) return null;
  if (row.days.length === 0) return 'hours.noDay';
  if (row.from === '' || row.to === '') return 'hours.noTime';
  if (row.from >= row.to) return 'hours.backwards';
  const meets = (other: HoursRow): boolean =>
    other.from < row.to && row.from < other.to && other.days.some((day) => row.days.includes(day));
  return rows.some((other, at) => at < index && meets(other)) ? 'hours.overlap' : null;
}
