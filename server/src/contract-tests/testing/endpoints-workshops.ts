import { email } from './account-fields.ts';
import { choice, code, flag, formatted, id, list, object, text, whole } from './bad-values.ts';
import { changed, type Endpoint, refused } from './endpoint.ts';
import { photoCases } from './photo-cases.ts';
import { pageParameters, queryChoice, wrong } from './query-values.ts';
import { FORBIDDEN, invalid, NOT_FOUND, NOWHERE, STALE } from './refusal.ts';
import { photoUpload, type World } from './world.ts';

const ofHost = ({ host }: World) => ({ id: host.workshopId });

const create: Endpoint = {
  method: 'POST',
  url: '/api/v1/workshops',
  as: 'host',
  answers: 201,
  body: () => ({ name: 'Seconda sartoria', kind: 'designer', hub: 'milano' }),
  fields: { name: text({ min: 2 }), kind: choice('hub', 'admin'), hub: code('slug') },
};
create.own = ['trust', 'id', 'role', 'revision', 'profilePublic'].map((field) =>
  changed(create, `${field} by one's own hand`, { [field]: 'trusted' }, invalid(`${field} unknown_field`)),
);

const read: Endpoint = {
  method: 'GET',
  url: '/api/v1/workshops/:id',
  as: null,
  answers: 200,
  params: ({ publicWorkshop }) => ({ id: publicWorkshop }),
};
read.own = [
  refused(read, 'a profile that is not public', (world) => ({ params: ofHost(world) }), NOT_FOUND),
  refused(read, 'a workshop that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
];

const offers: Endpoint = {
  ...read,
  own: [],
  url: '/api/v1/workshops/:id/listings',
  parameters: pageParameters,
};

const update: Endpoint = {
  method: 'PATCH',
  url: '/api/v1/workshops/:id',
  as: 'host',
  answers: 200,
  params: ofHost,
  body: () => ({
    name: 'Sartoria di casa',
    kind: 'studio',
    places: [
      {
        id: NOWHERE,
        name: 'Laboratorio',
        address: 'Via Tortona 54, 20144 Milano',
        hours: [{ day: 1, from: '09:00', to: '13:00' }],
      },
    ],
    vatNumber: 'IT 07643520567',
    languages: ['it', 'en'],
    story: 'Dal 1962.',
    profilePublic: true,
    revision: 1,
  }),
  fields: {
    name: text({ min: 2 }),
    kind: choice('hub', 'admin'),
    places: list,
    'places.0': object,
    'places.0.id': id,
    'places.0.name': text(),
    'places.0.address': text({ min: 3 }),
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
    vatNumber: text().filter(({ value }) => value !== null),
    languages: list,
    'languages.0': choice('xx', 'IT'),
    story: text(),
    profilePublic: flag,
    revision: whole({ most: 2_147_483_647 }),
  },
};
const hours = (...all: { day: number; from: string; to: string }[]) => ({ 'places.0.hours': all });
update.own = [
  ...['trust', 'hub', 'id', 'role', 'own', 'logo', 'closedAt', 'members'].map((field) =>
    changed(update, `${field} by one's own hand`, { [field]: 'x' }, invalid(`${field} unknown_field`)),
  ),
  changed(update, 'a stale revision', { revision: 2_147_483_647 }, STALE),
  changed(update, 'no revision', { revision: undefined }, invalid('revision required')),
  changed(
    update,
    'a VAT number that cannot be',
    { vatNumber: 'IT00000000001' },
    invalid('vatNumber vat_invalid'),
  ),
  changed(
    update,
    'a place that closes before it opens',
    hours({ day: 1, from: '13:00', to: '09:00' }),
    invalid('places.0.hours.0.to out_of_order'),
  ),
  changed(
    update,
    'hours that overlap',
    hours({ day: 1, from: '09:00', to: '13:00' }, { day: 1, from: '12:00', to: '15:00' }),
    invalid('places.0.hours.1.from overlaps'),
  ),
  changed(
    update,
    'six places',
    { places: Array(6).fill({ name: '', address: 'Via', hours: [] }) },
    invalid('places out_of_range'),
  ),
  refused(update, 'who cannot see it', { as: 'stranger' }, NOT_FOUND),
];

const setLogo: Endpoint = {
  method: 'PUT',
  url: '/api/v1/workshops/:id/logo',
  as: 'host',
  answers: 200,
  params: ofHost,
  upload: photoUpload,
};
setLogo.own = [...photoCases(setLogo), refused(setLogo, 'who cannot see it', { as: 'stranger' }, NOT_FOUND)];

const removeLogo: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/workshops/:id/logo',
  as: 'host',
  answers: 204,
  params: ofHost,
  body: null,
};

