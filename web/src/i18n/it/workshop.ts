/** A workshop's page, for everybody. */
export const workshop = {
  'workshop.report': 'Segnala questo laboratorio',
  'workshop.about': '{kind} · {hub}',
  'workshop.story': 'Chi sono',
  'workshop.languages': 'Lingue',
  'workshop.places': 'Dove e quando',
  'workshop.noHours': 'Orari da concordare.',
  'workshop.days': 'da {first} a {last}',
  'workshop.times': '{from}–{to}',
  'workshop.listings': 'Cosa offre adesso',
  'workshop.noListings': 'Per ora niente. Torna a trovarlo.',
  'workshop.logo': 'Logo di {name}',
  'workshop.edit': 'Modifica il profilo',
  'workshop.hidden': 'Questa pagina la vedete solo voi e lo staff dell’hub: il profilo non è pubblico.',
} as const;
