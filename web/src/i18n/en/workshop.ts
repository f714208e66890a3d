import type { Texts } from '../translate.ts';

export const workshop: Texts<'workshop'> = {
  'workshop.report': 'Report this workshop',
  'workshop.about': '{kind} · {hub}',
  'workshop.story': 'Who they are',
  'workshop.languages': 'Languages',
  'workshop.places': 'Where and when',
  'workshop.noHours': 'Hours to be agreed.',
  'workshop.days': '{first} to {last}',
  'workshop.times': '{from}–{to}',
  'workshop.listings': 'What they offer now',
  'workshop.noListings': 'Nothing for now. Come by again.',
  'workshop.logo': 'Logo of {name}',
  'workshop.edit': 'Edit the profile',
  'workshop.hidden': 'Only you and the hub’s staff see this page: the profile is not public.',
};
