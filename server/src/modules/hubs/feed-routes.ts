import { INTERFACE_LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsync } from 'fastify';
import type { Deps } from '../../deps.ts';
import { readHubFeed } from './use-cases/read-hub-feed.ts';

const FEED = /^hub-([a-z0-9-]{2,40})\.atom$/;
const FIVE_MINUTES = 'public, max-age=300';

/** What feed readers fetch: `/feeds/hub-milano.atom`, in the language of `?lang=`. It is no part of the API. */
export const hubFeedRoutes: FastifyPluginAsync<{ deps: Deps }> = async (app, { deps }) => {
  app.get<{ Params: { file: string }; Querystring: { lang?: unknown } }>(
    '/feeds/:file',
    { schema: { hide: true } },
    async (request, reply) => {
      const [, slug] = FEED.exec(request.params.file) ?? [];
      if (slug === undefined) throw new AppError('NOT_FOUND');
      const language = INTERFACE_LANGUAGES.find((one) => one === request.query.lang) ?? 'it';
      return app.publicAnswers.send(request, reply, `feed ${language} ${slug}`, async () => ({
        body: await readHubFeed(deps, slug, language),
        headers: {
          'content-type': 'application/atom+xml; charset=utf-8',
          'cache-control': FIVE_MINUTES,
          vary: 'accept-encoding',
        },
      }));
    },
  );
};
