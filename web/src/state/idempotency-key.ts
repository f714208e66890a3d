/**
 * A new key for a request that must not be done twice. Not `crypto.randomUUID`, which browsers hide on plain http, where a
 * phone opens a development server.
 */
export function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
