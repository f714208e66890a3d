import { id, list, text, whole } from './bad-values.ts';
import { type Case, changed, type Endpoint, refused } from './endpoint.ts';
import { othersOf } from './endpoints-listings.ts';
import { photoCases } from './photo-cases.ts';
import { invalid, NO_KEY, NOT_FOUND, NOWHERE, STALE } from './refusal.ts';
import { photoUpload, type World } from './world.ts';

const orderPhotos: Endpoint = {
  method: 'PUT',
  url: '/api/v1/listings/:id/photos',
  as: 'giver',
  answers: 200,
  params: ({ draft }) => ({ id: draft.id }),
  body: ({ draft }) => ({ photoIds: draft.photoIds.toReversed(), revision: draft.revision }),
  fields: { photoIds: list, 'photoIds.0': id, revision: whole({ most: 2_147_483_647 }) },
};
const named = (what: string, photoIds: (world: World) => string[], issue: string) =>
  refused(orderPhotos, what, (world) => ({ json: { photoIds: photoIds(world) } }), invalid(issue));
orderPhotos.own = [
  ...othersOf(orderPhotos),
  named('a photo that is missing', ({ draft }) => draft.photoIds.slice(1), 'photoIds not_a_permutation'),
  named(
    'a photo twice',
    ({ draft }) => [...draft.photoIds, ...draft.photoIds.slice(1)],
    'photoIds not_a_permutation',
  ),
  named(
    "another workshop's photo",
    ({ draft, foreign }) => [...draft.photoIds.slice(1), foreign.photo],
    'photoIds not_a_permutation',
  ),
  named('nine photos', () => Array(9).fill(NOWHERE), 'photoIds out_of_range'),
  changed(orderPhotos, 'a stale revision', { revision: 2_147_483_647 }, STALE),
];

const addPhoto: Endpoint = {
  method: 'POST',
  url: '/api/v1/listings/:id/photos',
  as: 'giver',
  answers: 201,
  params: ({ draft }) => ({ id: draft.id }),
  upload: photoUpload,
};
addPhoto.own = [
  ...othersOf(addPhoto),
  ...photoCases(addPhoto),
  refused(addPhoto, 'a key with a blank', { headers: { 'idempotency-key': 'not a key' } }, NO_KEY),
];

const replacePhoto: Endpoint = {
  method: 'PUT',
  url: '/api/v1/listings/:id/photos/:photoId',
  as: 'giver',
  answers: 200,
  params: ({ draft }) => ({ id: draft.id, photoId: draft.photoIds[1] ?? '' }),
  upload: photoUpload,
};
replacePhoto.own = [...othersOf(replacePhoto), ...photosElsewhere(replacePhoto), ...photoCases(replacePhoto)];

const describePhoto: Endpoint = {
  method: 'PATCH',
  url: '/api/v1/listings/:id/photos/:photoId',
  as: 'giver',
  answers: 200,
  params: ({ draft }) => ({ id: draft.id, photoId: draft.photoIds[1] ?? '' }),
  body: () => ({ alt: 'Una pezza di lana blu.' }),
  fields: { alt: text() },
};
describePhoto.own = [
  ...othersOf(describePhoto),
  ...photosElsewhere(describePhoto),
  changed(describePhoto, 'another file', { variants: [] }, invalid('variants unknown_field')),
];

const removePhoto: Endpoint = {
  method: 'DELETE',
  url: '/api/v1/listings/:id/photos/:photoId',
  as: 'giver',
  answers: 204,
  params: ({ draft }) => ({ id: draft.id, photoId: draft.photoIds[0] ?? '' }),
  body: null,
};
removePhoto.own = [...othersOf(removePhoto), ...photosElsewhere(removePhoto)];

/** The photos of a listing. */
export const photoEndpoints: Endpoint[] = [orderPhotos, addPhoto, replacePhoto, describePhoto, removePhoto];

/** A photo that this listing does not have. */
function photosElsewhere(endpoint: Endpoint): Case[] {
  return [
    refused(endpoint, 'a photo that is not there', { params: { photoId: NOWHERE } }, NOT_FOUND),
    refused(
      endpoint,
      "another listing's photo",
      ({ foreign }) => ({ params: { photoId: foreign.photo } }),
      NOT_FOUND,
    ),
  ];
}
