import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArray, writeArray } from './value-types.ts';

const read = (literal: string) => readArray(literal, String);
const write = (values: readonly unknown[]) => writeArray(values, String);

test('reads arrays as PostgreSQL writes them', () => {
  expect(read('{}')).toEqual([]);
  expect(read('{lana,"wool, raw",NULL,"NULL",""}')).toEqual(['lana', 'wool, raw', null, 'NULL', '']);
  expect(read('{"a \\"b\\" \\\\ c","line\nbreak"}')).toEqual(['a "b" \\ c', 'line\nbreak']);
  expect(read('{{1,2},{3,4}}')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(read('[0:1]={a,b}')).toEqual(['a', 'b']);
});

test('reads back any array that it wrote', () => {
  const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: null }));
  fc.assert(
    fc.property(texts, (values) => {
      expect(read(write(values))).toEqual(values);
    }),
  );
});

test('refuses to write undefined, and to read what is no array', () => {
  expect(() => write(['a', undefined])).toThrow(TypeError);
  expect(() => read('{"open')).toThrow(SyntaxError);
});
