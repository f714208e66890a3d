import { errorAnswer, idParams } from '@scampolo/shared/contract/common';
import {
  handOverWorkshopBody,
  invitationParams,
  inviteColleagueBody,
  openInvitation,
  workshop,
  workshopMemberParams,
  workshopPeople,
} from '@scampolo/shared/contract/workshops';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { handOverWorkshop } from './use-cases/hand-over-workshop.ts';
import { inviteColleague, takeBackInvitation } from './use-cases/invite-colleague.ts';
import { partColleague } from './use-cases/part-colleague.ts';
import { readPeople } from './use-cases/read-people.ts';

/** Who acts for a workshop: colleagues, invitations, its owner. */
export const workshopPeopleRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['workshops'];
  const none = { 204: z.null(), '4xx': errorAnswer };

  app.get(
    '/workshops/:id/people',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Who acts for the workshop, and who is invited to',
        params: idParams,
        response: { 200: workshopPeople, '4xx': errorAnswer },
      },
    },
    async (request) => readPeople(deps, requireActor(request), request.params.id),
  );

  app.post(
    '/workshops/:id/invitations',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Invite a colleague by mail',
        params: idParams,
        body: inviteColleagueBody,
        response: { 201: openInvitation, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return inviteColleague(deps, requireActor(request), request.params.id, request.body.email);
    },
  );

  app.delete(
    '/workshops/:id/invitations/:invitationId',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Take an invitation back', params: invitationParams, response: none },
    },
    async (request, reply) => {
      const { id, invitationId } = request.params;
      await takeBackInvitation(deps, requireActor(request), id, invitationId);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/workshops/:id/members/:memberId',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Leave, or take a colleague out',
        params: workshopMemberParams,
        response: none,
      },
    },
    async (request, reply) => {
      const { id, memberId } = request.params;
      await partColleague(deps, requireActor(request), id, memberId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/workshops/:id/hand-over',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Make a colleague the owner',
        params: idParams,
        body: handOverWorkshopBody,
        response: { 200: workshop, '4xx': errorAnswer },
      },
    },
    async (request) =>
      handOverWorkshop(deps, requireActor(request), request.params.id, request.body.memberId),
  );
};
