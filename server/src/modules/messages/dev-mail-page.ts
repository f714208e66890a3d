import { createHash } from 'node:crypto';
import type { NamedMail } from '../../infra/mailer/mail-files.ts';
import { html, type SafeHtml } from './safe-html.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0 auto; padding: 1rem; max-width: 48rem; overflow-wrap: anywhere }
ul { padding: 0; list-style: none }
li { border-top: 1px solid; padding: .75rem 0 }
li a { display: block; font-weight: 600; padding: .25rem 0 }
pre { white-space: pre-wrap; font: inherit; border: 1px solid; padding: 1rem }
iframe { box-sizing: border-box; width: 100%; height: 30rem; border: 1px solid; background: #fff; color-scheme: light }
`;

/** What these pages may load: their one style, and the mail in its frame. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a mail's HTML may do in its frame: nothing but its own inline style. */
export const FRAME_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The list of mails. */
export function listPage(mails: readonly NamedMail[]): string {
  const entries = mails.map(
    ({ name, subject, to, sentAt }) =>
      html`<li><a href="/dev/mail/${name}">${subject}</a>${to} · <time datetime="${sentAt}">${clock(sentAt)}</time></li>`,
  );
  return page(
    'Mails',
    mails.length === 0
      ? html`<p>No mail yet. What the exchange would send appears here.</p>`
      : html`<ul>${entries}</ul>`,
  );
}

/**
 * One mail, its text and its HTML. Lines of the text that are addresses on `origin` can be followed; nothing else can.
 * @param origin of the page, such as `http://127.0.0.1:3000`
 */
export function mailPage(mail: NamedMail, origin: string): string {
  const { name, subject, to, sentAt, text } = mail;
  return page(
    subject,
    html`<p><a href="/dev/mail">All mails</a></p>
<p>To ${to} · <time datetime="${sentAt}">${clock(sentAt)}</time></p>
<h2>Text</h2>
<pre>${text.split('\n').map((part) => followable(part, origin))}</pre>
<h2>HTML</h2>
<iframe src="/dev/mail/${name}/html" sandbox="" title="The mail as HTML"></iframe>`,
  );
}

function page(title: string, content: SafeHtml): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${styleElement()}</head>
<body><h1>${title}</h1>
${content}
</body>
</html>
`.markup;
}

function styleElement(): SafeHtml {
  // A constant of this file without any of the characters that `html` escapes: the policy's hash is of this very text.
  return html`<style>${STYLE}</style>`;
}

function followable(text: string, origin: string): SafeHtml {
  return text.startsWith(`${origin}/`) && URL.canParse(text)
    ? html`<a href="${text}">${text}</a>
`
    : html`${text}
`;
}

/** `2025-11-22 14:05:09` in UTC. */
function clock(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
