import { errorAnswer, page, pageQuery } from '@scampolo/shared/contract/common';
import {
  hubNews,
  hubNewsBody,
  hubNewsParams,
  hubPage,
  hubPageBody,
  hubParams,
} from '@scampolo/shared/contract/hubs';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor } from '../../http/session.ts';
import { changeHubPage } from './use-cases/change-hub-page.ts';
import { listHubNews, takeBackHubNews, tellHubNews } from './use-cases/hub-news.ts';
import { readHubPage } from './use-cases/read-hub-page.ts';

/** What a hub's staff tell of it: its page and its news. The hubs themselves are in `routes.ts`. */
export const hubPageRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['hubs'];
  const tended = memberLimit(deps, 'hub:member');

  app.get(
    '/hubs/:slug/page',
    {
      schema: {
        tags,
        summary: 'Who a hub is, where its places are and when they are open',
        params: hubParams,
        response: { 200: hubPage, '4xx': errorAnswer },
      },
    },
    async (request) => readHubPage(deps, request.params.slug),
  );

  app.put(
    '/hubs/:slug/page',
    {
      ...tended,
      schema: {
        tags,
        summary: 'Write what the page of a hub says',
        description: 'For its staff. The whole page; `revision` is that of the page it was made on.',
        params: hubParams,
        body: hubPageBody,
        response: { 200: hubPage, '4xx': errorAnswer },
      },
    },
    async (request) => changeHubPage(deps, requireActor(request), request.params.slug, request.body),
  );

  app.get(
    '/hubs/:slug/news',
    {
      schema: {
        tags,
        summary: 'News of a hub, the newest first',
        params: hubParams,
        querystring: pageQuery,
        response: { 200: page(hubNews), '4xx': errorAnswer },
      },
    },
    async (request) => listHubNews(deps, request.params.slug, request.query),
  );

  app.post(
    '/hubs/:slug/news',
    {
      ...tended,
      schema: {
        tags,
        summary: 'Tell a piece of news of a hub',
        params: hubParams,
        body: hubNewsBody,
        response: { 201: hubNews, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return tellHubNews(deps, requireActor(request), request.params.slug, request.body);
    },
  );

  app.delete(
    '/hubs/:slug/news/:id',
    {
      ...tended,
      schema: {
        tags,
        summary: 'Take a piece of news of a hub back',
        params: hubNewsParams,
        response: { 204: z.null(), '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await takeBackHubNews(deps, requireActor(request), slug, id);
      return reply.code(204).send(null);
    },
  );
};
