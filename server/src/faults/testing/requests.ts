import { randomBytes } from 'node:crypto';
import { listingBody, PASSWORD } from '../../testing/people.ts';

/** An answer as it came over the socket. */
export interface Received {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract tests check
  body: any;
}

/** Somebody who calls a server over its socket. */
export interface Caller {
  memberId: string;
  workshopId: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Received>;
}

/** Sends a request and reads its answer, JSON or text. Rejects when no answer comes. */
export async function send(url: string, init: RequestInit = {}): Promise<Received> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') && text !== '';
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
}

/** Calls the API at `address` (which may change between calls) with a token. */
export function callWith(address: () => string, token: string): Caller['call'] {
  return (method, path, body, headers = {}) =>
    send(`${address()}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** Registers somebody new with a workshop in Milan, over the socket. */
export async function register(address: () => string): Promise<Caller> {
  const tag = randomBytes(6).toString('hex');
  const { status, body } = await send(`${address()}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `person-${tag}@test.example`,
      password: PASSWORD,
      name: `Person ${tag}`,
      locale: 'it',
      workshop: { name: `Workshop ${tag}`, kind: 'studio', hub: 'milano' },
    }),
  });
  if (status !== 201) throw new Error(`register answered ${status}: ${JSON.stringify(body)}`);
  const { me, accessToken } = body;
  return { memberId: me.id, workshopId: me.workshops[0].id, call: callWith(address, accessToken) };
}

/** Creates and hands in a listing of somebody whom staff trust; gives its id. */
export async function publish(giver: Caller, changes: Record<string, unknown> = {}): Promise<string> {
  const created = await giver.call('POST', '/listings', listingBody(changes));
  const submitted = await giver.call('POST', `/listings/${created.body.id}/submit`);
  if (submitted.body.status !== 'published') throw new Error(JSON.stringify(submitted.body));
  return submitted.body.id;
}

/** Claims two and a half metres under a key. */
export function claimUnder(taker: Caller, listingId: string, key: string): Promise<Received> {
  return taker.call(
    'POST',
    `/listings/${listingId}/claims`,
    { amount: { value: 2.5, unit: 'm' } },
    { 'idempotency-key': key },
  );
}
