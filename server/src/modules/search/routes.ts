import { errorAnswer } from '@scampolo/shared/contract/common';
import {
  facetSearchAnswer,
  facetSearchParams,
  facetSearchQuery,
  searchAnswer,
  searchQuery,
} from '@scampolo/shared/contract/search';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { jsonAnswer, type PublicAnswer, plainJson } from '../../http/answer-cache.ts';
import { notingFallback, SEARCH_FALLBACK_HEADER } from './fallback-header.ts';
import { searchFacet } from './use-cases/search-facet.ts';
import { searchListings } from './use-cases/search-listings.ts';

/** Search with filters and facets. */
export const searchRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/search',
    {
      serializerCompiler: plainJson,
      config: { answerHeaders: SEARCH_FALLBACK_HEADER },
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
      const noting = notingFallback(deps);
      if (actor) {
        const answer = await searchListings(noting.deps, actor, query);
        reply.headers(noting.headers());
        return answer;
      }
      // Parsed: the order of the parameters makes no other answer, nor does a default that is spelt out.
      const answer = async () =>
        withHeaders(jsonAnswer(await searchListings(noting.deps, null, query)), noting.headers());
      await app.publicAnswers.send(request, reply, `search ${JSON.stringify(query)}`, answer, {
        expectNew: true,
      });
      return reply;
    },
  );

  app.get(
    '/search/facets/:facet',
    {
      serializerCompiler: plainJson,
      config: { answerHeaders: SEARCH_FALLBACK_HEADER },
      schema: {
        tags: ['search'],
        summary: 'Find values of one filter by their names',
        description:
          'The values whose name, in any language, has words that begin with those of `fq`, with the counts that the same search gives. The facets are those of its answer.',
        params: facetSearchParams,
        querystring: facetSearchQuery,
        response: { 200: facetSearchAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, query } = request;
      const { facet } = request.params;
      const noting = notingFallback(deps);
      if (actor) {
        const answer = await searchFacet(noting.deps, facet, query);
        reply.headers(noting.headers());
        return answer;
      }
      await app.publicAnswers.send(request, reply, `facet ${facet} ${JSON.stringify(query)}`, async () =>
        withHeaders(jsonAnswer(await searchFacet(noting.deps, facet, query)), noting.headers()),
      );
      return reply;
    },
  );
};

function withHeaders(answer: PublicAnswer, headers: Readonly<Record<string, string>>): PublicAnswer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
