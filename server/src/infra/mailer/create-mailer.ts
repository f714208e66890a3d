import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { createFileMailer } from './file-mailer.ts';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

/** Where mails land when there is no mail server. */
export function mailFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'mail');
}

/** The mailer of the configuration: through `smtpUrl`, or into {@link mailFolder} without one. */
export function createMailer(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>): Mailer {
  return config.smtpUrl === null
    ? createFileMailer({ folder: mailFolder(config), from: config.mailFrom })
    : createSmtpMailer({ url: config.smtpUrl, from: config.mailFrom });
}
