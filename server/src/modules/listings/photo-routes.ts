import multipart from '@fastify/multipart';
import { errorAnswer, idParams } from '@scampolo/shared/contract/common';
import { photo } from '@scampolo/shared/contract/listings';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireActor, signedIn } from '../../http/session.ts';
import { MAX_PHOTO_BYTES } from '../../infra/images/photo.ts';
import { receiveUpload } from '../../infra/images/receive-upload.ts';
import { addPhoto, requireRoomForPhoto } from './use-cases/add-photo.ts';

const A_YEAR_SECONDS = 31_536_000;

/** Uploading photos. In a plugin of its own, so that no other route takes multipart bodies. */
export const photoUploadRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  await app.register(multipart, {
    limits: { files: 1, fields: 0, parts: 1, fileSize: MAX_PHOTO_BYTES, headerPairs: 20 },
    throwFileSizeLimit: false,
  });

  app.post(
    '/listings/:id/photos',
    {
      onRequest: signedIn,
      schema: {
        tags: ['listings'],
        summary: 'Add a photo',
        description: 'multipart/form-data with one part `file`: JPEG, PNG, WebP or AVIF, up to 25 MB.',
        consumes: ['multipart/form-data'],
        params: idParams,
        response: { 201: photo, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await requireRoomForPhoto(deps, actor, request.params.id);
      const part = await request.file().catch(refuseUnreadable);
      if (part?.fieldname !== 'file') {
        part?.file.resume();
        throw new AppError('VALIDATION_FAILED', {
          issues: [{ path: 'file', code: 'required', message: 'Send one part named "file".' }],
        });
      }
      await using upload = await receiveUpload(part.file, { folder: deps.uploadFolder });
      reply.code(201);
      // Awaited here: the file is gone when this function returns.
      return await addPhoto(deps, actor, request.params.id, upload.path);
    },
  );
};

/** The parser's own complaints about a body that is no multipart form carry no code. */
function refuseUnreadable(error: Error): never {
  if ('code' in error) throw error;
  const refusal = new AppError('MALFORMED_BODY', undefined, 'The body is not a readable multipart form.');
  throw Object.assign(refusal, { cause: error });
}

/** Serves photos by content address, outside `/api/v1`. What an address means never changes, so caches keep it for ever. */
export const photoFileRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/photos/:key',
    { schema: { hide: true, params: z.object({ key: z.string().max(100) }) }, config: { compress: false } },
    async (request, reply) => {
      const file = await deps.photoStore.open(request.params.key);
      if (!file) throw new AppError('NOT_FOUND');
      return reply
        .type(file.contentType)
        .header('content-length', file.size)
        .header('cache-control', `public, max-age=${A_YEAR_SECONDS}, immutable`)
        .header('content-security-policy', "default-src 'none'")
        .send(file.stream);
    },
  );
};
