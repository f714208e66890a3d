import { errorAnswer } from '@scampolo/shared/contract/common';
import {
  acceptInvitationBody,
  invitationLook,
  lookInvitationBody,
  sessionAnswer,
} from '@scampolo/shared/contract/identity';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { nameDevice } from './device.ts';
import { acceptInvitation } from './use-cases/accept-invitation.ts';
import { lookAtInvitation } from './use-cases/look-at-invitation.ts';

/** Invitations, for who holds a link. */
export const invitationRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['identity'];

  app.post(
    '/invitations/look',
    {
      ...attemptLimit(deps, 'token:network'),
      schema: {
        tags,
        summary: 'What an invitation is to',
        body: lookInvitationBody,
        response: { 200: invitationLook, '4xx': errorAnswer },
      },
    },
    async (request) => lookAtInvitation(deps, request.body.token),
  );

  app.post(
    '/invitations/accept',
    {
      ...attemptLimit(deps, 'token:network'),
      schema: {
        tags,
        summary: 'Accept an invitation, and sign in as the invited address',
        body: acceptInvitationBody,
        response: { 200: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const opened = await acceptInvitation(
        deps,
        request.body,
        await nameDevice(request.headers['user-agent']),
      );
      return (await app.giveSession(reply, opened)).answer;
    },
  );
};
