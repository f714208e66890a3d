import { randomUUID } from 'node:crypto';
import type { Db } from '@scampolo/db/client';
import { members, workshops } from '@scampolo/db/schema/identity';
import { registerBody, sessionAnswer } from '@scampolo/shared/contract/identity';
import { eq } from 'drizzle-orm';

/** An answer of the API, its JSON not looked at yet. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** Somebody who asks from a network of their own. */
export interface Client {
  readonly memberId: string;
  /** what its requests carry */
  readonly headers: Readonly<Record<string, string>>;
  call(method: string, path: string, body?: unknown, key?: string): Promise<Answer>;
}

/** A complete listing but for its amount, which is in pieces. */
export const LISTING = {
  title: 'Bottoni di corozo della prova',
  description: '',
  locale: 'it',
  hub: 'milano',
  category: 'trims.buttons',
  form: 'end_of_roll',
  origin: 'overorder',
  condition: 'A',
  defects: [],
  composition: [],
  compositionSource: 'unknown',
  massKg: 1,
  pieces: [],
  legalRoute: 'product',
  priceKind: 'gift',
  price: null,
  allocation: { mode: 'first_come' },
  brandVisible: false,
} as const;

/** Sends one request from a network. */
export async function send(
  address: string,
  network: string,
  request: { method: string; path: string; body?: unknown; headers?: Record<string, string> },
): Promise<Answer> {
  const { method, path, body, headers = {} } = request;
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      'x-forwarded-for': network,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') && text !== '';
  return { status: answer.status, json: isJson ? JSON.parse(text) : null };
}

/** Registers somebody by the address, with a confirmed address of their own and a workshop that publishes without review. */
export async function registerClient(address: string, db: Db, network: string): Promise<Client> {
  const tag = randomUUID();
  const body = registerBody.parse({
    email: `${tag}@rehearsal.example`,
    password: randomUUID(),
    name: 'Somebody',
    locale: 'it',
    workshop: { name: `Workshop ${tag}`, kind: 'studio', hub: 'milano' },
  });
  const { json } = await send(address, network, { method: 'POST', path: '/auth/register', body });
  const { accessToken, me } = sessionAnswer.parse(json);
  await db.update(members).set({ verifiedAt: new Date() }).where(eq(members.id, me.id));
  for (const { id } of me.workshops) {
    await db.update(workshops).set({ trust: 'trusted' }).where(eq(workshops.id, id));
  }
  const own = { authorization: `Bearer ${accessToken}` };
  return {
    memberId: me.id,
    headers: { ...own, 'x-forwarded-for': network },
    call: (method, path, body, key) =>
      send(address, network, {
        method,
        path,
        body,
        headers: {
          ...own,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
      }),
  };
}
