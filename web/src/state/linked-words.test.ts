import { describe, expect, it } from 'vitest';
import { linkedWords } from './linked-words.ts';

describe('what a member wrote', () => {
  it('is plain text where it has no address', () => {
    expect(linkedWords('Domani?\nAlle 10')).toEqual([{ text: 'Domani?\nAlle 10', href: null }]);
    expect(linkedWords('')).toEqual([]);
  });

  it('opens addresses of the web, without what ends the sentence', () => {
    expect(linkedWords('Qui: https://base.milano.it/dove?x=1, poi suona.')).toEqual([
      { text: 'Qui: ', href: null },
      { text: 'https://base.milano.it/dove?x=1', href: 'https://base.milano.it/dove?x=1' },
      { text: ', poi suona.', href: null },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://files.example',
    'www.example.org',
    'https://',
    'https://bank.example@evil.example/',
    'mailto:ada@atelier.example',
  ])('opens nothing else: %s', (text) => {
    expect(linkedWords(text).every(({ href }) => href === null)).toBe(true);
    expect(
      linkedWords(text)
        .map((word) => word.text)
        .join(''),
    ).toBe(text);
  });
});
