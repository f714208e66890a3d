import { errorAnswer } from '@scampolo/shared/contract/common';
import { loginBody, refreshBody, registerBody, sessionAnswer } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { accountRoutes } from './account-routes.ts';
import { nameDevice } from './device.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { openSession, refreshSession } from './use-cases/open-session.ts';
import { registerMember } from './use-cases/register-member.ts';
import { signIn } from './use-cases/sign-in.ts';
import { signOut } from './use-cases/sign-out.ts';

/** Accounts and sessions: opening an account, signing in and out; and what the other route files of this folder have. */
export const identityRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['identity'];
  for (const routes of [linkRoutes, accountRoutes, invitationRoutes]) await app.register(routes, { deps });

  app.post(
    '/auth/register',
    {
      ...attemptLimit(deps, 'register:network'),
      schema: {
        tags,
        summary: 'Open an account with its workshop; a link that confirms the address is mailed to it',
        body: registerBody,
        response: { 201: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const memberId = await registerMember(deps, request.body);
      const device = await nameDevice(request.headers['user-agent']);
      reply.code(201);
      return (await app.giveSession(reply, await openSession(deps, { memberId, device }))).answer;
    },
  );

  app.post(
    '/auth/login',
    {
      ...attemptLimit(deps, 'sign_in:network'),
      schema: {
        tags,
        summary: 'Sign in with a password',
        body: loginBody,
        response: { 200: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const opened = await signIn(deps, request.body, await nameDevice(request.headers['user-agent']));
      return (await app.giveSession(reply, opened)).answer;
    },
  );

  app.post(
    '/auth/refresh',
    {
      schema: {
        tags,
        summary: 'Exchange the refresh token',
        body: refreshBody,
        response: { 200: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const presented = request.body.refreshToken ?? app.refreshTokenOf(request);
      if (presented === null) throw new AppError('UNAUTHENTICATED');
      return (await app.giveSession(reply, await refreshSession(deps, presented))).answer;
    },
  );

  app.post(
    '/auth/logout',
    { schema: { tags, summary: 'Sign out on this device', response: { 204: z.null(), '4xx': errorAnswer } } },
    async (request, reply) => {
      if (request.actor) await signOut(deps, request.actor);
      app.clearSession(reply);
      return reply.code(204).send(null);
    },
  );
};
