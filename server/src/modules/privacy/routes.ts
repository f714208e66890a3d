import { errorAnswer, idParams, noBody } from '@scampolo/shared/contract/common';
import {
  deletionBody,
  deletionPreview,
  memberExport,
  memberExports,
} from '@scampolo/shared/contract/privacy';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { deleteMember } from './use-cases/delete-member.ts';
import { previewDeletion } from './use-cases/preview-deletion.ts';
import { listExports, openExport } from './use-cases/read-exports.ts';
import { requestExport } from './use-cases/request-export.ts';

/** What members have a right to: a copy of everything, and to be forgotten. */
export const privacyRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['privacy'];

  app.post(
    '/me/exports',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Have a copy made of everything of mine',
        description: 'While one is being made, this answers with that one. At most three a day.',
        body: noBody,
        response: { 202: memberExport, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      reply.code(202);
      return requestExport(deps, requireActor(request));
    },
  );

  app.get(
    '/me/exports',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'My copies, the newest first',
        response: { 200: memberExports, '4xx': errorAnswer },
      },
    },
    async (request) => ({ items: await listExports(deps, requireActor(request)) }),
  );

  app.get(
    '/me/exports/:id/file',
    {
      onRequest: signedIn,
      compress: false,
      schema: {
        tags,
        summary: 'The file of a copy of mine',
        params: idParams,
        response: {
          200: { content: { 'application/zip': { schema: z.unknown() } } },
          '4xx': errorAnswer,
        },
      },
    },
    async (request, reply) => {
      const file = await openExport(deps, requireActor(request), request.params.id);
      return reply
        .type(file.contentType)
        .header('content-length', file.size)
        .header('content-disposition', 'attachment; filename="scampolo-export.zip"')
        .header('cache-control', 'no-store')
        .send(file.stream);
    },
  );

  app.get(
    '/me/deletion',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'What deleting my account would do',
        response: { 200: deletionPreview, '4xx': errorAnswer },
      },
    },
    async (request) => previewDeletion(deps, requireActor(request)),
  );

  app.post(
    '/me/deletion',
    {
      onRequest: signedIn,
      schema: {
        tags,
        summary: 'Delete my account for good',
        body: deletionBody,
        response: { 204: z.null(), '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      await deleteMember(deps, requireActor(request), request.body.password);
      app.clearSession(reply);
      return reply.code(204).send(null);
    },
  );
};
