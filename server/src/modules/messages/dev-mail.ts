import { AppError } from '@scampolo/shared/errors';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Config } from '../../config.ts';
import { mailFolder } from '../../infra/mailer/create-mailer.ts';
import { listMails, type NamedMail, readMail } from '../../infra/mailer/mail-files.ts';
import { FRAME_POLICY, listPage, mailPage, PAGE_POLICY } from './dev-mail-page.ts';

const SHOWN = 100;

/** Says whether mails land in a folder where they may be read in the browser: not in production, and without a mail server. */
export function showsMails(config: Pick<Config, 'mode' | 'smtpUrl'>): boolean {
  return config.mode !== 'production' && config.smtpUrl === null;
}

/**
 * The mails that were not sent, at /dev/mail; for whoever tries the exchange out. Registers nothing where
 * {@link showsMails} says no.
 */
export const devMailPlugin: FastifyPluginAsync<{
  config: Pick<Config, 'mode' | 'smtpUrl' | 'dataDir'>;
}> = async (app, { config }) => {
  if (!showsMails(config)) return;
  const folder = mailFolder(config);
  const hidden = { schema: { hide: true } };

  app.get('/dev/mail', hidden, async (_request, reply) =>
    sendPage(reply, PAGE_POLICY, listPage(await listMails(folder, SHOWN))),
  );

  app.get<{ Params: { name: string } }>('/dev/mail/:name', hidden, async (request, reply) => {
    const origin = `${request.protocol}://${request.host}`;
    return sendPage(reply, PAGE_POLICY, mailPage(await findMail(folder, request.params.name), origin));
  });

  app.get<{ Params: { name: string } }>('/dev/mail/:name/html', hidden, async (request, reply) =>
    sendPage(reply, FRAME_POLICY, (await findMail(folder, request.params.name)).html),
  );
};

async function findMail(folder: string, name: string): Promise<NamedMail> {
  const mail = await readMail(folder, name);
  if (!mail) throw new AppError('NOT_FOUND');
  return mail;
}

function sendPage(reply: FastifyReply, policy: string, markup: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(markup);
}
