import { id, whole } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { everyField, listingFields, NOT_THEIRS, together } from './listing-fields.ts';
import { pageParameters, queryChoice } from './query-values.ts';
import { FORBIDDEN, invalid, NO_KEY, NOT_FOUND, NOWHERE, STALE } from './refusal.ts';

const create: Endpoint = {
  method: 'POST',
  url: '/api/v1/listings',
  as: 'giver',
  answers: 201,
  body: ({ giver }) => ({ ...everyField(), workshopId: giver.workshopId }),
  fields: { ...listingFields, workshopId: id },
};
create.own = [
  ...together.map(([what, changes, ...issues]) => changed(create, what, changes, invalid(...issues))),
  ...[...NOT_THEIRS, 'revision'].map((field) =>
    changed(create, `${field} by one's own hand`, { [field]: 'x' }, invalid(`${field} unknown_field`)),
  ),
  refused(
    create,
    "another workshop's id",
    ({ stranger }) => ({
      json: { title: 'Lana', workshopId: stranger.workshopId },
    }),
    FORBIDDEN,
  ),
  refused(create, 'a key with a blank', { headers: { 'idempotency-key': 'not a key' } }, NO_KEY),
];

const read: Endpoint = {
  method: 'GET',
  url: '/api/v1/listings/:id',
  as: null,
  answers: 200,
  params: ({ published }) => ({ id: published }),
};
read.own = [
  refused(read, 'a listing that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
  refused(
    read,
    "another workshop's draft",
    ({ foreign }) => ({
      as: 'giver',
      params: { id: foreign.draft },
    }),
    NOT_FOUND,
  ),
];

const update: Endpoint = {
  method: 'PATCH',
  url: '/api/v1/listings/:id',
  as: 'giver',
  answers: 200,
  params: ({ draft }) => ({ id: draft.id }),
  body: ({ draft }) => ({ ...everyField(), revision: draft.revision }),
  fields: { ...listingFields, revision: whole({ most: 2_147_483_647 }) },
};
update.own = [
  ...othersOf(update),
  ...together.map(([what, changes, ...issues]) => changed(update, what, changes, invalid(...issues))),
  ...[...NOT_THEIRS, 'workshopId'].map((field) =>
    changed(update, `${field} by one's own hand`, { [field]: 'x' }, invalid(`${field} unknown_field`)),
  ),
  changed(update, 'a stale revision', { revision: 2_147_483_647 }, STALE),
  refused(update, 'no revision', { json: { title: 'Lana' } }, invalid('revision required')),
];

const submit: Endpoint = {
  method: 'POST',
  url: '/api/v1/listings/:id/submit',
  as: 'giver',
  answers: 200,
  params: ({ ready }) => ({ id: ready }),
  body: null,
};
submit.own = othersOf(submit);

const withdraw: Endpoint = {
  method: 'POST',
  url: '/api/v1/listings/:id/withdraw',
  as: 'giver',
  answers: 200,
  params: ({ unwanted }) => ({ id: unwanted }),
  body: null,
};
withdraw.own = othersOf(withdraw);

const mine: Endpoint = {
  method: 'GET',
  url: '/api/v1/me/listings',
  as: 'giver',
  answers: 200,
  parameters: { ...pageParameters, folder: queryChoice('folder', 'online') },
};

/** Listings. */
export const listingEndpoints: Endpoint[] = [create, read, update, submit, withdraw, mine];

/** A listing that is somebody else's, or nobody's. */
export function othersOf(endpoint: Endpoint): Case[] {
  return [
    refused(endpoint, 'a listing that is not there', { params: { id: NOWHERE } }, NOT_FOUND),
    refused(
      endpoint,
      "another workshop's draft",
      ({ foreign }) => ({
        params: { id: foreign.draft },
      }),
      NOT_FOUND,
    ),
    refused(
      endpoint,
      "another workshop's published listing",
      ({ published }) => ({
        as: 'stranger',
        params: { id: published },
      }),
      FORBIDDEN,
    ),
    refused(endpoint, "a claim's id", ({ claims }) => ({ params: { id: claims.cancel } }), NOT_FOUND),
  ];
}
