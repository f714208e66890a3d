import type { UpdateWorkshopBody, WorkshopJson } from '@scampolo/shared/contract/workshops';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type { Issue } from '@scampolo/shared/errors';
import { hoursOf, rowsOf } from './opening-hours.ts';
import { checkPlaces, type PlaceForm, tooShort } from './place-form.ts';
import type { NewWorkshopKind } from './workshop-kinds.ts';

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
      note: '',
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

/** What a form can find out by itself. */
export function checkWorkshop(form: WorkshopForm): Issue[] {
  return [...tooShort('name', form.name, 2), ...checkPlaces(form.places)];
}
