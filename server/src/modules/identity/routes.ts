import { errorAnswer } from '@scampolo/shared/contract/common';
import { loginBody, me, refreshBody, registerBody, sessionAnswer } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { presentMe } from './present.ts';

import { openSession, refreshSession } from './use-cases/open-session.ts';
import { registerMember } from './use-cases/register-member.ts';
import { signIn } from './use-cases/sign-in.ts';
import { signOut } from './use-cases/sign-out.ts';

/** Accounts and sessions. */
export const identityRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['identity'];

  app.post(
    '/auth/register',
    {
      config: attemptLimit(deps.config),
      schema: {
        tags,
        summary: 'Open an account with its workshop',
        body: registerBody,
        response: { 201: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const memberId = await registerMember(deps, request.body);
      reply.code(201);
      return (await app.giveSession(reply, await openSession(deps, memberId))).answer;
    },
  );

  app.post(
    '/auth/login',
    {
      config: attemptLimit(deps.config),
      schema: {
        tags,
        summary: 'Sign in with a password',
        body: loginBody,
        response: { 200: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const memberId = await signIn(deps, request.body);
      return (await app.giveSession(reply, await openSession(deps, memberId))).answer;
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

  app.get(
    '/me',
    {
      onRequest: signedIn,
      schema: { tags, summary: 'Who is signed in', response: { 200: me, '4xx': errorAnswer } },
    },
    async (request) => presentMe(requireActor(request)),
  );
};
