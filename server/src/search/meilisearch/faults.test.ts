import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DocumentRefused, EngineUnavailable } from '../engine.ts';
import { asked } from '../testing/engine-under-test.ts';
import { listingDocument, testId } from '../testing/listing-rows.ts';
import {
  type Fault,
  type MeilisearchDouble,
  startMeilisearchDouble,
} from '../testing/meilisearch-double/double.ts';
import { createMeilisearchEngine, type MeilisearchEngine } from './engine.ts';

const MASTER_KEY = 'the master key of this test';
const log = { info: vi.fn(), warn: vi.fn() };
/** Short, where the time runs out on purpose. */
const SHORT = { searchMs: 300, requestMs: 300, taskMs: 300 };

let double: MeilisearchDouble;
let engine: MeilisearchEngine;
beforeEach(async () => {
  vi.clearAllMocks();
  double = await startMeilisearchDouble({ masterKey: MASTER_KEY });
  engine = createMeilisearchEngine({ url: double.url, key: MASTER_KEY, log });
});
afterEach(() => double.close());

const everything = asked(null);

async function fill(count: number): Promise<void> {
  const rebuild = await engine.startRebuild();
  await rebuild.add(Array.from({ length: count }, (_, at) => listingDocument({ id: testId(at + 1) })));
  await rebuild.swap(count);
}

describe('a server that does not answer as it should', () => {
  test.each<Fault>(['refuse', 'hang', 'error', 'busy'])(
    '%s: nothing is wrong with the query',
    async (fault) => {
      await fill(1);
      const hurried = createMeilisearchEngine({ url: double.url, key: MASTER_KEY, log, timeouts: SHORT });
      await hurried.prepare();
      double.fault = fault;
      await expect(hurried.search(everything)).rejects.toThrow(EngineUnavailable);
      await expect(hurried.upsert([listingDocument()])).rejects.toThrow(EngineUnavailable);
      await expect(hurried.count()).rejects.toThrow(EngineUnavailable);
      await expect(hurried.inspect()).rejects.toThrow(EngineUnavailable);
      double.fault = null;
      expect((await engine.search(everything)).total).toBe(1);
    },
  );

  test('that answers for the page and then no more has told the page, and gives no answer all the same', async () => {
    await fill(2);
    const hurried = createMeilisearchEngine({ url: double.url, key: MASTER_KEY, log, timeouts: SHORT });
    await hurried.search(everything);
    double.onAnswer = () => {
      double.fault = 'hang';
    };
    const onPage = vi.fn();
    await expect(hurried.search(everything, onPage)).rejects.toThrow(EngineUnavailable);
    expect(onPage.mock.calls).toEqual([[[testId(1), testId(2)]]]);
  });

  test('the first search waits no longer either, though it has keys to find', async () => {
    await fill(1);
    const fresh = createMeilisearchEngine({
      url: double.url,
      key: MASTER_KEY,
      log,
      timeouts: { searchMs: 50 },
    });
    double.fault = 'hang';
    await expect(fresh.search(everything)).rejects.toThrow('in time');
  });

  test('answers are asked for in one piece: in several, each waits for the receipt of the one before', async () => {
    await engine.prepare();
    expect(new Set(double.encodings)).toEqual(new Set(['identity']));
  });

  test('a port where nobody listens', async () => {
    const lonely = createMeilisearchEngine({ url: 'http://127.0.0.1:1', key: null, log, timeouts: SHORT });
    await expect(lonely.search(everything)).rejects.toThrow(EngineUnavailable);
    await expect(lonely.prepare()).rejects.toThrow(EngineUnavailable);
  });

  test('reads are tried again while there is time, so that a moment is not noticed', async () => {
    await fill(1);
    double.fault = 'error';
    const before = double.requests.length;
    const counted = engine.count();
    await expect.poll(() => double.requests.length, { timeout: 15_000 }).toBeGreaterThan(before + 1);
    double.fault = null;
    expect(await counted).toBe(1);
  });

  test('a change is done when its task is, and the server may be away meanwhile', async () => {
    await fill(0);
    double.holdTasks();
    let done = false;
    const changed = engine.upsert([listingDocument()]).then(() => {
      done = true;
    });
    await expect.poll(() => double.waitingTasks(), { timeout: 15_000 }).toBe(1);
    double.fault = 'refuse';
    const before = double.requests.length;
    await expect.poll(() => double.requests.length, { timeout: 15_000 }).toBeGreaterThan(before + 1);
    expect(done).toBe(false);
    double.fault = null;
    double.releaseTasks();
    await changed;
    expect((await engine.search(everything)).total).toBe(1);
  });

  test('a task that is not done in time is no fault of a document', async () => {
    await fill(0);
    const hurried = createMeilisearchEngine({ url: double.url, key: MASTER_KEY, log, timeouts: SHORT });
    double.holdTasks();
    const changed = hurried.upsert([listingDocument()]);
    await expect(changed).rejects.toThrow(EngineUnavailable);
    await expect(changed).rejects.not.toThrow(DocumentRefused);
  });

  test('a version that is too old is told apart, with what is needed', async () => {
    double.version = '1.49.9';
    await expect(engine.prepare()).rejects.toThrow(/1\.49\.9 is too old: 1\.50 or later is needed/);
    double.version = '2.0.0';
    expect(await engine.prepare()).toMatchObject({ version: '2.0.0' });
  });
});

