import { errorAnswer, idParams, page, pageQuery } from '@scampolo/shared/contract/common';
import {
  claimMessage,
  claimThread,
  messageBody,
  readMessagesBody,
  threadSummary,
} from '@scampolo/shared/contract/messages';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { optionalIdempotencyKey } from '../../http/idempotency-key.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { listThreads, markRead, readThread } from './use-cases/read-thread.ts';
import { writeMessage } from './use-cases/write-message.ts';

/** What people write each other about a claim. */
export const threadRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['messages'];

  app.get(
    '/claims/:id/messages',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Messages about a claim',
        description: 'The newest page, oldest message first; `nextCursor` leads to older ones.',
        params: idParams,
        querystring: pageQuery,
        response: { 200: claimThread, '4xx': errorAnswer },
      },
    },
    async (request) => readThread(deps, requireActor(request), request.params.id, request.query),
  );

  app.post(
    '/claims/:id/messages',
    {
      ...memberLimit(deps, 'message:member'),
      config: { idempotencyKey: 'optional' },
      schema: {
        tags,
        summary: 'Write about a claim',
        description:
          'Plain text. With an `Idempotency-Key` header the same key with the same text writes once. ' +
          'Claims that are over take messages for 30 days more.',
        params: idParams,
        body: messageBody,
        response: { 201: claimMessage, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const { id: claimId } = request.params;
      reply.code(201);
      return writeMessage(deps, actor, {
        claimId,
        text: request.body.text,
        key: optionalIdempotencyKey(request),
      });
    },
  );

  app.post(
    '/claims/:id/messages/read',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Note what I have read',
        params: idParams,
        body: readMessagesBody,
        response: { 204: z.null(), '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await markRead(deps, requireActor(request), request.params.id, request.body.upTo);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/me/threads',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'My claims with messages, the last written first',
        querystring: pageQuery,
        response: { 200: page(threadSummary), '4xx': errorAnswer },
      },
    },
    async (request) => listThreads(deps, requireActor(request), request.query),
  );
};
