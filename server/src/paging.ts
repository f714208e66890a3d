import { AppError } from '@scampolo/shared/errors';

const UUID_HEX = /^[0-9a-f]{32}$/;

/**
 * The id after which a page starts, from the opaque text of `nextCursor`; null without one.
 * @throws {AppError} VALIDATION_FAILED when the text is not one of ours
 */
export function decodeCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  if (!UUID_HEX.test(hex)) {
    throw new AppError('VALIDATION_FAILED', {
      issues: [{ path: 'cursor', code: 'wrong_format', message: 'Use the nextCursor of the answer before.' }],
    });
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Cuts `limit + 1` loaded rows to a page and names the next page's start, if there is one. */
export function pageOf<T extends { id: string }>(
  rows: readonly T[],
  limit: number,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items,
    nextCursor: more ? Buffer.from(last.id.replaceAll('-', ''), 'hex').toString('base64url') : null,
  };
}