describe('documents that the server refuses', () => {
  test('one of an id that is none, and with it its batch', async () => {
    await fill(0);
    const bad = { ...listingDocument(), id: 'not an id' };
    await expect(engine.upsert([listingDocument(), bad])).rejects.toThrow(DocumentRefused);
    expect(await engine.count()).toBe(0);
  });

  test('one that is larger than a request may be', async () => {
    await fill(0);
    double.mostBytes = 2000;
    const large = listingDocument({ description: 'velluto '.repeat(1000) });
    await expect(engine.upsert([large])).rejects.toThrow(DocumentRefused);
  });

  test('of many large ones all arrive, in several requests', async () => {
    await fill(0);
    double.mostBytes = 17 * 1024 * 1024;
    const description = 'velluto '.repeat(400_000);
    await engine.upsert([1, 2, 3, 4, 5, 6].map((id) => listingDocument({ id: testId(id), description })));
    expect(await engine.count()).toBe(6);
  });
});

describe('the live index', () => {
  test('is made by a rebuild alone: a change makes none', async () => {
    expect(await engine.prepare()).toEqual({ state: 'absent', version: '1.50.0', keys: 'own' });
    await expect(engine.upsert([listingDocument()])).rejects.toThrow(EngineUnavailable);
    await expect(engine.remove([testId(1)])).rejects.toThrow(EngineUnavailable);
    await expect(engine.search(everything)).rejects.toThrow(EngineUnavailable);
    expect(double.indexes()).toEqual({});
    await fill(1);
    expect(double.indexes()).toEqual({ [engine.target]: [testId(1)] });
    expect(await engine.inspect()).toMatchObject({ state: 'ready' });
  });

  test('with other settings is told, refuses to answer rather than answering otherwise, and is put right by a rebuild', async () => {
    await fill(1);
    double.changeSettings(engine.target, { filterableAttributes: [], sortableAttributes: [] });
    expect(await engine.inspect()).toMatchObject({ state: 'other_settings' });
    await expect(engine.search(everything)).rejects.toThrow(EngineUnavailable);
    await fill(1);
    expect(await engine.inspect()).toMatchObject({ state: 'ready' });
  });

  test('of an older version stays as it is beside this one, until somebody discards it', async () => {
    await fill(1);
    const others = new Map([...double.snapshot()].map(([, index]) => ['scampolo_00000000', index]));
    double.restore(new Map([...double.snapshot(), ...others]));
    await fill(2);
    expect(double.indexes()).toEqual({
      scampolo_00000000: [testId(1)],
      [engine.target]: [testId(1), testId(2)],
    });
    await engine.discard('scampolo_00000000');
    await engine.discard('scampolo_00000000');
    expect(Object.keys(double.indexes())).toEqual([engine.target]);
    await expect(engine.discard('other_00000000')).rejects.toThrow(RangeError);
  });

  test('what rebuilds left is deleted by the next one, and a late one fails without a trace', async () => {
    await fill(1);
    const first = await engine.startRebuild();
    await first.add([listingDocument({ id: testId(7) })]);
    await fill(2);
    expect(Object.keys(double.indexes())).toEqual([engine.target]);
    await expect(first.add([listingDocument()])).rejects.toThrow('taken over');
    await expect(first.swap(1)).rejects.toThrow('taken over');
    await first.abandon();
    expect(double.indexes()).toEqual({ [engine.target]: [testId(1), testId(2)] });
  });

  test('is known to have been swapped, also between two looks at its names', async () => {
    await fill(1);
    const rebuild = await engine.startRebuild();
    await rebuild.add([listingDocument({ id: testId(7) })]);
    double.holdTasks();
    let swapAsked = false;
    double.onAnswer = (request) => {
      if (swapAsked && request.startsWith('GET /indexes/')) double.releaseTasks();
      swapAsked ||= request === 'POST /swap-indexes';
    };
    await rebuild.swap(1);
    expect(double.indexes()).toEqual({ [engine.target]: [testId(7)] });
  });

  test('stays when the server goes away in the middle of a rebuild', async () => {
    await fill(1);
    const rebuild = await engine.startRebuild();
    double.fault = 'refuse';
    await expect(rebuild.add([listingDocument({ id: testId(2) })])).rejects.toThrow(EngineUnavailable);
    await expect(rebuild.swap(1)).rejects.toThrow(EngineUnavailable);
    double.fault = null;
    await rebuild.abandon();
    expect(double.indexes()).toEqual({ [engine.target]: [testId(1)] });
  });
});

