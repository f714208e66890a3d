import type {
  ChangeSavedSearchBody,
  SavedSearchBody,
  SavedSearchJson,
} from '@scampolo/shared/contract/saved-searches';
import { request } from './client.ts';

/** POST /me/saved-searches. The same search again changes its name and cadence. */
export function saveSearch(body: SavedSearchBody): Promise<SavedSearchJson> {
  return request('/me/saved-searches', { method: 'POST', body });
}

/** PATCH /me/saved-searches/:id */
export function changeSearch(id: string, body: ChangeSavedSearchBody): Promise<SavedSearchJson> {
  return request(`/me/saved-searches/${id}`, { method: 'PATCH', body });
}

/** DELETE /me/saved-searches/:id */
export function deleteSearch(id: string): Promise<void> {
  return request(`/me/saved-searches/${id}`, { method: 'DELETE' });
}

/**
 * POST /me/saved-searches/:id/seen, while the page is left for what the search finds. Nobody waits for it: a count that stays is all that
 * is lost with it.
 */
export function markSearchSeen(id: string): void {
  const body = new Blob(['{}'], { type: 'application/json' });
  navigator.sendBeacon(`/api/v1/me/saved-searches/${id}/seen`, body);
}

/** POST /unsubscribe: no more mails about the search that the token of a mail names. Needs no session. */
export function unsubscribe(token: string): Promise<{ name: string }> {
  return request('/unsubscribe', { method: 'POST', body: { token } });
}
