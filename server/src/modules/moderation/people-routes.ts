import { errorAnswer, idParams, page } from '@scampolo/shared/contract/common';
import {
  staffWorkshop,
  staffWorkshopsQuery,
  suspensionBody,
  trustBody,
} from '@scampolo/shared/contract/workshops';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { restoreMember, suspendMember } from '../identity/use-cases/suspend-member.ts';
import { readWorkshopPeople } from './use-cases/read-people.ts';
import { setTrust } from './use-cases/set-trust.ts';

/** The staff's side of workshops and members: whom they know, how far they trust them, who may not sign in. */
export const moderationPeopleRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['moderation'];
  const none = { 204: z.null(), '4xx': errorAnswer };

  app.get(
    '/moderation/workshops',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'The workshops of my hubs and their people',
        querystring: staffWorkshopsQuery,
        response: { 200: page(staffWorkshop), '4xx': errorAnswer },
      },
    },
    async (request) => readWorkshopPeople(deps, requireActor(request), request.query),
  );

  app.put(
    '/moderation/workshops/:id/trust',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Say how far a workshop is trusted',
        description: 'Listings of a trusted workshop are published without review. Restricting says why.',
        params: idParams,
        body: trustBody,
        response: { 200: staffWorkshop, '4xx': errorAnswer },
      },
    },
    async (request) => setTrust(deps, requireActor(request), request.params.id, request.body),
  );

  app.put(
    '/moderation/members/:id/suspension',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Suspend a member, telling why',
        params: idParams,
        body: suspensionBody,
        response: none,
      },
    },
    async (request, reply) => {
      await suspendMember(deps, requireActor(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/moderation/members/:id/suspension',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Let a member sign in again', params: idParams, response: none },
    },
    async (request, reply) => {
      await restoreMember(deps, requireActor(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
};
