import type { UpdateWorkshopBody, WorkshopJson } from '@scampolo/shared/contract/workshops';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type { Issue } from '@scampolo/shared/errors';
import { checkRow } from './hours-check.ts';
import { type HoursRow, hoursOf, rowsOf } from './opening-hours.ts';
import type { NewWorkshopKind } from './workshop-kinds.ts';

/** A place as its form has it; `key` tells places apart that the server does not know yet. */
export interface PlaceForm {
  key: string;
  id: string | null;
  name: string;
  address: string;
  rows: readonly HoursRow[];
}

/** A workshop's profile as its form has it. */
export interface WorkshopForm {
  name: string;
  /** null for a hub, whose kind does not change */
  kind: NewWorkshopKind | null;
  story: string;
  languages: readonly Language[];
  places: readonly PlaceForm[];
  vatNumber: string;
  profilePublic: boolean;
}

/** The form of a workshop as it is saved. */
export function workshopForm({ own, ...workshop }: WorkshopJson): WorkshopForm {
  return {
    name: workshop.name,
    kind: workshop.kind === 'hub' ? null : workshop.kind,
    story: workshop.story,
    languages: workshop.languages,
    places: workshop.places.map(({ id, name, address, hours }) => ({
      key: id,
      id,
      name,
      address,
      rows: rowsOf(hours),
    })),
    vatNumber: own?.vatNumber ?? '',
    profilePublic: own?.profilePublic ?? false,
  };
}

/** What a form says, as the API takes it. */
export function workshopBody(form: WorkshopForm, revision: number): UpdateWorkshopBody {
  return {
    name: form.name.trim(),
    ...(form.kind ? { kind: form.kind } : {}),
    story: form.story.trim(),
    languages: [...form.languages],
    places: form.places.map(({ id, name, address, rows }) => ({
      ...(id ? { id } : {}),
      name: name.trim(),
      address: address.trim(),
      hours: hoursOf(rows).hours,
    })),
    vatNumber: form.vatNumber.trim() || null,
    profilePublic: form.profilePublic,
    revision,
  };
}

/** What a form can find out by itself; hours are named by their line: `places.0.rows.1`. */
export function checkWorkshop(form: WorkshopForm): Issue[] {
  const short = (path: string, text: string, min: number): Issue[] =>
    text.trim().length >= min ? [] : [{ path, code: 'too_short', message: '', params: { min } }];
  return [
    ...short('name', form.name, 2),
    ...form.places.flatMap(({ address, rows }, at) => [
      ...short(`places.${at}.address`, address, 3),
      ...rows.flatMap((_row, index) => {
        const code = checkRow(rows, index);
        return code ? [{ path: `places.${at}.rows.${index}`, code, message: '' }] : [];
      }),
    ]),
  ];
}

/** The server's issues with hours named by the line of the form that they stand in. */
export function onForm(issues: readonly Issue[], form: WorkshopForm): Issue[] {
  return issues.map((issue) => {
    const [, place, hours] = /^places\.(\d+)\.hours\.(\d+)/.exec(issue.path) ?? [];
    if (place === undefined || hours === undefined) return issue;
    const row = hoursOf(form.places[Number(place)]?.rows ?? []).rowOf[Number(hours)] ?? 0;
    return { ...issue, path: `places.${place}.rows.${row}` };
  });
}
