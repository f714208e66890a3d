import { randomUUID } from 'node:crypto';
import type { Db } from '@scampolo/db/client';
import { members, workshops } from '@scampolo/db/schema/identity';
import { registerBody, type SessionAnswer, sessionAnswer } from '@scampolo/shared/contract/identity';
import { eq } from 'drizzle-orm';

/** Somebody who has registered, with a workshop of their own. */
export interface Person {
  readonly memberId: string;
  readonly workshopId: string;
  readonly email: string;
  readonly password: string;
  /** ends after a quarter of an hour: see `signIn` */
  token: string;
}

/** Registers somebody at a running server, with a confirmed address and a workshop that publishes without review. */
export async function registerPerson(address: string, db: Db): Promise<Person> {
  const tag = randomUUID();
  const body = registerBody.parse({
    email: `${tag}@chaos.example`,
    password: randomUUID(),
    name: 'Somebody',
    locale: 'it',
    workshop: { name: `Workshop ${tag}`, kind: 'studio', hub: 'milano' },
  });
  const { accessToken, me } = await post(address, 'register', body);
  const [workshop] = me.workshops;
  if (!workshop) throw new Error('a new member has no workshop');
  await db.update(members).set({ verifiedAt: new Date() }).where(eq(members.id, me.id));
  await db.update(workshops).set({ trust: 'trusted' }).where(eq(workshops.id, workshop.id));
  const { email, password } = body;
  return { memberId: me.id, workshopId: workshop.id, email, password, token: accessToken };
}

/** Gives somebody a new token. Rejects when the server cannot be reached or refuses. */
export async function signIn(address: string, person: Person): Promise<void> {
  const { email, password } = person;
  person.token = (await post(address, 'login', { email, password })).accessToken;
}

async function post(address: string, what: 'register' | 'login', body: object): Promise<SessionAnswer> {
  const answer = await fetch(`${address}/api/v1/auth/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`${what} answered ${answer.status}: ${await answer.text()}`);
  return sessionAnswer.parse(await answer.json());
}
