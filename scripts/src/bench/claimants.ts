import { randomUUID } from 'node:crypto';
import { newId } from '@scampolo/db/ids';
import { members } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { registerBody, sessionAnswer } from '@scampolo/shared/contract/identity';
import { eq } from 'drizzle-orm';
import type { BenchExchange } from './exchange.ts';
import type { BenchServer } from './http-load.ts';
import type { LoadRequest } from './programs/load.ts';

/** Somebody who has registered, with a workshop. */
export interface Member {
  readonly memberId: string;
  readonly workshopId: string;
  readonly token: string;
}

/** Registers somebody new at a running server, with a confirmed address: others may hold three reservations only. */
export async function registerMember({ database }: BenchExchange, { address }: BenchServer): Promise<Member> {
  const tag = randomUUID();
  const body = registerBody.parse({
    email: `${tag}@bench.example`,
    // Not a part of the address, which would be refused.
    password: randomUUID(),
    name: 'Somebody',
    locale: 'it',
    workshop: { name: `Workshop ${tag}`, kind: 'studio', hub: 'milano' },
  });
  const answer = await fetch(`${address}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { accessToken, me } = sessionAnswer.parse(await answer.json());
  const [workshop] = me.workshops;
  if (!workshop) throw new Error('a new member has no workshop');
  await database.db.update(members).set({ verifiedAt: new Date() }).where(eq(members.id, me.id));
  return { memberId: me.id, workshopId: workshop.id, token: accessToken };
}

/** Publishes a lot of so many buttons, past the use cases. Gives its id. */
export async function publishButtons(
  { database }: BenchExchange,
  giver: Member,
  pieces: number,
): Promise<string> {
  const id = newId();
  const now = new Date();
  await database.db.insert(listings).values({
    id,
    workshopId: giver.workshopId,
    hub: 'milano',
    status: 'published',
    title: 'Bottoni di corozo',
    locale: 'it',
    category: 'trims.buttons',
    unit: 'pcs',
    amountTotal: pieces,
    publishedAt: now,
  });
  return id;
}

/** One request for each claimant, of one button; the key is another one each time. */
export function claimRequests(claimants: readonly Member[], listingId: string): LoadRequest[] {
  return claimants.map(({ token }) => ({
    method: 'POST',
    path: `/api/v1/listings/${listingId}/claims`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ amount: { value: 1, unit: 'pcs' } }),
    uniqueHeader: 'idempotency-key',
  }));
}
