import { errorAnswer, idParams, noBody, page, pageQuery } from '@scampolo/shared/contract/common';
import { listingSummary } from '@scampolo/shared/contract/listings';
import { createWorkshopBody, updateWorkshopBody, workshop } from '@scampolo/shared/contract/workshops';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { removeLogo } from './use-cases/change-logo.ts';
import { closeOwnWorkshop } from './use-cases/close-workshop.ts';
import { createWorkshop } from './use-cases/create-workshop.ts';
import { listWorkshopListings, readWorkshop } from './use-cases/read-workshop.ts';
import { updateWorkshop } from './use-cases/update-workshop.ts';

/** Profiles of workshops. Their people are in `people-routes.ts`, the upload of a logo in `logo-routes.ts`. */
export const workshopRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['workshops'];
  const one = { 200: workshop, '4xx': errorAnswer };
  const none = { 204: z.null(), '4xx': errorAnswer };

  app.post(
    '/workshops',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Open another workshop',
        body: createWorkshopBody,
        response: { 201: workshop, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return createWorkshop(deps, requireActor(request), request.body);
    },
  );

  app.get(
    '/workshops/:id',
    { schema: { tags, summary: 'The profile of a workshop', params: idParams, response: one } },
    async (request) => readWorkshop(deps, request.actor, request.params.id),
  );

  app.get(
    '/workshops/:id/listings',
    {
      schema: {
        tags,
        summary: 'What a workshop offers, where it shows its name',
        params: idParams,
        querystring: pageQuery,
        response: { 200: page(listingSummary), '4xx': errorAnswer },
      },
    },
    async (request) => listWorkshopListings(deps, request.actor, request.params.id, request.query),
  );

  app.patch(
    '/workshops/:id',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Change the profile',
        params: idParams,
        body: updateWorkshopBody,
        response: one,
      },
    },
    async (request) => updateWorkshop(deps, requireActor(request), request.params.id, request.body),
  );

  app.delete(
    '/workshops/:id/logo',
    { onRequest: signedIn, schema: { tags, summary: 'Remove the logo', params: idParams, response: none } },
    async (request, reply) => {
      await removeLogo(deps, requireActor(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/workshops/:id/close',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Close the workshop for good',
        description:
          'Withdraws what it offers, cancels what is claimed, and deletes what nothing has to name any more.',
        params: idParams,
        body: noBody,
        response: none,
      },
    },
    async (request, reply) => {
      await closeOwnWorkshop(deps, requireActor(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
};
