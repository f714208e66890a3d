/** A message of RFC 5322 with two alternatives, taken apart: enough for what nodemailer writes here. */
export interface ReadMessage {
  /** by name in lower case; folded lines joined, encoded words decoded */
  headers: Map<string, string>;
  text: string;
  html: string;
}

/** @throws when the message is not multipart/alternative with a text and an HTML part */
export function readMessage(raw: string): ReadMessage {
  const { headers, body } = splitHead(raw);
  const boundary = /^multipart\/alternative;\s*boundary="([^"]+)"/.exec(
    headers.get('content-type') ?? '',
  )?.[1];
  if (boundary === undefined) throw new Error(`not multipart/alternative: ${headers.get('content-type')}`);
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitHead(part.replace(/^\r\n/, '')));
  const contentOf = (type: string): string => {
    const part = parts.find((one) => one.headers.get('content-type')?.startsWith(type));
    if (!part) throw new Error(`there is no ${type} part`);
    return decodeBody(
      part.body.replace(/\r\n$/, ''),
      part.headers.get('content-transfer-encoding') ?? '7bit',
    );
  };
  return { headers, text: contentOf('text/plain'), html: contentOf('text/html') };
}

function splitHead(raw: string): { headers: Map<string, string>; body: string } {
  const at = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, at)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body: raw.slice(at + 4) };
}

/** RFC 2047; white space between two encoded words does not count. */
function decodeWords(value: string): string {
  return value
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_word, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    );
}

function decodeBody(body: string, encoding: string): string {
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body.replaceAll('=\r\n', ''))
        : body;
  return text.replaceAll('\r\n', '\n');
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
