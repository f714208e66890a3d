import { expect, test } from 'vitest';
import { createKeptCards } from './kept-cards.ts';
import type { CardRecord } from './record.ts';

/** Cards of a database in which what is hidden has no card; `revision` tells when one was read. */
function startCards(most?: number) {
  const state = { version: 'a', revision: 1, hidden: new Set<string>(), loads: [] as string[][] };
  const load = async (ids: readonly string[]) => {
    state.loads.push([...ids]);
    const { revision, hidden } = state;
    return ids.filter((id) => !hidden.has(id)).map((id) => ({ id, revision }) as CardRecord);
  };
  const readVersion = async () => state.version;
  const cards = createKeptCards(readVersion, load, most);
  const shown = (records: readonly CardRecord[]) => records.map(({ id, revision }) => `${id}${revision}`);
  return {
    state,
    cards,
    shown,
    find: async (...ids: string[]) => shown(await cards.asOfNow()(ids)),
  };
}

test('cards are loaded once while nothing changes, and come in the asked order', async () => {
  const { state, find } = startCards();
  expect(await find('x', 'y')).toEqual(['x1', 'y1']);
  state.revision = 2;
  expect(await find('z', 'y', 'x')).toEqual(['z2', 'y1', 'x1']);
  expect(await find()).toEqual([]);
  expect(state.loads).toEqual([['x', 'y'], ['z']]);
});

test('what has no card is remembered as well, until something changes', async () => {
  const { state, find } = startCards();
  state.hidden.add('x');
  expect(await find('x', 'y')).toEqual(['y1']);
  expect(await find('x', 'y')).toEqual(['y1']);
  expect(state.loads).toHaveLength(1);
  state.hidden.clear();
  state.version = 'b';
  expect(await find('x', 'y')).toEqual(['x1', 'y1']);
});

test('who begins after a change is shown nothing from before it', async () => {
  const { state, find } = startCards();
  await find('x', 'y');
  state.hidden.add('x');
  state.version = 'b';
  expect(await find('x', 'y')).toEqual(['y1']);
});

test('what one who began before a change loads is not given to those who begin after it', async () => {
  const { state, cards, find, shown } = startCards();
  const before = cards.asOfNow();
  await find('w');
  state.version = 'b';
  await find('w');
  state.revision = 2;
  // Its version is no longer the one that cards are kept under, and older than that.
  expect(shown(await before(['x']))).toEqual(['x2']);
  state.revision = 3;
  expect(await find('x')).toEqual(['x3']);
  // Nor has it thrown away what the others keep.
  expect(await find('w')).toEqual(['w1']);
});

test('what is loaded while something changes is filed under what was before', async () => {
  const { state } = startCards();
  const held = Promise.withResolvers<void>();
  const slow = createKeptCards(
    async () => state.version,
    async (ids) => {
      const { revision } = state;
      await held.promise;
      return ids.map((id) => ({ id, revision }) as CardRecord);
    },
  );
  const old = slow.asOfNow()(['x']);
  await Promise.resolve();
  state.version = 'b';
  state.revision = 2;
  const fresh = slow.asOfNow()(['x']);
  held.resolve();
  expect((await old)[0]?.revision).toBe(1);
  expect((await fresh)[0]?.revision).toBe(2);
  expect((await slow.asOfNow()(['x']))[0]?.revision).toBe(2);
});

test('more than are kept at most are all shown, and those that were asked for last are kept', async () => {
  const { state, find } = startCards(2);
  expect(await find('w', 'x', 'y')).toEqual(['w1', 'x1', 'y1']);
  state.revision = 2;
  expect(await find('x', 'y')).toEqual(['x1', 'y1']);
  expect(await find('w')).toEqual(['w2']);
  expect(await find('y', 'x')).toEqual(['y1', 'x2']);
});

test('a failure of either is told to who asks, and the next one is tried', async () => {
  let failing: 'version' | 'cards' | null = 'version';
  const cards = createKeptCards(
    async () => {
      if (failing === 'version') throw new Error('no version');
      return 'a';
    },
    async (ids) => {
      if (failing === 'cards') throw new Error('no cards');
      return ids.map((id) => ({ id }) as CardRecord);
    },
  );
  await expect(cards.asOfNow()(['x'])).rejects.toThrow('no version');
  failing = 'cards';
  await expect(cards.asOfNow()(['x'])).rejects.toThrow('no cards');
  failing = null;
  expect(await cards.asOfNow()(['x'])).toHaveLength(1);
});
