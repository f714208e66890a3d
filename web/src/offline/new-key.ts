/**
 * A new UUID (version 4, RFC 9562): the name of a draft or a photo in this browser, and the Idempotency-Key under which it goes up. Not
 * `crypto.randomUUID`, which browsers hide on plain http, where a phone opens a development server.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