describe('keys', () => {
  test('are made for what each has to do, once, on indexes of the prefix alone', async () => {
    await engine.prepare();
    await createMeilisearchEngine({ url: double.url, key: MASTER_KEY, log }).prepare();
    expect(double.keys().map(({ name, actions, indexes }) => ({ name, actions, indexes }))).toEqual([
      {
        name: 'scampolo: documents',
        actions: ['documents.add', 'documents.delete', 'tasks.get'],
        indexes: ['scampolo_*'],
      },
      {
        name: 'scampolo: indexes',
        actions: [
          'indexes.create',
          'indexes.get',
          'indexes.delete',
          'indexes.swap',
          'settings.get',
          'settings.update',
          'tasks.get',
        ],
        indexes: ['scampolo_*'],
      },
      { name: 'scampolo: search', actions: ['search'], indexes: ['scampolo_*'] },
    ]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  test('a given one that may make none is used as it is, and that is said once', async () => {
    const { key } = await givenKey(['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.get']);
    engine = createMeilisearchEngine({ url: double.url, key, log });
    expect(await engine.prepare()).toEqual({ state: 'absent', version: 'unknown', keys: 'given' });
    await fill(1);
    expect((await engine.search(everything)).total).toBe(1);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  test('a wrong one is no fault of a document, and is in no error', async () => {
    const wrong = createMeilisearchEngine({
      url: double.url,
      key: 'a wrong and secret key',
      log,
      timeouts: SHORT,
    });
    const error: unknown = await wrong.upsert([listingDocument()]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EngineUnavailable);
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('secret');
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain('secret');
  });

  test('are made anew when the server has lost its data, and the index is then known to be absent', async () => {
    await fill(1);
    double.loseData();
    await expect(engine.search(everything)).rejects.toThrow(EngineUnavailable);
    expect(await engine.inspect()).toMatchObject({ state: 'absent' });
    await fill(1);
    expect((await engine.search(everything)).total).toBe(1);
  });

  async function givenKey(actions: string[]): Promise<{ key: string }> {
    const response = await fetch(`${double.url}/keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${MASTER_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ actions, indexes: ['scampolo_*'], expiresAt: null }),
    });
    return (await response.json()) as { key: string };
  }
});
