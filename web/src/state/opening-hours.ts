import type { WorkshopJson } from '@scampolo/shared/contract/workshops';

/** Open from `from` to `to` (`HH:MM`) on an ISO weekday, 1 Monday to 7 Sunday. */
export type OpenHours = WorkshopJson['places'][number]['hours'][number];

/** The same hours on several days, as one line of the editor. */
export interface HoursRow {
  days: readonly number[];
  from: string;
  to: string;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Hours as lines of the editor: one for each pair of times, in the order of the week and the clock. */
export function rowsOf(hours: readonly OpenHours[]): HoursRow[] {
  const rows = new Map<string, HoursRow>();
  for (const { day, from, to } of inOrder(hours)) {
    const key = `${from} ${to}`;
    const row = rows.get(key) ?? { days: [], from, to };
    rows.set(key, { ...row, days: [...row.days, day] });
  }
  return [...rows.values()];
}

/** Lines of the editor as hours, each with the line it stands in, so that what is wrong with one is said there. */
export function hoursOf(rows: readonly HoursRow[]): { hours: OpenHours[]; rowOf: number[] } {
  const all = rows.flatMap(({ days, from, to }, row) => days.map((day) => ({ day, from, to, row })));
  return {
    hours: all.map(({ day, from, to }) => ({ day, from, to })),
    rowOf: all.map(({ row }) => row),
  };
}

/** Days in a row that have the same hours. */
export interface OpenDays {
  first: number;
  last: number;
  times: readonly { from: string; to: string }[];
}

/** Hours to read: neighbouring days with the same times together; days that are closed are left out. */
export function openDaysOf(hours: readonly OpenHours[]): OpenDays[] {
  const spans: OpenDays[] = [];
  for (const day of WEEKDAYS) {
    const times = inOrder(hours)
      .filter((one) => one.day === day)
      .map(({ from, to }) => ({ from, to }));
    const before = spans.at(-1);
    if (before?.last === day - 1 && JSON.stringify(before.times) === JSON.stringify(times)) {
      spans[spans.length - 1] = { ...before, last: day };
    } else if (times.length > 0) spans.push({ first: day, last: day, times });
  }
  return spans;
}

function inOrder(hours: readonly OpenHours[]): OpenHours[] {
  return [...hours].sort((a, b) => a.from.localeCompare(b.from) || a.day - b.day || a.to.localeCompare(b.to));
}
