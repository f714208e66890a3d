import type { Mail } from './mailer.ts';

/** What nodemailer is given for a mail: one recipient, nothing read from a file or an address. */
export function messageOf(mail: Mail, from: string) {
  const { to, subject, text, html, messageId, unsubscribeUrl } = mail;
  return {
    from,
    // An object, since a text would be read as a list of addresses.
    to: { name: '', address: to },
    subject,
    text,
    html,
    ...(messageId !== undefined && { messageId }),
    // RFC 3834: no out-of-office replies.
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl !== undefined && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
