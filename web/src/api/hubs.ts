import type { HubNewsBody, HubNewsJson, HubPageBody, HubPageJson } from '@scampolo/shared/contract/hubs';
import { request } from './client.ts';

/** PUT /hubs/:slug/page. A stale revision fails with STALE_REVISION and `details.current`. */
export function putHubPage(hub: string, body: HubPageBody): Promise<HubPageJson> {
  return request(`/hubs/${hub}/page`, { method: 'PUT', body });
}

/** POST /hubs/:slug/news */
export function tellHubNews(hub: string, body: HubNewsBody): Promise<HubNewsJson> {
  return request(`/hubs/${hub}/news`, { method: 'POST', body });
}

/** DELETE /hubs/:slug/news/:id */
export function takeBackHubNews(hub: string, id: string): Promise<unknown> {
  return request(`/hubs/${hub}/news/${id}`, { method: 'DELETE' });
}
