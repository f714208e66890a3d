import type { HubNewsJson, HubPageJson } from '@scampolo/shared/contract/hubs';

/** What the staff of Milan's hub wrote. */
export const toldHub: HubPageJson = {
  hub: 'milano',
  revision: 3,
  locale: 'it',
  welcome: 'Porta un campione, esci con una pezza.',
  contactEmail: 'milano@demo.scampolo.org',
  contactPhone: '+39 02 0000 0000',
  people: [{ name: 'Nadia Ferri', role: 'Banco materiali' }],
  places: [
    {
      name: 'Banco materiali',
      address: 'BASE Milano, via Bergognone 34, 20144 Milano',
      note: 'Ingresso dal cortile.',
      hours: [
        { day: 3, from: '10:00', to: '18:00' },
        { day: 6, from: '10:00', to: '18:00' },
      ],
    },
    { name: '', address: 'Giambellino, Milano', note: '', hours: [] },
  ],
  updatedAt: '2026-11-20T09:00:00Z',
};

/** A training with its day. */
export const event: HubNewsJson = {
  id: '019a0000-0000-7000-8000-0000000000e1',
  hub: 'milano',
  locale: 'it',
  title: 'Modellistica zero scarti',
  text: 'Due sere, con Amal.\nPorta le forbici.',
  happensOn: '2026-12-05',
  createdAt: '2026-11-20T09:00:00Z',
};

/** News without a day. */
export const news: HubNewsJson = {
  ...event,
  id: '019a0000-0000-7000-8000-0000000000e2',
  locale: 'en',
  title: 'New scales',
  text: 'They weigh to the gram.',
  happensOn: null,
};
