import { errorAnswer, idParams, page, pageQuery } from '@scampolo/shared/contract/common';
import { listing } from '@scampolo/shared/contract/listings';
import { decisionBody, queueEntry } from '@scampolo/shared/contract/moderation';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { decideListing } from './use-cases/decide-listing.ts';
import { readQueue } from './use-cases/read-queue.ts';

/** The staff's queue and decisions. */
export const moderationRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['moderation'];

  app.get(
    '/moderation/queue',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'What waits for a decision, oldest first',
        querystring: pageQuery,
        response: { 200: page(queueEntry), '4xx': errorAnswer },
      },
    },
    async (request) => readQueue(deps, requireActor(request), request.query),
  );

  app.post(
    '/moderation/listings/:id/decision',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Decide on a listing',
        params: idParams,
        body: decisionBody,
        response: { 200: listing, '4xx': errorAnswer },
      },
    },
    async (request) => decideListing(deps, requireActor(request), request.params.id, request.body),
  );
};
