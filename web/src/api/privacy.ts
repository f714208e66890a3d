import type { MemberExport } from '@scampolo/shared/contract/privacy';
import { request } from './client.ts';

/** POST /me/exports: begins a copy of everything the member has here. */
export function startExport(): Promise<MemberExport> {
  return request('/me/exports', { method: 'POST', body: {} });
}

/** GET /me/exports */
export async function listExports(): Promise<MemberExport[]> {
  return (await request<{ items: MemberExport[] }>('/me/exports')).items;
}

/** POST /me/deletion: final. */
export function deleteAccount(password: string): Promise<unknown> {
  return request('/me/deletion', { method: 'POST', body: { password } });
}
