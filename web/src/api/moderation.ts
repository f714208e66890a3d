import type { DecisionBody } from '@scampolo/shared/contract/moderation';
import { request } from './client.ts';

/** POST /moderation/listings/:id/decision */
export function decide(listingId: string, body: DecisionBody): Promise<unknown> {
  return request(`/moderation/listings/${listingId}/decision`, { method: 'POST', body });
}
