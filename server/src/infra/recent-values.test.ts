import { expect, test } from 'vitest';
import { createRecentValues } from './recent-values.ts';

const storeOf = (most: number) => createRecentValues<string>(most, (value) => value.length);

test('lets go of what was asked for longest ago', () => {
  const store = storeOf(6);
  store.set('a', 'aa');
  store.set('b', 'bb');
  store.set('c', 'cc');
  store.get('a');
  store.set('d', 'dd');
  expect(['a', 'b', 'c', 'd'].map((key) => store.get(key))).toEqual(['aa', undefined, 'cc', 'dd']);
  expect(store.weight()).toBe(6);
});

test('one answer of a key stands in the place of the one before', () => {
  const store = storeOf(6);
  store.set('a', 'aaaa');
  store.set('a', 'a');
  expect([store.get('a'), store.weight()]).toEqual(['a', 1]);
});

test('what is larger than everything together is not kept, and nothing goes for it', () => {
  const store = storeOf(3);
  store.set('a', 'aa');
  store.set('b', 'bbbb');
  expect([store.get('a'), store.get('b')]).toEqual(['aa', undefined]);
  store.set('a', 'aaaa');
  expect([store.get('a'), store.weight()]).toEqual([undefined, 0]);
});
