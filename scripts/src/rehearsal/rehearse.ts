import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@scampolo/db/client';
import { listMails } from '@scampolo/server/infra/mailer/mail-files';
import { searchAnswer } from '@scampolo/shared/contract/search';
import { type Client, LISTING, registerClient, send } from './client.ts';
import { type Fleet, startFleet } from './fleet.ts';

/** What a rehearsal found; `rehearse` itself judges nothing. */
export interface Rehearsed {
  /** requests that each server was given */
  readonly given: readonly number[];
  /** answers to the claims, by status */
  readonly claims: Readonly<Record<string, number>>;
  /** how many claims, and how many pieces, the database holds then */
  readonly held: { readonly claims: number; readonly amount: number };
  /** ids of claims that one key, sent as often as there are servers, has made */
  readonly madeByOneKey: number;
  /** statuses of a session after it was ended at another server, one for each server */
  readonly afterSignOut: readonly number[];
  /** mails about the claims: how many there should be, how many came, and how many jobs of all mails were tried twice */
  readonly mails: { readonly expected: number; readonly sent: number; readonly repeated: number };
  /** whether each server finds, by its title, a listing of which something is left */
  readonly found: readonly boolean[];
  /** requests of one network in a minute that were let through, and refused */
  readonly limited: { readonly through: number; readonly refused: number };
  /** how the processes ended, workers first; 0 each when in order */
  readonly exits: readonly (number | string)[];
}

export interface RehearsalOptions {
  readonly database: Database;
  readonly databaseUrl: string;
  /** open to all processes, as a shared folder or bucket is */
  readonly dataDir: string;
  readonly servers: number;
  readonly workers: number;
  /** pieces on offer, and members who claim three each */
  readonly pieces: number;
  readonly claimants: number;
}

/** What a rehearsal has to find whichever process answers; who was given how much, and the limit, are for the machine to say. */
export function expectedOf(options: RehearsalOptions): Omit<Rehearsed, 'given' | 'limited'> {
  const { servers, workers, pieces, claimants } = options;
  const asked = 3 * claimants;
  const held = Math.min(pieces, asked);
  return {
    claims: { 201: held, ...(asked > held && { 409: asked - held }) },
    held: { claims: held, amount: held },
    madeByOneKey: 1,
    afterSignOut: Array.from({ length: servers }, () => 401),
    mails: { expected: 2 * held + 2, sent: 2 * held + 2, repeated: 0 },
    found: Array.from({ length: servers }, () => true),
    exits: Array.from({ length: workers + servers }, () => 0),
  };
}

const PATIENCE_MS = 60_000;

/** Plays the main job over several processes behind a balancer without stickiness, each request at another one. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsed> {
  const fleet = await startFleet(options);
  try {
    const played = await play(fleet, options);
    return { ...played, given: [...fleet.balancer.given], exits: await fleet.stop() };
  } catch (error) {
    await fleet.stop().catch(() => undefined);
    throw error;
  }
}

async function play(
  { balancer: { address }, addresses, workers }: Fleet,
  { database, dataDir, pieces, claimants }: RehearsalOptions,
): Promise<Omit<Rehearsed, 'given' | 'exits'>> {
  const giver = await registerClient(address, database.db, '198.51.100.1');
  const listingId = await publish(giver, pieces);
  const people = await Promise.all(
    Array.from({ length: claimants }, (_, index) =>
      registerClient(address, database.db, `203.0.113.${index + 1}`),
    ),
  );
  const claims = await claimAll(people, listingId);
  // One worker leaves in the middle of its mails: the other ones go on.
  if (workers.length > 1) workers[0]?.child.kill('SIGTERM');
  const [last] = people;
  if (!last) throw new Error('somebody has to claim');
  const plenty = await publish(giver, 10);
  const madeByOneKey = await claimWithOneKey(plenty, last, addresses.length);
  const held = await readHeld(database, listingId);
  const expected = 2 * ((claims['201'] ?? 0) + madeByOneKey);
  const mails = await countMails(database, dataDir, expected);
  const found = await findEverywhere(addresses, plenty);
  const afterSignOut = await signOut(last, addresses.length);
  const limited = await flood(address);
  return { claims, held, madeByOneKey, afterSignOut, mails, found, limited };
}

function idOf(json: unknown): string {
  if (typeof json === 'object' && json !== null && 'id' in json) return String(json.id);
  throw new Error(`an answer without an id: ${JSON.stringify(json)}`);
}

async function publish(giver: Client, pieces: number): Promise<string> {
  const made = await giver.call('POST', '/listings', { ...LISTING, amount: { value: pieces, unit: 'pcs' } });
  if (made.status !== 201) throw new Error(`the listing was refused: ${JSON.stringify(made.json)}`);
  const id = idOf(made.json);
  const submitted = await giver.call('POST', `/listings/${id}/submit`);
  if (submitted.status !== 200) throw new Error(`it was not published: ${JSON.stringify(submitted.json)}`);
  return id;
}

/** Three claims of one piece each, all at once. */
async function claimAll(people: readonly Client[], listingId: string): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  const body = { amount: { value: 1, unit: 'pcs' } };
  const asking = people.flatMap((person) =>
    [1, 2, 3].map(() => person.call('POST', `/listings/${listingId}/claims`, body, randomUUID())),
  );
  for (const { status } of await Promise.all(asking)) statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
}

