import { errorAnswer } from '@scampolo/shared/contract/common';
import { oneClickBody, unsubscribeBody, unsubscribed } from '@scampolo/shared/contract/saved-searches';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { attemptLimit } from '../../http/limits.ts';
import { toIssues } from '../../http/validation.ts';
import { unsubscribe } from './use-cases/unsubscribe.ts';

/** `List-Unsubscribe=One-Click` is 26 bytes; as a part of a multipart form it takes some 200. */
const FORM_LIMIT_BYTES = 2048;
const URL_ENCODED = 'application/x-www-form-urlencoded';
const IN_PARTS = 'multipart/form-data';

/** No more mails: by the page that a mail links to, and by mail programs (RFC 8058). Nobody need be signed in. */
export const unsubscribeRoutes: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  const tags = ['search'];
  app.post(
    '/unsubscribe',
    {
      ...attemptLimit(deps, 'unsubscribe:network'),
      schema: {
        tags,
        summary: 'End the mails that a token is for',
        description: 'The token comes with the mail. As often as one likes.',
        body: unsubscribeBody,
        response: { 200: unsubscribed, '4xx': errorAnswer },
      },
    },
    async (request) => unsubscribe(deps, request.body.token),
  );

  await app.register(oneClickRoute, { deps });
};

/** In a scope of its own: mail programs send a form, as the standard has it, and not JSON; nowhere else are forms taken. */
const oneClickRoute: FastifyPluginAsyncZod<{ deps: Deps }> = async (app, { deps }) => {
  app.removeAllContentTypeParsers();
  const options = { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES } as const;
  app.addContentTypeParser(URL_ENCODED, options, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addContentTypeParser(IN_PARTS, options, (_request, body, done) => done(null, fieldsOf(String(body))));
  app.post(
    '/unsubscribe/:token',
    {
      ...attemptLimit(deps, 'unsubscribe:network'),
      schema: {
        tags: ['search'],
        summary: 'End mails with one click',
        description:
          'For mail programs (RFC 8058): a form that says `List-Unsubscribe=One-Click`. A GET of this address is nothing.',
        consumes: [URL_ENCODED],
        params: unsubscribeBody,
        response: { 204: z.null().describe('done'), '4xx': errorAnswer },
      },
    },
    async (request, reply) => {
      const form = oneClickBody.safeParse(request.body);
      if (!form.success) {
        const issues = form.error.issues.flatMap((one) => toIssues(one, request.body));
        throw new AppError('VALIDATION_FAILED', { issues });
      }
      await unsubscribe(deps, request.params.token);
      return reply.code(204).send(null);
    },
  );
};

/** The texts of a form in parts. What is no text field of one line is left out. */
function fieldsOf(form: string): Record<string, string> {
  const parts = form.matchAll(
    /^content-disposition: *form-data; *name="([^"\r\n]+)"\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]*)\r?$/gim,
  );
  return Object.fromEntries([...parts].map(([, name = '', value = '']) => [name, value]));
}
