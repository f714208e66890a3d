import { claim as claimAnswer } from '@scampolo/shared/contract/exchange';
import { listing as listingAnswer } from '@scampolo/shared/contract/listings';
import { claimMessage } from '@scampolo/shared/contract/messages';
import type { Operation, Outcome, Settle } from './history.ts';
import type { HttpClient, HttpRequest, Reply } from './http-client.ts';
import type { Person } from './people.ts';
import { choose, draftOf, newKey, remember, seenOf, type World } from './world.ts';

/** What a client is to do; the numbers choose among what is there when its turn comes. */
export interface Ask {
  readonly which: number;
  /** how much, and of whom */
  readonly size: number;
  /** which server is asked first */
  readonly server: number;
  /** leaves as soon as the request is sent */
  readonly hangsUp: boolean;
}

/** What can be asked of a client. */
export const ASKS = [
  'list',
  'edit',
  'publish',
  'claim',
  'cancel',
  'hand_over',
  'no_show',
  'read',
  'message',
] as const;
export type AskKind = (typeof ASKS)[number];

/** The outcome of a request and of the same request sent again. */
export interface Settled {
  readonly outcome: Outcome;
  readonly code: string | null;
  /** of an `ok` outcome */
  readonly body: unknown;
  readonly startedMs: number;
  readonly endedMs: number;
}

const AGAIN = 2;

/**
 * Lets one client do something, and writes what came of it into the world's history. Gives what it wrote; null when there is nothing to
 * do it to.
 */
export async function perform(
  client: HttpClient,
  world: World,
  kind: AskKind,
  ask: Ask,
): Promise<Operation | null> {
  switch (kind) {
    case 'list':
      return list(client, world, ask);
    case 'edit':
    case 'publish':
    case 'read':
      return onLot(client, world, kind, ask);
    case 'claim':
      return claim(client, world, ask);
    case 'message':
      return message(client, world, ask);
    default:
      return settle(client, world, kind, ask);
  }
}

/**
 * Sends a request to one server, and to the next one while nobody was there to take it. A request with a key that was lost is sent
 * again, as clients do; without a key nobody would know what they ask for.
 */
export async function send(
  client: HttpClient,
  { addresses }: Pick<World, 'addresses'>,
  what: HttpRequest,
  ask: Pick<Ask, 'server' | 'hangsUp'>,
): Promise<Settled> {
  const startedMs = performance.now();
  const again = what.headers?.['idempotency-key'] === undefined ? 0 : AGAIN;
  let wasLost = false;
  for (let attempt = 0; attempt <= again + addresses.length; attempt += 1) {
    const address = choose(addresses, ask.server + attempt) ?? '';
    const reply = await client.send(address, what, ask.hangsUp && attempt === 0);
    const settled = outcomeOf(reply);
    if (settled.outcome === 'ok' || (settled.outcome === 'fail' && reply.kind === 'answered')) {
      // Refused now, the request may still have been done when it was lost.
      const outcome = settled.outcome === 'fail' && wasLost ? 'unknown' : settled.outcome;
      return { ...settled, outcome, startedMs, endedMs: performance.now() };
    }
    if (settled.outcome === 'unknown') {
      wasLost = true;
      if (attempt >= again) break;
    }
  }
  const outcome = wasLost ? 'unknown' : 'fail';
  return { outcome, code: null, body: null, startedMs, endedMs: performance.now() };
}

function outcomeOf(reply: Reply): Pick<Settled, 'outcome' | 'code' | 'body'> {
  if (reply.kind === 'unsent') return { outcome: 'fail', code: null, body: null };
  // Whose session is over is not heard at all.
  if (reply.kind === 'answered' && reply.status === 401) return { outcome: 'fail', code: null, body: null };
  if (reply.kind === 'lost' || reply.status >= 500) return { outcome: 'unknown', code: null, body: null };
  const body: unknown = JSON.parse(reply.body.toString());
  if (reply.status < 300) return { outcome: 'ok', code: null, body };
  const { error } = body as { error?: { code?: string } };
  return { outcome: 'fail', code: error?.code ?? String(reply.status), body };
}

/** Writes something into the history, and gives it back. */
export function record(world: World, operation: Operation): Operation {
  world.history.push(operation);
  return operation;
}

/** What every operation has. */
export function known({ outcome, code, startedMs, endedMs }: Settled, { memberId }: Person) {
  return { memberId, startedMs, endedMs, outcome, code };
}

/** The headers of somebody's request. */
export function signed({ token }: Person, key?: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }) };
}

