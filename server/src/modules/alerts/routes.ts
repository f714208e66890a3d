import { errorAnswer, idParams, noBody, page } from '@scampolo/shared/contract/common';
import {
  changeSavedSearchBody,
  savedSearch,
  savedSearchBody,
} from '@scampolo/shared/contract/saved-searches';
import { asked } from '@scampolo/shared/contract/wanted';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import {
  changeSearch,
  deleteSearch,
  listSavedSearches,
  saveSearch,
  seeSearch,
} from './use-cases/keep-searches.ts';
import { listAsked } from './use-cases/list-asked.ts';

/** Searches that members keep, and who asks for what is being listed. */
export const alertRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['search'];
  const done = { 204: z.null().describe('done'), '4xx': errorAnswer };

  app.get(
    '/me/saved-searches',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Searches that I keep',
        description: 'The newest first, all of them.',
        response: { 200: page(savedSearch), '4xx': errorAnswer },
      },
    },
    async (request) => listSavedSearches(deps, requireActor(request)),
  );

  app.post(
    '/me/saved-searches',
    {
      ...memberLimit(deps, 'search:member'),
      schema: {
        tags,
        summary: 'Keep a search',
        description:
          'The same search again changes its name and cadence. What is published from now on is told.',
        body: savedSearchBody,
        response: { 201: savedSearch, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return saveSearch(deps, requireActor(request), request.body);
    },
  );

  app.patch(
    '/me/saved-searches/:id',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Change the name or the cadence of a search',
        params: idParams,
        body: changeSavedSearchBody,
        response: { 200: savedSearch, '4xx': errorAnswer },
      },
    },
    async (request) => changeSearch(deps, requireActor(request), request.params.id, request.body),
  );

  app.delete(
    '/me/saved-searches/:id',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Forget a search', params: idParams, response: done },
    },
    async (request, reply) => {
      await deleteSearch(deps, requireActor(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/me/saved-searches/:id/seen',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'I have seen what it finds',
        params: idParams,
        body: noBody,
        response: done,
      },
    },
    async (request, reply) => {
      await seeSearch(deps, requireActor(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/listings/:id/asked',
    {
      ...memberLimit(deps, 'asked:member'),
      schema: {
        tags: ['listings'],
        summary: 'Who asks for this',
        description: 'For members of its workshop, also while it is a draft: as it would be found now.',
        params: idParams,
        response: { 200: asked, '4xx': errorAnswer },
      },
    },
    async (request) => listAsked(deps, requireActor(request), request.params.id),
  );
};
