import { errorAnswer } from '@scampolo/shared/contract/common';
import {
  confirmAnswer,
  confirmBody,
  linkAnswer,
  linkBody,
  resetBody,
  sessionAnswer,
  useLinkBody,
  useResetBody,
} from '@scampolo/shared/contract/identity';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { accepted } from './accepted.ts';
import { nameDevice } from './device.ts';
import { confirmByLink } from './use-cases/confirm-address.ts';
import { requestLink } from './use-cases/request-link.ts';
import { resetPassword } from './use-cases/reset-password.ts';
import { signInByLink } from './use-cases/use-link.ts';

/** Links by mail: asking for one, and using it. */
export const linkRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['identity'];

  app.post(
    '/auth/link',
    {
      ...attemptLimit(deps, 'mail:network'),
      schema: {
        tags,
        summary: 'Have a link mailed that signs in; the answer is the same for every address',
        body: linkBody,
        response: { 202: accepted, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await requestLink(deps, 'sign_in', request.body);
      reply.code(202);
      return {};
    },
  );

  app.post(
    '/auth/link/use',
    {
      ...attemptLimit(deps, 'token:network'),
      schema: {
        tags,
        summary: 'Sign in with a mailed link',
        body: useLinkBody,
        response: { 200: linkAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const device = await nameDevice(request.headers['user-agent']);
      const { opened, next } = await signInByLink(deps, request.body.token, device);
      return { ...(await app.giveSession(reply, opened)).answer, next };
    },
  );

  app.post(
    '/auth/reset',
    {
      ...attemptLimit(deps, 'mail:network'),
      schema: {
        tags,
        summary: 'Have a link mailed that takes a new password; the answer is the same for every address',
        body: resetBody,
        response: { 202: accepted, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await requestLink(deps, 'reset_password', request.body);
      reply.code(202);
      return {};
    },
  );

  app.post(
    '/auth/reset/use',
    {
      ...attemptLimit(deps, 'token:network'),
      schema: {
        tags,
        summary: 'Choose a new password with a mailed link; every other session ends',
        body: useResetBody,
        response: { 200: sessionAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const opened = await resetPassword(deps, request.body, await nameDevice(request.headers['user-agent']));
      return (await app.giveSession(reply, opened)).answer;
    },
  );

  app.post(
    '/auth/confirm',
    {
      ...attemptLimit(deps, 'token:network'),
      schema: {
        tags,
        summary: 'Confirm an address with the link that was mailed to it',
        body: confirmBody,
        response: { 200: confirmAnswer, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const device = await nameDevice(request.headers['user-agent']);
      const { email, opened } = await confirmByLink(deps, request.actor, request.body, device);
      return { email, session: opened && (await app.giveSession(reply, opened)).answer };
    },
  );
};
