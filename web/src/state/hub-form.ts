import type { HubPageBody, HubPageJson } from '@scampolo/shared/contract/hubs';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type { Issue } from '@scampolo/shared/errors';
import { hoursOf, rowsOf } from './opening-hours.ts';
import { checkPlaces, type PlaceForm, tooShort } from './place-form.ts';

/** Somebody that a hub's page names, as its form has it. */
export interface PersonForm {
  key: string;
  name: string;
  role: string;
}

/** What a hub's page says, as its form has it. */
export interface HubForm {
  locale: Language;
  welcome: string;
  contactEmail: string;
  contactPhone: string;
  people: readonly PersonForm[];
  places: readonly PlaceForm[];
}

/** The form of a hub's page as it is saved. */
export function hubForm(told: HubPageJson): HubForm {
  return {
    locale: told.locale,
    welcome: told.welcome,
    contactEmail: told.contactEmail ?? '',
    contactPhone: told.contactPhone ?? '',
    people: told.people.map(({ name, role }, at) => ({ key: `person-${at}`, name, role })),
    places: told.places.map(({ name, address, note, hours }, at) => ({
      key: `place-${at}`,
      id: null,
      name,
      address,
      note,
      rows: rowsOf(hours),
    })),
  };
}

/** What a form says, as the API takes it. */
export function hubBody(form: HubForm, revision: number): HubPageBody {
  return {
    revision,
    locale: form.locale,
    welcome: form.welcome.trim(),
    contactEmail: form.contactEmail.trim() || null,
    contactPhone: form.contactPhone.trim() || null,
    people: form.people.map(({ name, role }) => ({ name: name.trim(), role: role.trim() })),
    places: form.places.map(({ name, address, note, rows }) => ({
      name: name.trim(),
      address: address.trim(),
      note: note.trim(),
      hours: hoursOf(rows).hours,
    })),
  };
}

/** What a form can find out by itself. */
export function checkHub(form: HubForm): Issue[] {
  return [
    ...form.people.flatMap(({ name }, at) => tooShort(`people.${at}.name`, name, 2)),
    ...checkPlaces(form.places),
  ];
}
