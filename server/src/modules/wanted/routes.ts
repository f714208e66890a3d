import { errorAnswer, idParams, page, pageQuery } from '@scampolo/shared/contract/common';
import {
  changeWantedBody,
  closeWantedBody,
  removeWantedBody,
  wanted,
  wantedBody,
  wantedQuery,
} from '@scampolo/shared/contract/wanted';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { closeWanted, removeWanted } from './use-cases/close-wanted.ts';
import { changeWanted, postWanted } from './use-cases/post-wanted.ts';
import { listMyWanted, listWanted, readWanted } from './use-cases/read-wanted.ts';

/** What people look for: anybody reads it, members post it, staff take down what does not belong there. */
export const wantedRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['search'];
  const one = { 200: wanted, '4xx': errorAnswer };
  const many = { 200: page(wanted), '4xx': errorAnswer };

  app.get(
    '/wanted',
    {
      schema: {
        tags,
        summary: 'What is looked for',
        description: 'Open posts, the newest first.',
        querystring: wantedQuery,
        response: many,
      },
    },
    async (request) => listWanted(deps, request.actor, request.query),
  );

  app.post(
    '/wanted',
    {
      ...memberLimit(deps, 'wanted:member'),
      schema: {
        tags,
        summary: 'Say what you look for',
        description: 'Its search tells who posted it when a listing answers it. Closes by itself.',
        body: wantedBody,
        response: { 201: wanted, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return postWanted(deps, requireActor(request), request.body);
    },
  );

  app.get(
    '/wanted/:id',
    { schema: { tags, summary: 'One wanted post', params: idParams, response: one } },
    async (request) => readWanted(deps, request.actor, request.params.id),
  );

  app.patch(
    '/wanted/:id',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Change an open post',
        params: idParams,
        body: changeWantedBody,
        response: one,
      },
    },
    async (request) => changeWanted(deps, requireActor(request), request.params.id, request.body),
  );

  app.post(
    '/wanted/:id/close',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Close a post', params: idParams, body: closeWantedBody, response: one },
    },
    async (request) => closeWanted(deps, requireActor(request), request.params.id, request.body),
  );

  app.get(
    '/me/wanted',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'What I look for',
        description: 'The newest first, whatever became of it.',
        querystring: pageQuery,
        response: many,
      },
    },
    async (request) => listMyWanted(deps, requireActor(request), request.query),
  );

  app.post(
    '/moderation/wanted/:id/remove',
    {
      onRequest: signedIn,
      schema: {
        tags: ['moderation'],
        summary: 'Take a wanted post down',
        description: 'Its author is told the reason.',
        params: idParams,
        body: removeWantedBody,
        response: one,
      },
    },
    async (request) => removeWanted(deps, requireActor(request), request.params.id, request.body),
  );
};
