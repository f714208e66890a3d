import type { HubJson } from '@scampolo/shared/contract/hubs';
import type {
  CreateWorkshopBody,
  UpdateWorkshopBody,
  WorkshopJson,
  WorkshopPeople,
} from '@scampolo/shared/contract/workshops';
import { request } from './client.ts';

/** POST /workshops: another workshop, of which the member is the owner. */
export function createWorkshop(body: CreateWorkshopBody): Promise<WorkshopJson> {
  return request('/workshops', { method: 'POST', body });
}

/** PATCH /workshops/:id. A stale revision fails with STALE_REVISION and `details.current`. */
export function updateWorkshop(id: string, body: UpdateWorkshopBody): Promise<WorkshopJson> {
  return request(`/workshops/${id}`, { method: 'PATCH', body });
}

/** PUT /workshops/:id/logo (multipart `file`) */
export function putLogo(id: string, file: File): Promise<WorkshopJson> {
  const form = new FormData();
  form.append('file', file);
  return request(`/workshops/${id}/logo`, { method: 'PUT', body: form });
}

export function deleteLogo(id: string): Promise<unknown> {
  return request(`/workshops/${id}/logo`, { method: 'DELETE' });
}

/** GET /workshops/:id/people */
export function readPeople(id: string): Promise<WorkshopPeople> {
  return request(`/workshops/${id}/people`);
}

export function inviteColleague(id: string, email: string): Promise<unknown> {
  return request(`/workshops/${id}/invitations`, { method: 'POST', body: { email } });
}

/** DELETE /workshops/:id/invitations/:invitationId: the link that was mailed is good no more. */
export function takeBackInvitation(id: string, invitationId: string): Promise<unknown> {
  return request(`/workshops/${id}/invitations/${invitationId}`, { method: 'DELETE' });
}

/** DELETE /workshops/:id/members/:memberId: a colleague goes, or oneself. */
export function removeMember(id: string, memberId: string): Promise<unknown> {
  return request(`/workshops/${id}/members/${memberId}`, { method: 'DELETE' });
}

/** POST /workshops/:id/hand-over: another becomes its owner. */
export function handOverWorkshop(id: string, memberId: string): Promise<unknown> {
  return request(`/workshops/${id}/hand-over`, { method: 'POST', body: { memberId } });
}

/** POST /workshops/:id/close */
export function closeWorkshop(id: string): Promise<unknown> {
  return request(`/workshops/${id}/close`, { method: 'POST', body: {} });
}

/** GET /hubs, named in `lang` */
export async function listHubs(lang: string): Promise<HubJson[]> {
  return (await request<{ items: HubJson[] }>(`/hubs?lang=${lang}`)).items;
}

/** GET /hubs/:slug, named in `lang` */
export function readHub(slug: string, lang: string): Promise<HubJson> {
  return request(`/hubs/${slug}?lang=${lang}`);
}
