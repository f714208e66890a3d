import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { workshops } from '@scampolo/db/schema/identity';
import { listing } from '@scampolo/shared/contract/listings';
import { searchAnswer } from '@scampolo/shared/contract/search';
import { eq } from 'drizzle-orm';
import { type Member, registerMember } from './claimants.ts';
import type { BenchExchange } from './exchange.ts';
import type { BenchServer } from './http-load.ts';

const PER_SECOND = 50;
const SECONDS = 10;
const PREPARED_AT_ONCE = 8;
const LOOK_EVERY_MS = 10;
/** After the last one is published. Far beyond the goal: what takes longer is a fault and no figure. */
const PATIENCE_MS = 60_000;

/**
 * Publishes 50 drafts a second for ten seconds over HTTP, whether or not the server keeps up, and searches meanwhile for a word that
 * they alone have. They are taken back afterwards.
 *
 * @returns for each the milliseconds from the request that publishes it until a search has counted it, in the order of publication
 * @throws when a request is refused, or one of them is not found within a minute
 */
export async function measurePublishing(exchange: BenchExchange, server: BenchServer): Promise<number[]> {
  const giver = await registerMember(exchange, server);
  await exchange.database.db
    .update(workshops)
    .set({ trust: 'trusted' })
    .where(eq(workshops.id, giver.workshopId));
  const word = [...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  const drafts = await inTurns(Array.from({ length: PER_SECOND * SECONDS }), async () =>
    listing.parse(await post(server, giver, '/listings', draftOf(word))),
  );
  const sent: number[] = [];
  const [seen] = await Promise.all([
    watch(server, word, drafts.length, () => sent.length),
    publishEvenly(drafts, async ({ id }) => {
      sent.push(performance.now());
      await post(server, giver, `/listings/${id}/submit`);
    }),
  ]);
  await inTurns(drafts, ({ id }) => post(server, giver, `/listings/${id}/withdraw`));
  return seen.map((at, index) => at - (sent[index] ?? at));
}

async function publishEvenly<T>(drafts: readonly T[], publish: (draft: T) => Promise<void>): Promise<void> {
  const started = performance.now();
  const publishing = drafts.map(async (draft, index) => {
    await pause((index * 1000) / PER_SECOND);
    await publish(draft);
  });
  await Promise.all(publishing);
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 1.5 * SECONDS)
    throw new Error(`publishing took ${seconds.toFixed(1)} s instead of ${SECONDS}`);
}

/** When the first, second, … of `count` listings with the word was found: the index takes them in the order of their publication. */
async function watch(
  server: BenchServer,
  word: string,
  count: number,
  published: () => number,
): Promise<number[]> {
  const seen: number[] = [];
  let lastProgress = performance.now();
  while (seen.length < count) {
    const answer = await fetch(`${server.address}/api/v1/search?q=${word}&limit=1`);
    const { total } = searchAnswer.parse(await answer.json());
    const now = performance.now();
    if (total > seen.length || published() < count) lastProgress = now;
    while (seen.length < total) seen.push(now);
    if (now - lastProgress > PATIENCE_MS) throw new Error(`${count - seen.length} listings are not found`);
    await pause(LOOK_EVERY_MS);
  }
  return seen;
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += PREPARED_AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + PREPARED_AT_ONCE).map(work))));
  }
  return results;
}

async function post(
  { address }: BenchServer,
  { token }: Member,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

function draftOf(word: string): Readonly<Record<string, unknown>> {
  return {
    title: `Fresco di lana ${word}`,
    description: 'Resta dalla collezione estiva.',
    locale: 'it',
    hub: 'milano',
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    defects: [],
    composition: [{ fibre: 'wool', percent: 100 }],
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
  };
}
