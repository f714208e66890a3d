import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Meilisearch } from 'meilisearch';
import { EngineUnavailable, type IndexRebuild } from '../engine.ts';
import { type Connection, pauseMs, waitForTask, withRetries } from './connection.ts';
import { addDocuments } from './documents.ts';
import { asking, codeOf } from './errors.ts';
import { settingsToSend } from './settings.ts';

/** A server may hold other indexes of the prefix than ours of today. */
const MOST_INDEXES = 1000;

/**
 * Starts an index beside the live one, under a name that no other rebuild has, and deletes those that others left or still fill:
 * theirs fail from then on.
 */
export async function startRebuild(
  connection: Connection,
  target: string,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<IndexRebuild> {
  const client = await connection.client('indexes');
  const building = `${target}_next_${randomBytes(6).toString('hex')}`;
  await asking(async () => {
    for (const uid of await namesOf(client, `${target}_next_`)) await deleteIndex(connection, uid);
    const created = await client.createIndex(building, { primaryKey: 'id' });
    const set = await client.index(building).updateSettings(settingsToSend);
    for (const task of [created, set]) await waitForTask(client, task, connection.timeouts.taskMs);
  });
  const birth = await birthOf(client, building);
  let over = false;
  return {
    add: async (documents) => {
      if (over || (await birthOf(client, building)) !== birth)
        throw new Error('another rebuild has taken over');
      await addDocuments(connection, building, documents);
    },
    swap: async (expected) => {
      if (over || (await birthOf(client, building)) !== birth)
        throw new Error('another rebuild has taken over');
      const count = await countDocuments(connection, building);
      if (count !== expected) throw new Error(`the new index holds ${count} of ${expected} documents`);
      const live = await birthOf(client, target);
      await asking(async () => {
        await client.swapIndexes(
          live === null
            ? [{ indexes: [building, target], rename: true }]
            : [{ indexes: [target, building], rename: false }],
        );
      });
      await untilBorn(connection, { target, building, birth });
      over = true;
      if (live !== null) await deleteLeftover(connection, building, log);
    },
    abandon: async () => {
      if (over) return;
      over = true;
      await deleteIndex(connection, building);
    },
  };
}

/** How many documents an index has. */
export async function countDocuments(connection: Connection, index: string): Promise<number> {
  const client = await connection.client('search');
  const { totalHits } = await withRetries(
    () => client.index(index).search('', { page: 1, hitsPerPage: 0 }),
    connection.timeouts.requestMs,
  );
  return totalHits;
}

/** Deletes an index and what rebuilds left beside it. That it is not there is no error. */
export async function discardIndex(connection: Connection, target: string): Promise<void> {
  const client = await connection.client('indexes');
  const leftovers = await asking(() => namesOf(client, `${target}_next_`));
  for (const uid of [target, ...leftovers]) await deleteIndex(connection, uid);
}

async function deleteIndex(connection: Connection, uid: string): Promise<void> {
  const client = await connection.client('indexes');
  await asking(async () => {
    try {
      await waitForTask(client, await client.deleteIndex(uid), connection.timeouts.taskMs);
    } catch (error) {
      const absent =
        codeOf(error) === 'index_not_found' ||
        (error instanceof EngineUnavailable && error.message.startsWith('Meilisearch: index_not_found'));
      if (!absent) throw error;
    }
  });
}

/** The new index answers already: what is left of the old one is deleted by the next rebuild at the latest. */
async function deleteLeftover(
  connection: Connection,
  uid: string,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  try {
    await deleteIndex(connection, uid);
  } catch (error) {
    log.warn(
      { err: error, index: uid },
      'the old search index could not be deleted; the next rebuild does it',
    );
  }
}

async function namesOf(client: Meilisearch, beginning: string): Promise<string[]> {
  const { results } = await client.getRawIndexes({ limit: MOST_INDEXES });
  return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(beginning));
}

/** When an index was made, to the nanosecond: it says which one has the name. Null: none has it. */
async function birthOf(client: Meilisearch, uid: string): Promise<string | null> {
  return asking(async () => {
    try {
      return (await client.getRawIndex(uid)).createdAt;
    } catch (error) {
      if (codeOf(error) === 'index_not_found') return null;
      throw error;
    }
  });
}

/** Waits until the new index has the live name. A key for some indexes alone is not shown the task of a swap, even of these. */
async function untilBorn(
  connection: Connection,
  { target, building, birth }: { target: string; building: string; birth: string | null },
): Promise<void> {
  const { taskMs } = connection.timeouts;
  const deadline = performance.now() + taskMs;
  const client = await connection.client('indexes');
  for (let attempt = 0; ; attempt += 1) {
    const left = deadline - performance.now();
    // In this order: swapped in between, the index is seen at both names, and not at none as if somebody had deleted it.
    const [other, live] = await withRetries(
      async () => [await birthOf(client, building), await birthOf(client, target)],
      left,
    );
    if (live === birth) return;
    if (other !== birth) throw new Error('another rebuild has taken over');
    if (left <= 0) throw new EngineUnavailable(`Meilisearch has not swapped within ${taskMs} ms`);
    await pause(pauseMs(attempt, 5));
  }
}
