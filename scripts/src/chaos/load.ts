import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '@scampolo/db/client';
import { createRandom, pickOne, type Random } from '@scampolo/db/seed/demo/draw/random';
import { photo as photoAnswer } from '@scampolo/shared/contract/listings';
import { expire } from './expire.ts';
import type { Operation } from './history.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import type { Observer } from './observe.ts';
import { ASKS, type Ask, known, perform, record, send, signed } from './perform.ts';
import { choose, newKey, type World } from './world.ts';

/** How often each thing is done, in parts of all. */
const SHARES = {
  search: 28,
  page: 10,
  'listing page': 8,
  view: 16,
  read: 5,
  list: 4,
  publish: 4,
  edit: 3,
  claim: 13,
  cancel: 3,
  hand_over: 6,
  no_show: 1,
  expire: 1,
  message: 4,
  photo: 0.6,
} as const;
type Doing = keyof typeof SHARES;

const KINDS = Object.keys(SHARES) as Doing[];
const READS: readonly Doing[] = ['search', 'page', 'listing page', 'view', 'read'];
const QUERIES = [
  'lana',
  'bottoni',
  'tagli di lana',
  'corozo',
  'wool',
  'button',
  'lna',
  '"tagli di" lana',
  '',
];
const PATIENCE_MS = 10_000;
/** A client thinks for so long at most, so that two cores have time for what else goes on. */
const THINKING_MS = 120;
const HANGS_UP = 0.01;

export interface LoadOptions {
  readonly world: World;
  readonly db: Db;
  readonly observer: Observer;
  readonly photos: readonly Buffer[];
  readonly clients: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Lets so many clients do what people do on the exchange, until the signal; resolves when each has ended what it was at. */
export async function runLoad(options: LoadOptions): Promise<void> {
  const clients = Array.from({ length: options.clients }, (_, n) => runClient(options, n));
  await Promise.all(clients);
}

async function runClient(options: LoadOptions, n: number): Promise<void> {
  const { signal, observer, seed } = options;
  const random = createRandom(seed * 1000 + n);
  const client = createHttpClient(PATIENCE_MS);
  while (!signal.aborted) {
    const doing = pickDoing(random);
    const ask: Ask = {
      which: Math.floor(random() * 10_000),
      size: Math.floor(random() * 24),
      server: Math.floor(random() * 2),
      hangsUp: random() < HANGS_UP,
    };
    const outcome = await doOne(client, options, { doing, ask, random });
    if (outcome) observer.note(doing, !READS.includes(doing), outcome);
    await pause(random() * THINKING_MS);
  }
  client.close();
}

function pickDoing(random: Random): Doing {
  let left = random() * Object.values(SHARES).reduce((sum: number, share) => sum + share, 0);
  for (const kind of KINDS) {
    left -= SHARES[kind];
    if (left <= 0) return kind;
  }
  return 'search';
}

async function doOne(
  client: HttpClient,
  options: LoadOptions,
  { doing, ask, random }: { doing: Doing; ask: Ask; random: Random },
): Promise<Operation['outcome'] | null> {
  const { world, db, photos } = options;
  const asked = ASKS.find((kind) => kind === doing);
  if (asked) return outcomeOf(await perform(client, world, asked, ask));
  if (doing === 'expire') return outcomeOf(await expire(db, world, ask.which));
  if (doing === 'photo') return outcomeOf(await sendPhoto(client, world, ask, photos));
  const path = pathOf(doing, world, ask, random);
  return path === null ? null : look(client, world, path, ask);
}

function outcomeOf(operation: Operation | null): Operation['outcome'] | null {
  return operation?.outcome ?? null;
}

function pathOf(doing: Doing, world: World, ask: Ask, random: Random): string | null {
  const listingId = choose(
    world.lots.filter((lot) => lot.isPublished),
    ask.which,
  )?.listingId;
  switch (doing) {
    case 'search':
      return `/api/v1/search?q=${encodeURIComponent(pickOne(random, QUERIES))}&limit=20`;
    case 'page':
      return `/?q=${encodeURIComponent(pickOne(random, QUERIES))}`;
    case 'listing page':
      return listingId === undefined ? null : `/listings/${listingId}`;
    default:
      return listingId === undefined ? null : `/api/v1/listings/${listingId}`;
  }
}

/** Whatever is read by people who are not signed in. */
async function look(
  client: HttpClient,
  { addresses }: World,
  path: string,
  { server, hangsUp }: Ask,
): Promise<Operation['outcome']> {
  for (let attempt = 0; attempt < addresses.length; attempt += 1) {
    const address = choose(addresses, server + attempt) ?? '';
    const reply = await client.send(address, { method: 'GET', path }, hangsUp && attempt === 0);
    if (reply.kind === 'unsent') continue;
    if (reply.kind === 'lost' || reply.status >= 500) return 'unknown';
    return reply.status < 400 ? 'ok' : 'fail';
  }
  return 'fail';
}

async function sendPhoto(
  client: HttpClient,
  world: World,
  ask: Ask,
  photos: readonly Buffer[],
): Promise<Operation | null> {
  const lot = choose(world.lots, ask.which);
  const picture = choose(photos, ask.size);
  if (!lot || !picture) return null;
  const key = newKey();
  const boundary = `part-${key}`;
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="1.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    picture,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = {
    ...signed(lot.giver, key),
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  const path = `/api/v1/listings/${lot.listingId}/photos`;
  const settled = await send(client, world, { method: 'POST', path, headers, body }, ask);
  const id = settled.outcome === 'ok' ? photoAnswer.parse(settled.body).id : null;
  return record(world, { ...known(settled, lot.giver), kind: 'photo', key, subjectId: lot.listingId, id });
}
