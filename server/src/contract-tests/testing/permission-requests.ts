import { randomBytes } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { listingBody, PASSWORD } from '../../testing/people.ts';
import type { Scene } from './permission-scenes.ts';
import { photoUpload } from './world.ts';

/** What a good request to a route says besides its address. */
type Said = Pick<InjectOptions, 'payload' | 'headers'> & { query?: string };

const json = (payload: NonNullable<InjectOptions['payload']>): Said => ({ payload });

const OTHER_PASSWORD = 'quercia lampada sedici verde';

/** For the routes that need more than their address: the good request, so that nothing but the permission decides. */
const SAID: Readonly<Record<string, (scene: Scene) => Said>> = {
  'POST /api/v1/auth/register': () =>
    json({
      email: `new-${randomBytes(6).toString('hex')}@test.example`,
      password: PASSWORD,
      name: 'Newcomer',
      locale: 'it',
      workshop: { name: 'Sartoria nuova', kind: 'studio', hub: 'milano' },
    }),
  'POST /api/v1/auth/login': ({ owner }) => json({ email: owner.email, password: PASSWORD }),
  'POST /api/v1/auth/refresh': () => json({}),
  'POST /api/v1/auth/link': ({ owner }) => json({ email: owner.email }),
  'POST /api/v1/auth/link/use': ({ others }) => json({ token: others['token'] }),
  'POST /api/v1/auth/reset': ({ owner }) => json({ email: owner.email }),
  'POST /api/v1/auth/reset/use': ({ others }) => json({ token: others['token'], password: OTHER_PASSWORD }),
  'POST /api/v1/auth/confirm': ({ others }) => json({ token: others['token'] }),
  'POST /api/v1/invitations/look': ({ others }) => json({ token: others['token'] }),
  'POST /api/v1/invitations/accept': ({ others }) =>
    json({ token: others['token'], name: 'Colleague', password: OTHER_PASSWORD }),
  'PATCH /api/v1/me': () => json({ name: 'Another name' }),
  'POST /api/v1/me/email': () =>
    json({ email: `moved-${randomBytes(6).toString('hex')}@test.example`, password: PASSWORD }),
  'POST /api/v1/me/password': () => json({ password: PASSWORD, newPassword: OTHER_PASSWORD }),
  'POST /api/v1/me/deletion': () => json({ password: PASSWORD }),
  'POST /api/v1/workshops': () => json({ name: 'Seconda sartoria', kind: 'designer', hub: 'milano' }),
  'PATCH /api/v1/workshops/:id': () => json({ story: 'Dal 1962.', revision: 1 }),
  'PUT /api/v1/workshops/:id/logo': photoUpload,
  'POST /api/v1/workshops/:id/invitations': () =>
    json({ email: `invited-${randomBytes(6).toString('hex')}@test.example` }),
  'POST /api/v1/workshops/:id/hand-over': ({ others }) => json({ memberId: others['colleague'] }),
  'GET /api/v1/moderation/workshops': ({ others }) => ({
    query: `q=${encodeURIComponent(others['name'] ?? '')}`,
  }),
  'PUT /api/v1/moderation/workshops/:id/trust': () => json({ trust: 'new' }),
  'PUT /api/v1/moderation/members/:id/suspension': () => json({ note: 'Materiale di altri.' }),
  'PUT /api/v1/hubs/:slug/page': () =>
    json({
      ...{ revision: 0, locale: 'it', welcome: '', contactEmail: null, contactPhone: null },
      ...{ people: [], places: [] },
    }),
  'POST /api/v1/hubs/:slug/news': () =>
    json({ locale: 'it', title: 'Mercato di scampoli', text: 'Dieci tavoli nel cortile.' }),
  'PUT /api/v1/listings/:id/photos/:photoId': photoUpload,
  'PATCH /api/v1/listings/:id/photos/:photoId': () => json({ alt: 'Una pezza di lana blu.' }),
  'POST /api/v1/listings': () => json(listingBody()),
  'PATCH /api/v1/listings/:id': () => json({ title: 'Fresco di lana blu', revision: 1 }),
  'POST /api/v1/listings/:id/photos': photoUpload,
  'PUT /api/v1/listings/:id/photos': () => json({ photoIds: [] }),
  'POST /api/v1/listings/:id/claims': () => ({
    headers: { 'idempotency-key': randomBytes(12).toString('hex') },
    payload: { amount: { value: 0.5, unit: 'm' } },
  }),
  'POST /api/v1/claims/:id/cancel': () => json({ reason: 'Non serve più.' }),
  'POST /api/v1/claims/:id/handover': () => json({ massKg: 0.21 }),
  'POST /api/v1/claims/:id/messages': () => json({ text: 'Domani?' }),
  'POST /api/v1/claims/:id/messages/read': ({ others }) => json({ upTo: others['messageId'] }),
  'POST /api/v1/notices': ({ mark }) =>
    json({ subject: { kind: 'listing', id: mark }, reason: 'other', text: 'Non è lana.' }),
  'GET /api/v1/moderation/notices': () => ({ query: 'limit=100' }),
  'POST /api/v1/moderation/notices/:id/answer': () => json({ outcome: 'upheld', answer: 'Vero.' }),
  'POST /api/v1/me/saved-searches': () => json({ query: 'q=lana', name: 'Lana', cadence: 'none' }),
  'PATCH /api/v1/me/saved-searches/:id': () => json({ name: 'Lana' }),
  'POST /api/v1/unsubscribe': ({ others }) => json({ token: others['token'] }),
  'POST /api/v1/unsubscribe/:token': () => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  }),
  'GET /api/v1/wanted': () => ({ query: 'limit=100' }),
  'POST /api/v1/wanted': () => json({ title: 'Cerco lana', query: 'q=lana', locale: 'it', hub: 'milano' }),
  'PATCH /api/v1/wanted/:id': () => json({ title: 'Cerco seta' }),
  'POST /api/v1/wanted/:id/close': () => json({ outcome: 'closed' }),
  'POST /api/v1/moderation/wanted/:id/remove': () => json({ reason: 'other' }),
  'POST /api/v1/moderation/listings/:id/decision': () =>
    json({ action: 'request_changes', reason: 'photo_missing', note: '' }),
};

/** The good request to a route about a scene, from somebody with this token. */
export function permissionRequest(route: string, scene: Scene, token: string | null): InjectOptions {
  const [method = '', path = ''] = route.split(' ');
  const { payload, headers, query } = SAID[route]?.(scene) ?? {};
  const address = path.replaceAll(/:(\w+)/g, (_match, name: string) => scene.params[name] ?? `:${name}`);
  return {
    method: method as NonNullable<InjectOptions['method']>,
    url: query ? `${address}?${query}` : address,
    headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(payload === undefined ? {} : { payload }),
  };
}
