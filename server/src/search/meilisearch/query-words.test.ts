import { describe, expect, test } from 'vitest';
import { parseQueryText } from '../query-text.ts';
import { canRead, writeQuery } from './query-words.ts';

const write = (typed: string, wordCount?: number) => {
  const text = parseQueryText(typed);
  return writeQuery(text, wordCount ?? text.words.length);
};

describe('what is typed, in the syntax of the engine', () => {
  test.each([
    ['the last word may be the beginning of one', 'velluto cotone', 'velluto. cotone'],
    ['a short word that is not the last one has no typo', 'lana cotone', '"lana". cotone'],
    ['a word with a digit is as it is', 'tweed280 cotone', '"tweed280". cotone'],
    ['a single letter begins nothing', 'velluto q', 'velluto. "q"'],
    ['phrases stand before words', 'cotone "fine pezza"', '"fine pezza". cotone'],
    ['exclusions stand first', 'cotone -seta -"fine pezza"', '-seta -"fine pezza" cotone'],
    ['an exclusion alone', '-seta', '-seta '],
    ['signs of the syntax are no words', 'co"tone -- *seta*', '"tone seta". co'],
  ])('%s', (_, typed, written) => {
    expect(write(typed).trim()).toBe(written.trim());
  });

  test('of fewer words the last one that is left may be the beginning', () => {
    expect(write('velluto cotone lana', 2)).toBe('velluto. cotone');
    expect(write('velluto cotone "fine pezza"', 0)).toBe('"fine pezza"');
  });
});

describe('what is left to the other engine', () => {
  test('more than ten words and phrases', () => {
    const words = ['seta', 'lana', 'lino', 'juta', 'loden', 'tweed', 'pizzo', 'raso', 'tulle', 'feltro'];
    expect(canRead(parseQueryText(words.join(' ')))).toBe(true);
    expect(canRead(parseQueryText([...words, 'velluto'].join(' ')))).toBe(false);
    expect(canRead(parseQueryText(`${words.join(' ')} "fine pezza"`))).toBe(false);
  });

  test('words of scripts that the engine takes apart', () => {
    expect(canRead(parseQueryText('絹布'))).toBe(false);
    expect(canRead(parseQueryText('seta "ผ้าไหม"'))).toBe(false);
    expect(canRead(parseQueryText('seta -絹'))).toBe(false);
    expect(canRead(parseQueryText('Łódź шёлк μετάξι vævet 100%'))).toBe(true);
  });
});
