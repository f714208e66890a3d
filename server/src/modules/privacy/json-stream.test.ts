import { describe, expect, it } from 'vitest';
import { everyItem, jsonArray, jsonOfArrays } from './json-stream.ts';

async function* some(...items: unknown[]) {
  yield* items;
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

describe('jsonArray', () => {
  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['one', [{ a: 1 }]],
    ['several, of every kind', [null, 'con "virgolette"\n', { at: [1, 2] }, false]],
  ])('of %s is JSON', async (_what, items) => {
    expect(JSON.parse(await textOf(jsonArray(some(...items))))).toEqual(items);
  });
});

describe('jsonOfArrays', () => {
  it('is JSON with each array under its name', async () => {
    const text = await textOf(jsonOfArrays({ made: some(1, 2), received: some(), 'a "b"': some({}) }));
    expect(JSON.parse(text)).toEqual({ made: [1, 2], received: [], 'a "b"': [{}] });
  });

  it('of none is an empty object', async () => {
    expect(JSON.parse(await textOf(jsonOfArrays({})))).toEqual({});
  });
});

describe('everyItem', () => {
  it('reads page after page, each only when it is needed', async () => {
    const asked: (string | undefined)[] = [];
    const items = everyItem(async (cursor) => {
      asked.push(cursor);
      if (cursor === undefined) return { items: ['a', 'b'], nextCursor: 'second' };
      return cursor === 'second' ? { items: [], nextCursor: 'third' } : { items: ['c'], nextCursor: null };
    });
    expect((await items.next()).value).toBe('a');
    expect(asked).toEqual([undefined]);
    const others: string[] = [];
    for await (const item of items) others.push(item);
    expect(others).toEqual(['b', 'c']);
    expect(asked).toEqual([undefined, 'second', 'third']);
  });
});