async function list(client: HttpClient, world: World, ask: Ask): Promise<Operation | null> {
  const giver = choose(world.givers, ask.which);
  if (!giver) return null;
  const key = newKey(world.keyPrefix);
  const { body, total } = draftOf(1 + ask.size, ask.which % 3);
  const what = { method: 'POST', path: '/api/v1/listings', headers: signed(giver, key), body } as const;
  const settled = await send(client, world, what, ask);
  const made = settled.outcome === 'ok' ? listingAnswer.parse(settled.body) : null;
  const listed = record(world, {
    ...known(settled, giver),
    kind: 'list',
    key,
    listingId: made?.id ?? null,
    total,
  });
  if (!made) return listed;
  const pieces = made.pieces.map(({ id }) => id);
  const lot = { listingId: made.id, giver, revision: made.revision, isPublished: false, pieces };
  remember(world.lots, lot, world.memory);
  return listed;
}

async function onLot(
  client: HttpClient,
  world: World,
  kind: 'edit' | 'publish' | 'read',
  ask: Ask,
): Promise<Operation | null> {
  const drafts = kind === 'publish' ? world.lots.filter((one) => !one.isPublished) : [];
  const lot = choose(drafts.length > 0 ? drafts : world.lots, ask.which);
  if (!lot) return null;
  const { listingId, giver, revision } = lot;
  const total = kind === 'edit' && lot.pieces.length === 0 ? 1 + ask.size * 2 : null;
  const change = total === null ? { title: `Tagli ${ask.size}` } : { amount: { value: total, unit: 'pcs' } };
  const path = `/api/v1/listings/${listingId}`;
  const headers = signed(giver);
  const whats = {
    edit: { method: 'PATCH', path, headers, body: { revision, ...change } },
    publish: { method: 'POST', path: `${path}/submit`, headers, body: {} },
    read: { method: 'GET', path, headers },
  } as const;
  const settled = await send(client, world, whats[kind], ask);
  const common = { ...known(settled, giver), listingId };
  const answer = settled.outcome === 'ok' ? listingAnswer.parse(settled.body) : null;
  if (answer && answer.revision >= lot.revision) {
    lot.revision = answer.revision;
    lot.isPublished = answer.status !== 'draft';
  }
  if (kind === 'edit') return record(world, { ...common, kind, revision, total });
  if (kind === 'publish') return record(world, { ...common, kind });
  return record(world, { ...common, kind, seen: answer && seenOf(answer) });
}

async function claim(client: HttpClient, world: World, ask: Ask): Promise<Operation | null> {
  const lot = choose(world.lots, ask.which);
  const taker = choose(world.takers, ask.which + ask.size);
  if (!lot || !taker) return null;
  const steps = 1 + (ask.size % 4);
  const pieces = new Map<string, number>();
  for (let n = 0; n < steps && lot.pieces.length > 0; n += 1) {
    const id = choose(lot.pieces, ask.size + n) ?? '';
    pieces.set(id, (pieces.get(id) ?? 0) + 1);
  }
  const body =
    pieces.size > 0
      ? { pieceIds: [...pieces].flatMap(([id, count]) => Array<string>(count).fill(id)) }
      : { amount: { value: steps, unit: 'pcs' } };
  const key = newKey();
  const path = `/api/v1/listings/${lot.listingId}/claims`;
  const what = { method: 'POST', path, headers: signed(taker, key), body } as const;
  const settled = await send(client, world, what, ask);
  const claimId = settled.outcome === 'ok' ? claimAnswer.parse(settled.body).id : null;
  const { listingId, giver } = lot;
  if (claimId !== null) remember(world.claims, { claimId, listingId, giver, taker }, world.memory);
  const asked = { listingId, key, steps, pieces, claimId };
  return record(world, { ...known(settled, taker), kind: 'claim', ...asked });
}

async function settle(
  client: HttpClient,
  world: World,
  kind: Settle['kind'],
  ask: Ask,
): Promise<Operation | null> {
  const claimed = choose(world.claims, ask.which);
  if (!claimed) return null;
  const { claimId, listingId, giver, taker } = claimed;
  const who = kind === 'cancel' && ask.size % 2 === 0 ? taker : giver;
  const whats = {
    cancel: { name: 'cancel', body: { reason: 'Non serve.' } },
    hand_over: { name: 'handover', body: { massKg: 0.25 } },
    no_show: { name: 'no-show', body: {} },
  };
  const { name, body } = whats[kind];
  const path = `/api/v1/claims/${claimId}/${name}`;
  const settled = await send(client, world, { method: 'POST', path, headers: signed(who), body }, ask);
  return record(world, { ...known(settled, who), kind, listingId, claimId });
}

async function message(client: HttpClient, world: World, ask: Ask): Promise<Operation | null> {
  const claimed = choose(world.claims, ask.which);
  if (!claimed) return null;
  const who = ask.size % 2 === 0 ? claimed.taker : claimed.giver;
  const key = newKey();
  const path = `/api/v1/claims/${claimed.claimId}/messages`;
  const what = { method: 'POST', path, headers: signed(who, key), body: { text: key } } as const;
  const settled = await send(client, world, what, ask);
  const id = settled.outcome === 'ok' ? claimMessage.parse(settled.body).id : null;
  return record(world, { ...known(settled, who), kind: 'message', key, subjectId: claimed.claimId, id });
}
