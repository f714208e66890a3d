import type { Issue } from '@scampolo/shared/errors';
import { checkRow } from './hours-check.ts';
import { type HoursRow, hoursOf } from './opening-hours.ts';

/** A place as its form has it; `key` tells places apart that the server does not know yet. */
export interface PlaceForm {
  key: string;
  id: string | null;
  name: string;
  address: string;
  /** how one gets in; only where a form asks for it */
  note: string;
  rows: readonly HoursRow[];
}

/** An issue for a text that is shorter than `min` letters; `code` and `params` as the API's. */
export function tooShort(path: string, text: string, min: number): Issue[] {
  return text.trim().length >= min ? [] : [{ path, code: 'too_short', message: '', params: { min } }];
}

/** What the form of places can find out by itself; hours are named by their line: `places.0.rows.1`. */
export function checkPlaces(places: readonly PlaceForm[]): Issue[] {
  return places.flatMap(({ address, rows }, at) => [
    ...tooShort(`places.${at}.address`, address, 3),
    ...rows.flatMap((_row, index) => {
      const code = checkRow(rows, index);
      return code ? [{ path: `places.${at}.rows.${index}`, code, message: '' }] : [];
    }),
  ]);
}

/** The server's issues with hours named by the line of the form that they stand in. */
export function onForm(issues: readonly Issue[], { places }: { places: readonly PlaceForm[] }): Issue[] {
  return issues.map((issue) => {
    const [, place, hours] = /^places\.(\d+)\.hours\.(\d+)/.exec(issue.path) ?? [];
    if (place === undefined || hours === undefined) return issue;
    const row = hoursOf(places[Number(place)]?.rows ?? []).rowOf[Number(hours)] ?? 0;
    return { ...issue, path: `places.${place}.rows.${row}` };
  });
}
