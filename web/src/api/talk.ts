import type { ClaimMessageJson, ClaimThreadJson } from '@scampolo/shared/contract/messages';
import { request } from './client.ts';

/** GET /claims/:id/messages; with a cursor, older ones. */
export function readMessages(claimId: string, cursor: string | null = null): Promise<ClaimThreadJson> {
  return request(`/claims/${claimId}/messages${cursor === null ? '' : `?cursor=${cursor}`}`);
}

/** POST /claims/:id/messages. The same `key` writes once however often it is sent. */
export function writeMessage(claimId: string, text: string, key: string): Promise<ClaimMessageJson> {
  return request(`/claims/${claimId}/messages`, {
    method: 'POST',
    body: { text },
    headers: { 'Idempotency-Key': key },
  });
}

/** POST /claims/:id/messages/read */
export function markRead(claimId: string, upTo: string): Promise<unknown> {
  return request(`/claims/${claimId}/messages/read`, { method: 'POST', body: { upTo } });
}
