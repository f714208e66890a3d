import type { DecisionBody } from '@scampolo/shared/contract/moderation';
import type { StaffWorkshop, TrustBody } from '@scampolo/shared/contract/workshops';
import { request } from './client.ts';

/** POST /moderation/listings/:id/decision */
export function decide(listingId: string, body: DecisionBody): Promise<unknown> {
  return request(`/moderation/listings/${listingId}/decision`, { method: 'POST', body });
}

/** GET /moderation/workshops: those whose name, or a member's name or address, holds `q`. */
export function findWorkshops(
  q: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<{ items: StaffWorkshop[]; nextCursor: string | null }> {
  const asked = new URLSearchParams(q === '' ? [] : [['q', q]]);
  if (cursor !== null) asked.set('cursor', cursor);
  return request(`/moderation/workshops?${asked}`, signal ? { signal } : {});
}

/** PUT /moderation/workshops/:id/trust */
export function setTrust(workshopId: string, body: TrustBody): Promise<StaffWorkshop> {
  return request(`/moderation/workshops/${workshopId}/trust`, { method: 'PUT', body });
}

/** PUT /moderation/members/:id/suspension: ends every session of the member, who is mailed the note. */
export function suspendMember(memberId: string, note: string): Promise<unknown> {
  return request(`/moderation/members/${memberId}/suspension`, { method: 'PUT', body: { note } });
}

/** DELETE /moderation/members/:id/suspension */
export function restoreMember(memberId: string): Promise<unknown> {
  return request(`/moderation/members/${memberId}/suspension`, { method: 'DELETE' });
}
