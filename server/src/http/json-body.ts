import { AppError } from '@scampolo/shared/errors';
import plugin from 'fastify-plugin';

/** Largest JSON body, in bytes: a listing with everything filled in stays below 64 kB. */
export const JSON_LIMIT_BYTES = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes `application/json` only, and only as valid UTF-8 without `__proto__` or `constructor` keys. Fastify's own parser
 * would replace broken bytes silently, and would hand text/plain to the handler.
 */
export const jsonBodyPlugin = plugin(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: JSON_LIMIT_BYTES },
      (request, body: Buffer, done) => {
        if (body.length === 0) return done(null, undefined);
        let text: string;
        try {
          text = utf8.decode(body);
        } catch (cause) {
          request.log.debug({ err: cause }, 'body is not UTF-8');
          return done(new AppError('MALFORMED_BODY'));
        }
        parse(request, text, (error, value) =>
          error ? done(new AppError('MALFORMED_BODY')) : done(null, value),
        );
      },
    );
  },
  { name: 'json-body' },
);
