import type {
  AskedJson,
  ChangeWantedBody,
  CloseWantedBody,
  RemoveWantedBody,
  WantedBody,
  WantedJson,
} from '@scampolo/shared/contract/wanted';
import { request } from './client.ts';

/** POST /wanted */
export function postWanted(body: WantedBody): Promise<WantedJson> {
  return request('/wanted', { method: 'POST', body });
}

/** PATCH /wanted/:id */
export function changeWanted(id: string, body: ChangeWantedBody): Promise<WantedJson> {
  return request(`/wanted/${id}`, { method: 'PATCH', body });
}

/** POST /wanted/:id/close */
export function closeWanted(id: string, outcome: CloseWantedBody['outcome']): Promise<unknown> {
  return request(`/wanted/${id}/close`, { method: 'POST', body: { outcome } });
}

/** POST /moderation/wanted/:id/remove, by staff */
export function removeWanted(id: string, reason: RemoveWantedBody['reason']): Promise<unknown> {
  return request(`/moderation/wanted/${id}/remove`, { method: 'POST', body: { reason } });
}

/** GET /listings/:id/asked: who looks for something like this lot. Asked by nobody's press, so it never leads away from the page. */
export function readAsked(listingId: string, signal?: AbortSignal): Promise<AskedJson> {
  return request(`/listings/${listingId}/asked`, { stay: true, ...(signal ? { signal } : {}) });
}
