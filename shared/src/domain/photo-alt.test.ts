import { describe, expect, it } from 'vitest';
import { catalogue } from '../reference/catalogue.ts';
import { LANGUAGES } from './catalogue.ts';
import { COLOUR_FAMILIES, labFromHex } from './colour.ts';
import { type AltFacts, suggestAlt } from './photo-alt.ts';

const SUITING: AltFacts = {
  locale: 'it',
  category: 'woven.suiting',
  form: 'end_of_roll',
  composition: [
    { fibre: 'wool', percent: 80 },
    { fibre: 'polyamide', percent: 20 },
  ],
  colours: [
    { lab: labFromHex('#2c4a86'), share: 0.6 },
    { lab: labFromHex('#888888'), share: 0.3 },
    { lab: labFromHex('#b3261e'), share: 0.04 },
  ],
};
const ONLY = { number: 1, of: 1 };

function altOf(changes: Partial<AltFacts>, place = ONLY): string {
  return suggestAlt({ ...SUITING, ...changes }, place, catalogue);
}

describe('suggestAlt', () => {
  it.each([
    ['it', 'Drapperia, lana e poliammidica, blu e grigio, fine rotolo; foto 2 di 3'],
    ['en', 'Suiting, wool and polyamide, blue and grey, end of roll; photo 2 of 3'],
    ['fr', 'Tissus chaîne et trame, laine et polyamide, bleu et gris; photo 2 sur 3'],
    ['de', 'Gewebe, Wolle und Polyamid, blau und grau; Foto 2 von 3'],
    ['is', 'Ofin efni, ull og pólýamíð, blátt og grátt; mynd 2 af 3'],
  ] as const)('says in %s what the material is, and which photo', (locale, expected) => {
    expect(altOf({ locale }, { number: 2, of: 3 })).toBe(expected);
  });

  it('does not count a photo that is alone', () => {
    expect(altOf({})).toBe('Drapperia, lana e poliammidica, blu e grigio, fine rotolo');
  });

  it('leaves out what is not known', () => {
    const unknown = { category: null, form: null, composition: [], colours: [] };
    expect(altOf({ category: null, composition: [] })).toBe('Blu e grigio, fine rotolo');
    expect(altOf({ ...unknown, form: 'offcut' })).toBe('Ritaglio');
    expect(altOf(unknown)).toBe('Foto');
    expect(altOf(unknown, { number: 2, of: 2 })).toBe('Foto 2 di 2');
    expect(altOf({ ...unknown, category: 'gone.since', form: 'gone' })).toBe('Foto');
  });

  it('names two fibres and three colours at most, and none that hardly shows', () => {
    const composition = ['wool', 'silk', 'linen'].map((fibre) => ({ fibre, percent: 33.3 }));
    const colours = ['#2c4a86', '#2c4a90', '#888888', '#b3261e', '#c8a24a'].map((hex) => ({
      lab: labFromHex(hex),
      share: 0.2,
    }));
    expect(altOf({ composition, colours, form: null })).toBe('Drapperia, lana e seta, blu, grigio e rosso');
    const elastane = [
      { fibre: 'wool', percent: 97 },
      { fibre: 'elastane', percent: 3 },
    ];
    expect(altOf({ composition: elastane, form: null })).toBe('Drapperia, lana, blu e grigio');
  });

  it.each(LANGUAGES)('has a word for every colour in %s, and only one', (locale) => {
    const names = COLOUR_FAMILIES.map((family) => {
      const lab = labFromHex(SAMPLES[family]);
      return altOf({ locale, category: null, form: null, composition: [], colours: [{ lab, share: 1 }] });
    });
    expect(new Set(names).size).toBe(COLOUR_FAMILIES.length);
    for (const name of names) expect(name).toMatch(/^\p{Lu}\p{Ll}+$/u);
  });

  it.each(LANGUAGES)('can name every category, form and fibre in %s in a few words', (locale) => {
    for (const category of catalogue.categories.keys()) {
      expect(altOf({ locale, category, form: null, composition: [], colours: [] })).toMatch(
        /^[^,;/(]{2,50}$/,
      );
    }
    for (const form of catalogue.forms.keys()) {
      expect(altOf({ locale, form, category: null, composition: [], colours: [] })).not.toMatch(/[,;/(]/);
    }
    for (const fibre of catalogue.fibres.keys()) {
      const composition = [{ fibre, percent: 100 }];
      expect(altOf({ locale, composition, category: null, form: null, colours: [] })).toMatch(/^[^,;/(]+$/);
    }
  });
});

/** One colour of each family. */
const SAMPLES = {
  white: '#ffffff',
  beige: '#d8c9a8',
  grey: '#888888',
  black: '#0a0a0a',
  brown: '#5c3a21',
  red: '#b3261e',
  orange: '#e87a1d',
  yellow: '#f2c811',
  green: '#2f6f4e',
  turquoise: '#1fb5b0',
  blue: '#2346c7',
  purple: '#6a3fa0',
  pink: '#f4b6c8',
} as const;
