import { errorAnswer, idParams } from '@scampolo/shared/contract/common';
import { photo, photoParams } from '@scampolo/shared/contract/listings';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { fileUploads, receiveFile } from '../../http/file-upload.ts';
import { optionalIdempotencyKey } from '../../http/idempotency-key.ts';
import { memberLimit } from '../../http/limits.ts';
import { requireActor } from '../../http/session.ts';
import { addPhoto, findPhotoSentAs, requireRoomForPhoto } from './use-cases/add-photo.ts';
import { replacePhoto, requirePhoto } from './use-cases/replace-photo.ts';

const A_YEAR_SECONDS = 31_536_000;

/** Uploading photos. In a plugin of its own, so that no other route takes multipart bodies. */
export const photoUploadRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  await app.register(fileUploads);

  app.post(
    '/listings/:id/photos',
    {
      ...memberLimit(deps, 'photo:member'),
      config: { idempotencyKey: 'optional' },
      schema: {
        tags: ['listings'],
        summary: 'Add a photo',
        description:
          'multipart/form-data with one part `file`: JPEG, PNG, WebP or AVIF, up to 25 MB. Under an `Idempotency-Key` a listing gets one photo: the same key again answers with that one, as it is now, and no file is read. Once the photo is removed its key is free.',
        consumes: ['multipart/form-data'],
        params: idParams,
        response: { 201: photo, '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      const listingId = request.params.id;
      const key = optionalIdempotencyKey(request);
      const earlier = key === null ? null : await findPhotoSentAs(deps, actor, listingId, key);
      reply.code(201);
      if (earlier) return earlier;
      await requireRoomForPhoto(deps, actor, listingId);
      await using upload = await receiveFile(request, deps);
      // Awaited here: the file is gone when this function returns.
      return await addPhoto(deps, actor, listingId, upload.path, { key });
    },
  );

  app.put(
    '/listings/:id/photos/:photoId',
    {
      ...memberLimit(deps, 'photo:member'),
      schema: {
        tags: ['listings'],
        summary: 'Replace a photo',
        description:
          'multipart/form-data with one part `file`, as for a new photo. The photo keeps its id, its place and its text.',
        consumes: ['multipart/form-data'],
        params: photoParams,
        response: { 200: photo, '4xx': errorAnswer },
      },
    },
    async (request) => {
      const actor = requireActor(request);
      const { id, photoId } = request.params;
      await requirePhoto(deps, actor, id, photoId);
      await using upload = await receiveFile(request, deps);
      return await replacePhoto(deps, actor, { listingId: id, photoId, path: upload.path });
    },
  );
};

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
        .header('content-security-policy', "default-src 'none';frame-ancestors 'none'")
        .send(file.stream);
    },
  );
};
