import { errorAnswer } from '@scampolo/shared/contract/common';
import { hub, hubParams, hubsAnswer, languageQuery } from '@scampolo/shared/contract/hubs';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { listHubs, readHub } from './use-cases/list-hubs.ts';

/** The hubs of the exchange. */
export const hubRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['hubs'];

  app.get(
    '/hubs',
    {
      schema: {
        tags,
        summary: 'All hubs',
        querystring: languageQuery,
        response: { 200: hubsAnswer, '4xx': errorAnswer },
      },
    },
    async (request) => ({ items: await listHubs(deps, request.query.lang) }),
  );

  app.get(
    '/hubs/:slug',
    {
      schema: {
        tags,
        summary: 'One hub',
        params: hubParams,
        querystring: languageQuery,
        response: { 200: hub, '4xx': errorAnswer },
      },
    },
    async (request) => readHub(deps, request.params.slug, request.query.lang),
  );
};
