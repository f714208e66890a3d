import { ApiError } from '../api/client.ts';

/** True when a mailed link was used before, is too old, or was taken back: a page then says how to get another. */
export function isLinkOver(cause: unknown): boolean {
  return cause instanceof ApiError && cause.code === 'LINK_INVALID';
}
