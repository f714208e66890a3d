import { errorAnswer, idParams, noBody } from '@scampolo/shared/contract/common';
import {
  changeEmailBody,
  changePasswordBody,
  me,
  openSessions,
  sessionAnswer,
  updateMeBody,
} from '@scampolo/shared/contract/identity';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { accepted } from './accepted.ts';
import { nameDevice } from './device.ts';
import { presentMe } from './present.ts';
import { changeAddress, resendConfirmation } from './use-cases/change-address.ts';
import { changePassword } from './use-cases/change-password.ts';
import { endAllSessions, endOneSession, listSessions } from './use-cases/list-sessions.ts';
import { updateMe } from './use-cases/update-profile.ts';

/** The signed-in member's own account: profile, address, password, sessions. */
export const accountRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['identity'];
  const mailLimit = { onRequest: [signedIn, attemptLimit(deps, 'mail:network').onRequest] };

  app.get(
    '/me',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Who is signed in', response: { 200: me, '4xx': errorAnswer } },
    },
    async (request) => presentMe(requireActor(request)),
  );

  app.patch(
    '/me',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Change name or language',
        body: updateMeBody,
        response: { 200: me, '4xx': errorAnswer },
      },
    },
    async (request) => updateMe(deps, requireActor(request), request.body),
  );

  app.post(
    '/me/confirmation',
    {
      ...mailLimit,
      schema: {
        tags,
        summary: 'Have the link that confirms the address mailed once more',
        body: noBody,
        response: { 202: accepted, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await resendConfirmation(deps, requireActor(request));
      reply.code(202);
      return {};
    },
  );

  app.post(
    '/me/email',
    {
      ...mailLimit,
      schema: {
        tags,
        summary: 'Change the address, by a link that is mailed to the new one',
        body: changeEmailBody,
        response: { 202: accepted, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await changeAddress(deps, requireActor(request), request.body);
      reply.code(202);
      return {};
    },
  );

  app.post(
    '/me/password',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Change the password; every other session ends',
        body: changePasswordBody,
        response: { 200: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const device = await nameDevice(request.headers['user-agent']);
      const opened = await changePassword(deps, requireActor(request), request.body, device);
      return (await app.giveSession(reply, opened)).answer;
    },
  );

  app.get(
    '/me/sessions',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Where one is signed in',
        response: { 200: openSessions, '4xx': errorAnswer },
      },
    },
    async (request) => ({ items: await listSessions(deps, requireActor(request)) }),
  );

  app.delete(
    '/me/sessions/:id',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Sign out on one device',
        params: idParams,
        response: { 204: z.null(), '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      if (await endOneSession(deps, requireActor(request), request.params.id)) app.clearSession(reply);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/me/sessions',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Sign out everywhere', response: { 204: z.null(), '4xx': errorAnswer } },
    },
    async (request, reply) => {
      await endAllSessions(deps, requireActor(request));
      app.clearSession(reply);
      return reply.code(204).send(null);
    },
  );
};
