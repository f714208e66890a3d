import { errorAnswer } from '@scampolo/shared/contract/common';
import { desk } from '@scampolo/shared/contract/desk';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { readDesk } from './use-cases/read-desk.ts';

/** A member's desk. */
export const deskRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/me/desk',
    {
      onRequest: signedIn,
      schema: {
        tags: ['exchange'],
        summary: 'What needs me, what happened lately, and how much of everything I have',
        response: { 200: desk, '4xx': errorAnswer },
      },
    },
    async (request) => readDesk(deps, requireActor(request)),
  );
};
