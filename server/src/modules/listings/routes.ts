import { errorAnswer, idParams, noBody, page } from '@scampolo/shared/contract/common';
import { myListingsQuery } from '@scampolo/shared/contract/desk';
import {
  createListingBody,
  listing,
  myListing,
  orderPhotosBody,
  photo,
  photoParams,
  updateListingBody,
  updatePhotoBody,
} from '@scampolo/shared/contract/listings';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { jsonAnswer, plainJson } from '../../http/answer-cache.ts';
import { optionalIdempotencyKey } from '../../http/idempotency-key.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { orderPhotos, removePhoto } from './use-cases/arrange-photos.ts';
import { createListing } from './use-cases/create-listing.ts';
import { describePhoto } from './use-cases/describe-photo.ts';
import { listMyListings } from './use-cases/list-my-listings.ts';
import { readListing } from './use-cases/read-listing.ts';
import { submitListing } from './use-cases/submit-listing.ts';
import { updateListing } from './use-cases/update-listing.ts';
import { withdrawListing } from './use-cases/withdraw-listing.ts';
import { listingValidator } from './validation.ts';

/** Listings, from the first draft to the end. Photos are uploaded in `photo-routes.ts`. */
export const listingRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['listings'];
  app.setValidatorCompiler(listingValidator(deps));
  const one = { 200: listing, '4xx': errorAnswer };

  app.post(
    '/listings',
    {
      ...memberLimit(deps, 'listing:member'),
      config: { idempotencyKey: 'optional' },
      schema: {
        tags,
        summary: 'Start a draft',
        description:
          'Under an `Idempotency-Key` a workshop starts one draft: the same key again answers with that one, as it is now.',
        body: createListingBody,
        response: { 201: listing, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const key = optionalIdempotencyKey(request);
      reply.code(201);
      return createListing(deps, requireActor(request), request.body, key);
    },
  );

  app.get(
    '/listings/:id',
    {
      serializerCompiler: plainJson,
      schema: { tags, summary: 'One listing', params: idParams, response: one },
    },
    async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      if (actor) return readListing(deps, actor, id);
      await app.publicAnswers.send(request, reply, `listing ${id}`, async () =>
        jsonAnswer(await readListing(deps, null, id)),
      );
      return reply;
    },
  );

  app.patch(
    '/listings/:id',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Change a listing', params: idParams, body: updateListingBody, response: one },
    },
    async (request) => updateListing(deps, requireActor(request), request.params.id, request.body),
  );

  app.post(
    '/listings/:id/submit',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Hand a complete draft in', params: idParams, body: noBody, response: one },
    },
    async (request) => submitListing(deps, requireActor(request), request.params.id),
  );

  app.post(
    '/listings/:id/withdraw',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Take a listing back', params: idParams, body: noBody, response: one },
    },
    async (request) => withdrawListing(deps, requireActor(request), request.params.id),
  );

  app.put(
    '/listings/:id/photos',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Order the photos',
        params: idParams,
        body: orderPhotosBody,
        response: { 200: z.strictObject({ items: z.array(photo) }), '4xx': errorAnswer },
      },
    },
    async (request) => ({
      items: await orderPhotos(deps, requireActor(request), request.params.id, request.body),
    }),
  );

  app.patch(
    '/listings/:id/photos/:photoId',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Say what a photo shows',
        params: photoParams,
        body: updatePhotoBody,
        response: { 200: photo, '4xx': errorAnswer },
      },
    },
    async (request) => {
      const { id: listingId, photoId } = request.params;
      return describePhoto(deps, requireActor(request), { listingId, photoId, ...request.body });
    },
  );

  app.delete(
    '/listings/:id/photos/:photoId',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Remove a photo',
        params: photoParams,
        response: { 204: z.null(), '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await removePhoto(deps, requireActor(request), request.params.id, request.params.photoId);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/me/listings',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Listings of my workshops',
        querystring: myListingsQuery,
        response: { 200: page(myListing), '4xx': errorAnswer },
      },
    },
    async (request) => listMyListings(deps, requireActor(request), request.query),
  );
};
