import { errorAnswer } from '@scampolo/shared/contract/common';
import { searchAnswer, searchQuery } from '@scampolo/shared/contract/search';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { jsonAnswer, plainJson } from '../../http/answer-cache.ts';
import { searchListings } from './use-cases/search-listings.ts';

/** Search with filters and facets. */
export const searchRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/search',
    {
      serializerCompiler: plainJson,
      schema: {
        tags: ['search'],
        summary: 'Search what can be claimed',
        description:
          'Every parameter narrows; a repeated parameter lists alternatives. Facets do not narrow their own counts.',
        querystring: searchQuery,
        response: { 200: searchAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, query } = request;
      if (actor) return searchListings(deps, actor, query);
      // Parsed: the order of the parameters makes no other answer, nor does a default that is spelt out.
      await app.publicAnswers.send(request, reply, `search ${JSON.stringify(query)}`, async () =>
        jsonAnswer(await searchListings(deps, null, query)),
      );
      return reply;
    },
  );
};
