import { describe, expect, it } from 'vitest';
import { terms, termsIn } from '../testing/terms.ts';
import { suggestFrom } from './suggestions.ts';

describe('suggestFrom', () => {
  it.each([
    ['Velluto a coste blu', 'woven.velvet_pile'],
    ['Bottoni di corozo', 'trims.buttons'],
    ['Ritagli di multistrato', 'wood.plywood'],
    ['Denim pesante', 'woven.denim_canvas'],
    ['Cerniera invisibile 20 cm', 'trims.zips'],
  ])('finds in "%s" the kind %s', (title, code) => {
    expect(suggestFrom(title, terms).categories).toContain(code);
  });

  it.each([
    ['Fresco di lana', 'wool'],
    ['Popeline di cotone', 'cotton'],
    ['Twill nylon', 'polyamide'],
    ['Lycra nera', 'elastane'],
    ['Linen remnant', 'flax'],
  ])('finds in "%s" the fibre %s', (title, code) => {
    expect(suggestFrom(title, terms).fibres).toContain(code);
  });

  it('does not take a word for another that only begins alike', () => {
    expect(suggestFrom('Fresco di lana, fine pezza', terms).fibres).not.toContain('flax');
    expect(suggestFrom('Panno a pelo', terms).categories).not.toContain('leather');
    expect(suggestFrom('Fibra corta', terms).fibres).not.toContain('glass_fibre');
    expect(suggestFrom('Boiled wool', termsIn('en')).categories).not.toContain('wood');
  });

  it('finds English names under English titles', () => {
    expect(suggestFrom('Twelve horn buttons', termsIn('en')).categories).toContain('trims.buttons');
  });

  it.each(['', 'blu', 'Lotto 3', 'xyzzy qwerty'])('suggests nothing for "%s"', (title) => {
    expect(suggestFrom(title, terms)).toEqual({ categories: [], fibres: [] });
  });

  it('suggests a few, best first', () => {
    const { categories } = suggestFrom('Seta, raso, chiffon e tessuti fluidi', terms);
    expect(categories[0]).toBe('woven.silk_fine');
    expect(categories.length).toBeLessThanOrEqual(3);
  });
});