/** The same request to every server at once, as by somebody whose network fails. */
async function claimWithOneKey(listingId: string, person: Client, times: number): Promise<number> {
  const key = randomUUID();
  const body = { amount: { value: 1, unit: 'pcs' } };
  const answers = await Promise.all(
    Array.from({ length: times }, () => person.call('POST', `/listings/${listingId}/claims`, body, key)),
  );
  return new Set(answers.map(({ json }) => idOf(json))).size;
}

async function readHeld({ sql }: Database, listingId: string): Promise<Rehearsed['held']> {
  const [row] = await sql<{ claims: number; amount: number }[]>`
    select count(c.id)::int as claims, l.amount_held::int as amount from listings l
    left join claims c on c.listing_id = l.id and c.status = 'reserved' where l.id = ${listingId} group by l.id`;
  if (!row) throw new Error('the listing is gone');
  return row;
}

/** Each claim is told to both sides, once; that an account was made is told as well, and does not count here. */
async function countMails({ sql }: Database, dataDir: string, expected: number): Promise<Rehearsed['mails']> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    // Asked before the mails are counted: what is done then is among them.
    const [jobs] = await sql<{ left: number; repeated: number }[]>`
      select count(*) filter (where state <> 'completed')::int as left, count(*) filter (where retry_count > 0)::int as repeated
      from pgboss.job where name = 'mail'`;
    const all = await listMails(join(dataDir, 'mail'), 10_000);
    const sent = all.filter(({ subject }) => subject.startsWith('Prenotato')).length;
    if (jobs?.left === 0 || performance.now() > until)
      return { expected, sent, repeated: jobs?.repeated ?? 0 };
    await pause(200);
  }
}

async function findEverywhere(addresses: readonly string[], listingId: string): Promise<boolean[]> {
  const finds = async (address: string) => {
    const path = '/search?q=corozo%20prova&limit=10';
    const { json } = await send(address, '198.51.100.2', { method: 'GET', path });
    return searchAnswer.parse(json).hits.some(({ id }) => id === listingId);
  };
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await Promise.all(addresses.map(finds));
    if (found.every(Boolean) || performance.now() > until) return found;
    await pause(200);
  }
}

async function signOut(person: Client, servers: number): Promise<number[]> {
  await person.call('POST', '/auth/logout');
  const answers = await Promise.all(Array.from({ length: servers }, () => person.call('GET', '/me')));
  return answers.map(({ status }) => status);
}

const FLOOD = 1500;
const AT_ONCE = 10;

/** More requests of one network than a minute allows, ten at a time. */
async function flood(address: string): Promise<Rehearsed['limited']> {
  let [through, refused, sent] = [0, 0, 0];
  async function ask(): Promise<void> {
    while (sent < FLOOD) {
      sent += 1;
      const { status } = await send(address, '192.0.2.77', { method: 'GET', path: '/me' });
      if (status === 429) refused += 1;
      else through += 1;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return { through, refused };
}
