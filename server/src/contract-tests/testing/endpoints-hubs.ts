import { email } from './account-fields.ts';
import { choice, formatted, list, object, text, whole } from './bad-values.ts';
import { changed, type Endpoint, refused } from './endpoint.ts';
import { pageParameters } from './query-values.ts';
import { FORBIDDEN, invalid, NOT_FOUND, NOWHERE, STALE } from './refusal.ts';

const milano = () => ({ slug: 'milano' });
const NO_HUBS = ['atlantis', 'constructor', 'a'.repeat(40)];

const read: Endpoint = {
  method: 'GET',
  url: '/api/v1/hubs/:slug/page',
  as: null,
  answers: 200,
  params: milano,
};
read.own = NO_HUBS.map((slug) => refused(read, `no hub: ${slug}`, { params: { slug } }, NOT_FOUND));

const write: Endpoint = {
  method: 'PUT',
  url: '/api/v1/hubs/:slug/page',
  as: 'staff',
  answers: 200,
  params: milano,
  body: () => ({
    revision: 0,
    locale: 'it',
    welcome: 'Vieni con un campione.',
    contactEmail: 'milano@test.example',
    contactPhone: '+39 02 0000 0000',
    people: [{ name: 'Nadia Ferri', role: 'Banco' }],
    places: [
      {
        name: 'Banco materiali',
        address: 'via Bergognone 34, 20144 Milano',
        note: 'Dal cortile.',
        hours: [{ day: 3, from: '09:00', to: '13:00' }],
      },
    ],
  }),
  fields: {
    revision: whole({ most: 2_147_483_647 }),
    locale: choice('xx', 'IT'),
    welcome: text().filter(({ value }) => value !== null),
    contactEmail: email,
    contactPhone: formatted('call me', '1234', `+${'1'.repeat(31)}`),
    people: list,
    'people.0': object,
    'people.0.name': text({ min: 2 }),
    'people.0.role': text(),
    places: list,
    'places.0': object,
    'places.0.name': text(),
    'places.0.address': text({ min: 3 }),
    'places.0.note': text(),
    'places.0.hours': list,
    'places.0.hours.0': object,
    'places.0.hours.0.day': whole({ most: 7 }),
    // In the right order still, or that is told as well.
    'places.0.hours.0.from': formatted('0:00', '08:60', '08:00:00').filter(
      ({ value }) => !(String(value) >= '13:00'),
    ),
    'places.0.hours.0.to': formatted('13', '24:00', '١٣:٠٠').filter(
      ({ value }) => !(String(value) <= '09:00'),
    ),
  },
};
write.own = [
  ...['hub', 'slug', 'updatedAt', 'lat', 'timeZone'].map((field) =>
    changed(write, `${field} by one's own hand`, { [field]: 'x' }, invalid(`${field} unknown_field`)),
  ),
  changed(write, 'a stale revision', { revision: 2_147_483_647 }, STALE),
  changed(write, 'no revision', { revision: undefined }, invalid('revision required')),
  changed(
    write,
    'hours that overlap',
    {
      'places.0.hours': [
        { day: 1, from: '09:00', to: '13:00' },
        { day: 1, from: '12:00', to: '15:00' },
      ],
    },
    invalid('places.0.hours.1.from overlaps'),
  ),
  changed(
    write,
    'thirteen places',
    { places: Array(13).fill({ name: '', address: 'Via', note: '', hours: [] }) },
    invalid('places out_of_range'),
  ),
  changed(
    write,
    'thirteen people',
    { people: Array(13).fill({ name: 'Ada', role: '' }) },
    invalid('people out_of_range'),
  ),
  refused(write, 'another hub', { params: { slug: 'zagreb' } }, FORBIDDEN),
  refused(write, 'no hub', { params: { slug: 'atlantis' } }, NOT_FOUND),
  refused(write, 'who is staff nowhere', { as: 'stranger' }, FORBIDDEN),
];

const news: Endpoint = {
  method: 'GET',
  url: '/api/v1/hubs/:slug/news',
  as: null,
  answers: 200,
  params: milano,
  parameters: pageParameters,
};
news.own = NO_HUBS.map((slug) => refused(news, `no hub: ${slug}`, { params: { slug } }, NOT_FOUND));

const tell: Endpoint = {
  method: 'POST',
  url: '/api/v1/hubs/:slug/news',
  as: 'staff',
  answers: 201,
  params: milano,
  body: () => ({
    locale: 'it',
    title: 'Mercato di scampoli',
    text: 'Dieci tavoli nel cortile.',
    happensOn: '2026-12-05',
  }),
  fields: {
    locale: choice('xx', 'IT'),
    title: text({ min: 3 }),
    text: text({ min: 1 }),
    happensOn: [
      ...formatted('tomorrow', '2026-02-30', '2026-12-01T00:00:00Z', '05/12/2026'),
      { what: 'the year 0, which PostgreSQL does not have', value: '0000-01-01', code: 'out_of_range' },
      { what: 'another century', value: '2126-01-01', code: 'out_of_range' },
    ],
  },
};
tell.own = [
  ...['id', 'hub', 'authorId', 'createdAt'].map((field) =>
    changed(tell, `${field} by one's own hand`, { [field]: NOWHERE }, invalid(`${field} unknown_field`)),
  ),
  refused(tell, 'another hub', { params: { slug: 'zagreb' } }, FORBIDDEN),
  refused(tell, 'who is staff nowhere', { as: 'stranger' }, FORBIDDEN),
];

const takeBack: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/hubs/:slug/news/:id',
  as: 'staff',
  answers: 204,
  params: ({ hubNews }) => ({ slug: 'milano', id: hubNews }),
  body: null,
};
takeBack.own = [
  refused(takeBack, 'news that are not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(takeBack, 'news of another hub', { params: { slug: 'zagreb' } }, FORBIDDEN),
  refused(takeBack, 'who is staff nowhere', { as: 'stranger' }, FORBIDDEN),
];

/** What a hub's staff tell of it. */
export const hubEndpoints: Endpoint[] = [read, write, news, tell, takeBack];
