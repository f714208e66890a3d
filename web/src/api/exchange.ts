import type { CancelBody, ClaimBody, ClaimJson, HandoverBody } from '@scampolo/shared/contract/exchange';
import { request } from './client.ts';

/** POST /listings/:id/claims. The same `key` claims once however often it is sent. */
export function claimListing(listingId: string, body: ClaimBody, key: string): Promise<ClaimJson> {
  return request(`/listings/${listingId}/claims`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': key },
  });
}

export function cancelClaim(id: string, body: CancelBody): Promise<ClaimJson> {
  return request(`/claims/${id}/cancel`, { method: 'POST', body });
}

export function handOver(id: string, body: HandoverBody): Promise<ClaimJson> {
  return request(`/claims/${id}/handover`, { method: 'POST', body });
}

export function markNoShow(id: string): Promise<ClaimJson> {
  return request(`/claims/${id}/no-show`, { method: 'POST', body: {} });
}
