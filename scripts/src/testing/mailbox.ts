import { join } from 'node:path';
import { listMails } from '@scampolo/server/infra/mailer/mail-files';
import { vi } from 'vitest';

const MOST = 500;

/** What was mailed to people, as far as a test has not read it yet. */
export interface Mailbox {
  /** The path, query and fragment of the link to `page`, a path or its pattern, in the next mail to `to`, waiting until there is one. */
  nextLink(to: string, page: string | RegExp): Promise<string>;
}

/** Reads the mails that the exchange in `dataDir` leaves in its folder instead of sending them. */
export function openMailbox(dataDir: string): Mailbox {
  const read = new Set<string>();
  return {
    nextLink: (to, page) =>
      vi.waitFor(
        async () => {
          const mails = await listMails(join(dataDir, 'mail'), MOST);
          for (const mail of mails.toReversed()) {
            const link = mail.to.includes(to) && !read.has(mail.name) ? linkIn(mail.text, page) : null;
            if (link === null) continue;
            read.add(mail.name);
            return link;
          }
          throw new Error(`no mail to ${to} has a link to ${page}`);
        },
        { timeout: 30_000, interval: 100 },
      ),
  };
}

function linkIn(text: string, page: string | RegExp): string | null {
  for (const [address] of text.matchAll(/https?:\/\/\S+/g)) {
    const { pathname, search, hash } = new URL(address);
    if (typeof page === 'string' ? pathname === page : page.test(pathname)) return pathname + search + hash;
  }
  return null;
}
