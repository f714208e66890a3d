import { errorAnswer, idParams } from '@scampolo/shared/contract/common';
import { workshop } from '@scampolo/shared/contract/workshops';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { fileUploads, receiveFile } from '../../http/file-upload.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor } from '../../http/session.ts';
import { requireOwnWorkshop, setLogo } from './use-cases/change-logo.ts';

/** Uploading a logo. In a plugin of its own, so that no other route of workshops takes multipart bodies. */
export const logoUploadRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  await app.register(fileUploads);

  app.put(
    '/workshops/:id/logo',
    {
      ...memberLimit(deps, 'photo:member'),
      schema: {
        tags: ['workshops'],
        summary: 'Set the logo',
        description: 'multipart/form-data with one part `file`: JPEG, PNG, WebP or AVIF, up to 25 MB.',
        consumes: ['multipart/form-data'],
        params: idParams,
        response: { 200: workshop, '4xx': errorAnswer },
      },
    },
    async (request) => {
      const actor = requireActor(request);
      await requireOwnWorkshop(deps, actor, request.params.id);
      await using upload = await receiveFile(request, deps);
      // Awaited here: the file is gone when this function returns.
      return await setLogo(deps, actor, request.params.id, upload.path);
    },
  );
};
