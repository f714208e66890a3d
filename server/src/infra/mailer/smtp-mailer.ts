import { type Mailer, MailFailure } from './mailer.ts';
import { messageOf } from './message.ts';

const CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/**
 * Sends through the mail server at `url` (smtp: or smtps:, with nodemailer's options as query parameters, such as
 * `requireTLS=false`), over up to four connections that are kept for a while. To another machine only encrypted, unless the
 * address says `requireTLS=false`.
 * @param from the sender, `Name <address>`
 */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  let transport: Promise<Transport> | undefined;
  return {
    async send(mail) {
      transport ??= openTransport(url);
      try {
        await (await transport).sendMail(messageOf(mail, from));
      } catch (error) {
        throw failureOf(error);
      }
    },
    close() {
      transport?.then((opened) => opened.close()).catch(() => undefined);
    },
  };
}

/**
 * Connects to the mail server at `url` as for a mail, encrypts and signs in, and sends none.
 * @returns null when it would take mails, else why not, in codes
 */
export async function tryMailServer(url: string): Promise<string | null> {
  const transport = await openTransport(url);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return codesOf(error);
  } finally {
    transport.close();
  }
}

type Transport = Awaited<ReturnType<typeof openTransport>>;

async function openTransport(url: string) {
  // Loaded with the first mail: a server at rest does not pay for it.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    ...encryption(url),
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
  });
}

/** Mails carry links that sign in: they go encrypted, but to this machine itself or where the address says otherwise. */
function encryption(url: string): { requireTLS?: true } {
  const { protocol, hostname, searchParams } = new URL(url);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'smtps:' || isHere || searchParams.has('requireTLS') ? {} : { requireTLS: true };
}

/** Keeps codes and drops words: replies of mail servers name addresses, and those do not belong in logs. */
function failureOf(error: unknown): MailFailure {
  const { responseCode, command } = readCodes(error);
  const refused = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  // Refused sign-in and refused sender are about the server's settings, not about this mail.
  const permanent = refused && (command === 'RCPT TO' || command === 'DATA');
  return new MailFailure(`the mail server did not take the mail (${codesOf(error)})`, permanent);
}

function codesOf(error: unknown): string {
  const { code, responseCode, command } = readCodes(error);
  return [code ?? 'unknown error', responseCode, command].filter((part) => part !== undefined).join(', ');
}

function readCodes(error: unknown): { code?: string; responseCode?: number; command?: string } {
  if (!(error instanceof Error)) return {};
  const { code, responseCode, command } = error as {
    code?: unknown;
    responseCode?: unknown;
    command?: unknown;
  };
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof responseCode === 'number' && { responseCode }),
    ...(typeof command === 'string' && /^[A-Z ]+$/.test(command) && { command }),
  };
}
