import { randomBytes } from 'node:crypto';
import { members, workshops } from '@scampolo/db/schema/identity';
import type { SessionAnswer, TrustLevel, WorkshopKind } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { eq } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { grantStaff } from '../modules/identity/repository.ts';
import type { TestApp } from './test-app.ts';

export const PASSWORD = 'a long enough password';

/** A signed-in member with a workshop of their own, and the way they call the API. */
export interface Person {
  memberId: string;
  workshopId: string;
  email: string;
  token: string;
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract tests check
  body: any;
}

interface PersonOptions {
  hub?: string;
  kind?: Exclude<WorkshopKind, 'hub'>;
  trust?: TrustLevel;
  staffOf?: string;
  admin?: boolean;
  /** false: the link that was mailed to them has not been opened */
  confirmed?: boolean;
}

/** Registers somebody new, so that tests never share a workshop. Their address is confirmed unless told. */
export async function newPerson(test: TestApp, options: PersonOptions = {}): Promise<Person> {
  const { hub = 'milano', kind = 'studio', trust, staffOf, admin, confirmed = true } = options;
  const tag = randomBytes(6).toString('hex');
  const email = `person-${tag}@test.example`;
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    payload: {
      email,
      password: PASSWORD,
      name: `Person ${tag}`,
      locale: 'it',
      workshop: { name: `Workshop ${tag}`, kind, hub },
    },
  });
  if (answer.statusCode !== 201) throw new Error(`register answered ${answer.statusCode}: ${answer.body}`);
  const session: SessionAnswer = answer.json();
  const workshopId = session.me.workshops[0]?.id;
  if (!workshopId) throw new Error('a new member has no workshop');
  const { db } = test.deps;
  if (confirmed)
    await db.update(members).set({ verifiedAt: new Date() }).where(eq(members.id, session.me.id));
  if (trust) await db.update(workshops).set({ trust }).where(eq(workshops.id, workshopId));
  if (staffOf) await grantStaff(db, session.me.id, staffOf);
  if (admin) await db.update(members).set({ admin }).where(eq(members.id, session.me.id));
  const { accessToken: token } = session;
  return { memberId: session.me.id, workshopId, email, token, call: caller(test, token) };
}

/** Calls the API with a token, or as nobody. */
export function caller(test: TestApp, token: string | null): Person['call'] {
  return async (method, url, body, headers = {}) => {
    const request: InjectOptions = {
      method,
      url: url.startsWith('/api') ? url : `/api/v1${url}`,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
    };
    const answer = await test.app.inject(request);
    const json = answer.headers['content-type']?.toString().includes('json') && answer.body !== '';
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.body };
  };
}

/** A complete listing as the contract has it; `changes` replace fields. */
export function listingBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: 'Fresco di lana, fine pezza',
    description: 'Resta dalla collezione estiva.',
    locale: 'it',
    hub: 'milano',
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    defects: [],
    composition: [
      { fibre: 'wool', percent: 80 },
      { fibre: 'polyamide', percent: 20 },
    ],
    compositionSource: 'label',
    weightGsm: 280,
    widthCm: 150,
    amount: { value: 12.5, unit: 'm' },
    smallestCut: { value: 0.5, unit: 'm' },
    pieces: [],
    massKg: 5.25,
    legalRoute: 'product',
    priceKind: 'gift',
    price: null,
    allocation: { mode: 'first_come' },
    brandVisible: false,
    ...changes,
  };
}

/** Creates and publishes a listing of a trusted person. */
export async function publishListing(
  person: Person,
  changes: Record<string, unknown> = {},
): Promise<ListingJson> {
  const created = await person.call('POST', '/listings', listingBody(changes));
  if (created.status !== 201)
    throw new Error(`create answered ${created.status}: ${JSON.stringify(created.body)}`);
  const submitted = await person.call('POST', `/listings/${created.body.id}/submit`);
  if (submitted.body.status !== 'published') throw new Error(`submit: ${JSON.stringify(submitted.body)}`);
  return submitted.body;
}

/** Claims with a fresh key. */
export function claim(person: Person, listingId: string, body: Record<string, unknown>): Promise<Answer> {
  return person.call('POST', `/listings/${listingId}/claims`, body, {
    'idempotency-key': randomBytes(12).toString('hex'),
  });
}
