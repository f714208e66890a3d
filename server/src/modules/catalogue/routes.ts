import { catalogueAnswer } from '@scampolo/shared/contract/catalogue';
import { errorAnswer } from '@scampolo/shared/contract/common';
import { languageQuery } from '@scampolo/shared/contract/hubs';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { readCatalogue } from './use-cases/read-catalogue.ts';

/** The taxonomy, fibres, units, colours and forms that listings are described with. */
export const catalogueRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/catalogue',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'Everything a listing is described with',
        querystring: languageQuery,
        response: { 200: catalogueAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'public, max-age=3600');
      return readCatalogue(deps, request.query.lang);
    },
  );
};