const people: Endpoint = {
  method: 'GET',
  url: '/api/v1/workshops/:id/people',
  as: 'host',
  answers: 200,
  params: ofHost,
};

const invite: Endpoint = {
  method: 'POST',
  url: '/api/v1/workshops/:id/invitations',
  as: 'host',
  answers: 201,
  params: ofHost,
  body: () => ({ email: 'somebody@test.example' }),
  fields: { email },
};
invite.own = [
  refused(
    invite,
    'who is a colleague already',
    ({ colleague }) => ({ json: { email: colleague.email.toUpperCase() } }),
    { status: 409, code: 'ALREADY_MEMBER' },
  ),
  changed(invite, 'a role of its own', { role: 'owner' }, invalid('role unknown_field')),
];

const takeBack: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/workshops/:id/invitations/:invitationId',
  as: 'host',
  answers: 204,
  params: ({ host, unwantedInvitation }) => ({ id: host.workshopId, invitationId: unwantedInvitation }),
  body: null,
};

const part: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/workshops/:id/members/:memberId',
  as: 'host',
  answers: 204,
  params: ({ host, formerColleague }) => ({ id: host.workshopId, memberId: formerColleague }),
  body: null,
};
part.own = [
  refused(part, 'the owner themselves', ({ host }) => ({ params: { memberId: host.memberId } }), {
    status: 409,
    code: 'LAST_OWNER',
  }),
  refused(part, 'nobody', { params: { memberId: NOWHERE } }, NOT_FOUND),
];

const handOver: Endpoint = {
  method: 'POST',
  url: '/api/v1/workshops/:id/hand-over',
  as: 'host',
  answers: 200,
  params: ofHost,
  body: ({ colleague }) => ({ memberId: colleague.memberId }),
  fields: { memberId: id },
};
handOver.own = [
  refused(
    handOver,
    'who is no colleague',
    ({ stranger }) => ({ json: { memberId: stranger.memberId } }),
    invalid('memberId unknown_code'),
  ),
];

const close: Endpoint = {
  method: 'POST',
  url: '/api/v1/workshops/:id/close',
  as: 'stranger',
  answers: 204,
  params: ({ stranger }) => ({ id: stranger.workshopId }),
  body: null,
};

const known: Endpoint = {
  method: 'GET',
  url: '/api/v1/moderation/workshops',
  as: 'staff',
  answers: 200,
  query: 'q=sartoria&trust=new',
  parameters: {
    ...pageParameters,
    q: [
      wrong('a NUL', 'a%00', 'control_character'),
      wrong('markup', '%3Cb%3E', 'markup'),
      wrong('101 letters', 'a'.repeat(101), 'too_long'),
      wrong('twice', 'a&q=b', 'wrong_type'),
      wrong('bytes that are no UTF-8', 'caf%e9', 'malformed'),
    ],
    trust: queryChoice('trust', 'new'),
  },
};
known.own = [refused(known, 'who is staff nowhere', { as: 'giver' }, FORBIDDEN)];

const trust: Endpoint = {
  method: 'PUT',
  url: '/api/v1/moderation/workshops/:id/trust',
  as: 'staff',
  answers: 200,
  params: ({ taker }) => ({ id: taker.workshopId }),
  body: () => ({ trust: 'restricted', note: 'Due ritiri mancati.' }),
  fields: { trust: choice('banned', 'NEW'), note: text() },
};
trust.own = [changed(trust, 'a restriction without a word', { note: undefined }, invalid('note required'))];

const suspend: Endpoint = {
  method: 'PUT',
  url: '/api/v1/moderation/members/:id/suspension',
  as: 'staff',
  answers: 204,
  params: ({ nuisance }) => ({ id: nuisance }),
  body: () => ({ note: 'Materiale di altri.' }),
  fields: { note: text({ min: 1 }) },
};
suspend.own = [
  refused(suspend, 'themselves', ({ staff }) => ({ params: { id: staff.memberId } }), FORBIDDEN),
  refused(suspend, 'an admin', ({ admin }) => ({ params: { id: admin.memberId } }), FORBIDDEN),
];

const restore: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/moderation/members/:id/suspension',
  as: 'staff',
  answers: 204,
  params: ({ nuisance }) => ({ id: nuisance }),
  body: null,
};

/** Workshops, their people, and what staff decide about both. */
export const workshopEndpoints: Endpoint[] = [
  ...[create, read, offers, update, setLogo, removeLogo, people, invite, takeBack, part, handOver],
  ...[known, trust, suspend, restore, close],
];
