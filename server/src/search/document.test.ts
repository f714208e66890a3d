import { LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { labFromHex } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { describe, expect, test } from 'vitest';
import { buildDocument } from './document.ts';
import { listingRow } from './testing/listing-rows.ts';

function build(changes: Parameters<typeof listingRow>[0] = {}) {
  return buildDocument(listingRow(changes), catalogue);
}
const coloured = (hex: string, share: number) => ({ hex, lab: labFromHex(hex), share });

describe('names', () => {
  test('carries its fibres in every language, with trade words and label codes', () => {
    const { fibreNames } = build();
    for (const code of ['wool', 'polyamide']) {
      const fibre = catalogue.fibres.get(code);
      expect(fibreNames).toEqual(expect.arrayContaining(LANGUAGES.map((language) => fibre?.names[language])));
      expect(fibreNames).toEqual(expect.arrayContaining([...(fibre?.aliases ?? ['?'])]));
    }
  });

  test('carries family, sub-category, form and colours in the languages that have names', () => {
    const { materialNames } = build();
    expect(materialNames).toEqual(
      expect.arrayContaining([
        'Tessuti a telaio',
        'Gewebe',
        'Vævede stoffer',
        'Suiting, wool cloth, gabardine',
      ]),
    );
    expect(materialNames).toEqual(expect.arrayContaining(['Fine rotolo', 'End of roll', 'Blu', 'Blue']));
  });

  test('names nothing that the catalogue does not know, and keeps it as a value', () => {
    const document = build({
      category: 'gone.long_since',
      form: 'gone',
      composition: [{ fibre: 'gone', percent: 100 }],
    });
    expect(document).toMatchObject({
      fibreNames: [],
      categories: ['gone', 'gone.long_since'],
      form: 'gone',
      fibres: [{ code: 'gone', percent: 100 }],
    });
  });
});

describe('what is public', () => {
  test('names the workshop only when its brand may be seen', () => {
    expect(build().workshopName).toBeNull();
    expect(JSON.stringify(build())).not.toContain('Brera');
    expect(build({ brandVisible: true }).workshopName).toBe('Atelier Brera');
  });
});

describe('values', () => {
  test('orders fibres by the main part, then by share, with the largest share of any part', () => {
    const { fibres } = build({
      composition: [
        { fibre: 'viscose', percent: 100, part: 'lining' },
        { fibre: 'polyamide', percent: 30, part: 'main' },
        { fibre: 'wool', percent: 70 },
        { fibre: 'polyamide', percent: 90, part: 'trim' },
      ],
    });
    expect(fibres).toEqual([
      { code: 'wool', percent: 70 },
      { code: 'polyamide', percent: 90 },
      { code: 'viscose', percent: 100 },
    ]);
  });

  test('leaves out colours of less than a tenth of the surface', () => {
    const document = build({ colours: [coloured('#1f2a44', 0.91), coloured('#c8102e', 0.09)] });
    expect(document.colourFamilies).toEqual(['blue']);
    expect(document.colours).toHaveLength(1);
  });

  test('takes all colours when each has little', () => {
    const all = ['#1f2a44', '#c8102e', '#ffffff'].map((hex) => coloured(hex, 0.05));
    expect(build({ colours: all }).colourFamilies).toEqual(['blue', 'red', 'white']);
  });

  test('has the family of a family that was chosen itself once', () => {
    expect(build({ category: 'leather' }).categories).toEqual(['leather']);
    expect(build({ category: null }).categories).toEqual([]);
  });
});

describe('pieces', () => {
  test('turns pieces so that the long side comes first, and counts each size, also what fits into another', () => {
    const { pieces, roll } = build({
      unit: 'pcs',
      piecesLeft: [
        { lengthCm: 40, widthCm: 90, count: 2 },
        { lengthCm: 80, widthCm: 40, count: 1 },
        { lengthCm: 50, widthCm: 60, count: 7 },
        { lengthCm: 90, widthCm: 40, count: 3 },
      ],
    });
    expect(pieces).toEqual([
      { longCm: 90, shortCm: 40, count: 5 },
      { longCm: 80, shortCm: 40, count: 1 },
      { longCm: 60, shortCm: 50, count: 7 },
    ]);
    expect(roll).toBeNull();
  });

  test('knows what is left of a roll, whichever way round', () => {
    expect(build({ amountLeft: 120, widthCm: 150 })).toMatchObject({
      pieces: [],
      roll: { longCm: 150, shortCm: 120 },
    });
    expect(build({ widthCm: null }).roll).toBeNull();
    expect(build({ amountLeft: 0 }).roll).toBeNull();
    expect(build({ unit: 'kg' }).roll).toBeNull();
    expect(build({ piecesLeft: [{ lengthCm: 40, widthCm: 90, count: 1 }] }).roll).toBeNull();
  });
});

test('is the same for the same row', () => {
  const row = listingRow();
  const before = structuredClone(row);
  expect(buildDocument(row, catalogue)).toEqual(buildDocument(structuredClone(row), catalogue));
  expect(row).toEqual(before);
});
