import { errorAnswer } from '@scampolo/shared/contract/common';
import { searchAnswer, searchQuery } from '@scampolo/shared/contract/search';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { searchListings } from './use-cases/search-listings.ts';

/** Search with filters and facets. */
export const searchRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/search',
    {
      schema: {
        tags: ['search'],
        summary: 'Search what can be claimed',
        description:
          'Every parameter narrows; a repeated parameter lists alternatives. Facets do not narrow their own counts.',
        querystring: searchQuery,
        response: { 200: searchAnswer, '4xx': errorAnswer },
      },
    },
    async (request) => searchListings(deps, request.actor, request.query),
  );
};
