import { LANGUAGES, type Language } from '@scampolo/shared/domain/catalogue';
import type { FastifyPluginAsync } from 'fastify';

const A_YEAR = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';

/** What an installed app is, in the language of `?lang=` (a browser sends no cookie for it), else in Italian. */
export const appManifestRoute: FastifyPluginAsync<{
  webManifest: (locale: Language) => object;
}> = async (app, { webManifest }) => {
  app.get<{ Querystring: { lang?: unknown } }>(
    '/manifest.webmanifest',
    { schema: { hide: true } },
    async (request, reply) => {
      const locale = LANGUAGES.find((language) => language === request.query.lang) ?? 'it';
      return reply
        .type('application/manifest+json; charset=utf-8')
        .header('cache-control', A_DAY)
        .send(JSON.stringify(webManifest(locale)));
    },
  );
};

/**
 * How long caches may keep a built file: for ever under `assets`, where a name changes with its content; never without asking the service
 * worker, which every browser has to find changed at once; a day for icons.
 */
export function cacheControlOf(path: string): string {
  if (/[/\\]assets[/\\]/.test(path)) return A_YEAR;
  return path.endsWith('sw.js') ? 'no-cache' : A_DAY;
}
