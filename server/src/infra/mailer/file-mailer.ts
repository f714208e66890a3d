import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@scampolo/db/ids';
import { MAIL_NAME, type StoredMail } from './mail-files.ts';
import { type Mail, type Mailer, MailFailure } from './mailer.ts';
import { messageOf } from './message.ts';

/**
 * Writes each mail to `folder` (made when missing): `<name>.eml` as it would go out, and the same in parts in
 * `<name>.json`. The name is the first half of the Message-ID, so that a mail that is sent again replaces itself. Files
 * appear whole, and only their owner can read them.
 * @param from the sender, `Name <address>`
 */
export function createFileMailer({ folder, from }: { folder: string; from: string }): Mailer {
  return {
    async send(mail) {
      const name = nameOf(mail);
      const { to, subject, text, html } = mail;
      const stored: StoredMail = { to, subject, text, html, sentAt: new Date().toISOString() };
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(join(folder, `${name}.eml`), await compose(mail, from));
        await writeWhole(join(folder, `${name}.json`), JSON.stringify(stored));
      } catch (error) {
        throw new MailFailure(`the mail could not be written to ${folder} (${codeOf(error)})`, false);
      }
    },
    close: () => undefined,
  };
}

function nameOf({ messageId }: Mail): string {
  const local = /^<([^@]+)@/.exec(messageId ?? '')?.[1] ?? '';
  return MAIL_NAME.test(local) ? local : newId();
}

async function compose(mail: Mail, from: string): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(messageOf(mail, from));
  if (!Buffer.isBuffer(message)) throw new TypeError('nodemailer gave a stream');
  return message;
}

async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  const unfinished = `${path}.${newId()}.part`;
  await writeFile(unfinished, content, { mode: 0o600 });
  await rename(unfinished, path);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : String(error);
}
