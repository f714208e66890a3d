import { app as en } from '../i18n/en/app.ts';
import { app as it } from '../i18n/it/app.ts';

/** Why a page is shown as it was: no network at all, or one that takes too long. */
export type Why = 'offline' | 'slow';

const MAIN = '<main ';

/**
 * A kept document with a line under its header that says so: since when it may have changed, and a way to ask again. Beside and not in
 * what the page's script takes over, which has to find what the server drew.
 */
export function withLine(html: string, { why, keptAt }: { why: Why; keptAt: Date }): string {
  const locale = /<html lang="en"/.test(html) ? 'en' : 'it';
  const words = locale === 'en' ? en : it;
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'it', {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const text = String(words[why === 'slow' ? 'app.keptSlow' : 'app.keptOffline']);
  const line =
    `<aside class="note held"><p>${text.replace('{when}', () => format.format(keptAt))} ` +
    `<a href="">${words['app.again']}</a></p></aside>`;
  return html.replace(MAIN, () => line + MAIN);
}
