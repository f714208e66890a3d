import { describe, expect, it } from 'vitest';
import { hasWord } from './find-values.ts';

describe('the name of a value', () => {
  it.each([
    ['lana', 'la'],
    ['lana d’agnello', 'AGN'],
    ['Blönduós', 'blondu'],
    ['tessuto a navetta', 'nav tess'],
    ['lana', ''],
  ])('%s is found by %s', (label, begun) => expect(hasWord(label, begun)).toBe(true));

  it.each([
    ['lana', 'ana'],
    ['lana', 'lana seta'],
    ['lino', 'lane'],
  ])('%s is not found by %s', (label, begun) => expect(hasWord(label, begun)).toBe(false));
});
