import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a mail's file is called, without its ending: letters, digits and hyphens. */
export const MAIL_NAME = /^[A-Za-z0-9-]{1,64}$/;

const storedMail = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sentAt: z.iso.datetime(),
});
/** What lies beside each `.eml`, for whoever wants to show the mail without taking it apart. `sentAt` is ISO 8601. */
export type StoredMail = z.infer<typeof storedMail>;

/** A mail with the name of its files. */
export interface NamedMail extends StoredMail {
  name: string;
}

/** The newest mails in `folder`, at most `limit`, newest first; none when there is no such folder. */
export async function listMails(folder: string, limit: number): Promise<NamedMail[]> {
  const files = await readdir(folder).catch(nothingWhenMissing);
  const names = (files ?? [])
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, `${name}.json`))).mtimeMs })),
  );
  const newest = dated.sort((a, b) => b.at - a.at).slice(0, limit);
  const mails = await Promise.all(newest.map(({ name }) => readMail(folder, name)));
  return mails.filter((mail) => mail !== null);
}

/** The mail called `name`; null when that is no name or there is no such mail. */
export async function readMail(folder: string, name: string): Promise<NamedMail | null> {
  if (!MAIL_NAME.test(name)) return null;
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(nothingWhenMissing);
  return text === null ? null : { name, ...storedMail.parse(JSON.parse(text)) };
}

function nothingWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
