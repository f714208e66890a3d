import { setTimeout } from 'node:timers/promises';
import { idParams } from '@scampolo/shared/contract/common';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../deps.ts';
import { networkOf } from '../../http/network.ts';
import { createPreviews, type Preview } from './use-cases/read-preview.ts';

/** Kept for a day, then asked for again, which costs nothing while it is the same. */
const CACHING = 'public, max-age=86400, stale-while-revalidate=604800';
/** Longer than drawing takes, shorter than chats wait for a picture. */
const PATIENCE_MS = 8_000;
/** Why there may be none now, though the listing may be seen. */
const NONE_NOW = ['PHOTO_BUSY', 'PHOTO_FAILED', 'RATE_LIMITED'];

/**
 * The picture that links to a listing show, at one address outside `/api/v1`: for listings that anybody may see. While it cannot
 * be had, the photo as it is stands in for it.
 */
export const previewRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const previews = createPreviews(deps);

  app.get(
    '/listings/:id/preview.jpg',
    { schema: { hide: true }, config: { compress: false } },
    async (request, reply) => {
      const params = idParams.safeParse(request.params);
      if (!params.success) throw new AppError('NOT_FOUND');
      const preview = await previews.find(params.data.id);
      const tag = `"${preview.tag}"`;
      reply.header('etag', tag);
      if (request.headers['if-none-match']?.includes(tag)) {
        return reply.code(304).header('cache-control', CACHING).send();
      }
      const picture = await soon(preview, networkOf(request.ip));
      if (Buffer.isBuffer(picture)) {
        return reply.type('image/jpeg').header('cache-control', CACHING).send(picture);
      }
      if (preview.photoKey === null) throw picture;
      return reply
        .removeHeader('etag')
        .header('cache-control', 'no-store')
        .redirect(`/photos/${preview.photoKey}`, 302);
    },
  );
};

/** The picture, or why it cannot be had soon; what is being drawn goes on and is there for the next one. */
async function soon(preview: Preview, network: string): Promise<Buffer | AppError> {
  const giveUp = new AbortController();
  const read = preview.read(network).catch((error: unknown) => {
    if (error instanceof AppError && NONE_NOW.includes(error.code)) return error;
    throw error;
  });
  const tooLong = setTimeout(PATIENCE_MS, new AppError('PHOTO_BUSY'), { signal: giveUp.signal });
  try {
    return await Promise.race([read, tooLong.catch(() => new AppError('PHOTO_BUSY'))]);
  } finally {
    giveUp.abort();
  }
}
