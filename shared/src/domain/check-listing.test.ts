import { describe, expect, it } from 'vitest';
import { catalogue } from '../reference/catalogue.ts';
import { checkListing } from './check-listing.ts';
import type { ListingValues } from './listing.ts';

const hubs = new Map([
  ['milano', { countryCode: 'IT' }],
  ['paris', { countryCode: 'FR' }],
]);

const sound: ListingValues = {
  title: 'Fresco di lana, fine pezza',
  description: '',
  locale: 'it',
  hub: 'milano',
  category: 'woven.suiting',
  form: 'end_of_roll',
  origin: 'overorder',
  condition: 'A',
  defects: ['snag'],
  defectMarks: [],
  composition: [
    { fibre: 'wool', percent: 80 },
    { fibre: 'polyamide', percent: 20 },
  ],
  compositionSource: 'label',
  weightGsm: 280,
  widthCm: 150,
  amount: { value: 12.5, unit: 'm' },
  smallestCut: { value: 0.5, unit: 'm' },
  pieces: [],
  massKg: 5.25,
  legalRoute: 'product',
  priceKind: 'gift',
  price: null,
  allocation: { mode: 'first_come' },
  brandVisible: false,
  attributes: { pattern: 'check' },
  colours: [],
  pickup: { kind: 'workshop' },
  availableUntil: null,
};

const check = (changes: Partial<ListingValues>) =>
  checkListing({ ...sound, ...changes }, { catalogue, hubs });

describe('checkListing', () => {
  it('finds nothing wrong with a sound listing', () => {
    expect(check({})).toEqual({ problems: [], warnings: [] });
  });

  const refused: [Partial<ListingValues>, path: string, code: string][] = [
    [{ hub: 'atlantis' }, 'hub', 'unknown_code'],
    [{ category: 'woven.moonlight' }, 'category', 'unknown_code'],
    [{ form: 'cloud' }, 'form', 'unknown_code'],
    [{ origin: 'moon' }, 'origin', 'unknown_code'],
    [{ condition: 'Z' }, 'condition', 'unknown_code'],
    [{ defects: ['flay_cut'] }, 'defects.0', 'unknown_code'],
    [{ composition: [{ fibre: 'adamantium', percent: 100 }] }, 'composition.0.fibre', 'unknown_code'],
    [{ composition: [{ fibre: 'wool', percent: 90 }] }, 'composition', 'composition_sum'],
    [
      {
        composition: [
          { fibre: 'wool', percent: 50 },
          { fibre: 'wool', percent: 50 },
        ],
      },
      'composition.1.fibre',
      'duplicate',
    ],
    [
      {
        composition: [
          { fibre: 'wool', percent: 100 },
          { fibre: 'viscose', percent: 99.9, part: 'lining' },
        ],
      },
      'composition',
      'composition_sum',
    ],
    [{ weightGsm: 4.9 }, 'weightGsm', 'out_of_range'],
    [{ weightGsm: 3000.1 }, 'weightGsm', 'out_of_range'],
    [{ widthCm: 601 }, 'widthCm', 'out_of_range'],
    [{ massKg: 50_001 }, 'massKg', 'out_of_range'],
    [{ amount: { value: 2.505, unit: 'm' } }, 'amount.value', 'not_a_step'],
    [{ smallestCut: { value: 0.5, unit: 'kg' } }, 'smallestCut.unit', 'unit_mismatch'],
    [{ smallestCut: { value: 13, unit: 'm' } }, 'smallestCut.value', 'out_of_range'],
    [{ pieces: [{ lengthCm: 10, widthCm: 10, count: 1 }] }, 'amount.unit', 'unit_mismatch'],
    [
      {
        amount: { value: 3, unit: 'pcs' },
        smallestCut: null,
        pieces: [{ lengthCm: 10, widthCm: 10, count: 2 }],
      },
      'amount.value',
      'pieces_total',
    ],
    [
      {
        amount: { value: 1, unit: 'pcs' },
        smallestCut: null,
        pieces: [{ lengthCm: 1001, widthCm: 10, count: 1 }],
      },
      'pieces.0.lengthCm',
      'out_of_range',
    ],
    [{ legalRoute: 'waste' }, 'legalRoute', 'waste_refused'],
    [{ priceKind: 'price' }, 'price', 'required'],
    [{ price: { value: 5, currency: 'EUR', per: 'm' } }, 'price', 'unexpected'],
    [{ allocation: { mode: 'draw' } }, 'allocation.mode', 'not_offered'],
    [{ attributes: { colour_of_the_soul: 'red' } }, 'attributes.colour_of_the_soul', 'unknown_field'],
    [{ attributes: { animal: 'bovine' } }, 'attributes.animal', 'unknown_field'],
    [{ attributes: { pattern: 'tartan' } }, 'attributes.pattern', 'unknown_code'],
    [{ attributes: { stretch_pct: 301 } }, 'attributes.stretch_pct', 'out_of_range'],
    [{ attributes: { stretch_pct: 'much' } }, 'attributes.stretch_pct', 'wrong_type'],
    [{ attributes: { grain_marked: 'yes' } }, 'attributes.grain_marked', 'wrong_type'],
    [{ attributes: { cert: 'gots' } }, 'attributes.cert', 'wrong_type'],
    [{ title: 'Tessuto di amianto' }, 'title', 'banned_name'],
    [{ title: 'Ecopelle nera' }, 'title', 'banned_name'],
    [{ description: 'in similpelle' }, 'description', 'banned_name'],
    [{ description: 'CER 04 02 22' }, 'description', 'waste_code'],
  ];
  it.each(refused)('refuses %j', (changes, path, code) => {
    expect(check(changes).problems).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('names all problems at once', () => {
    const { problems } = check({
      hub: 'atlantis',
      widthCm: 0,
      legalRoute: 'waste',
      composition: [{ fibre: 'x', percent: 3 }],
    });
    expect(problems.map((problem) => problem.path).toSorted()).toEqual(
      ['composition', 'composition.0.fibre', 'hub', 'legalRoute', 'widthCm'].toSorted(),
    );
  });

  it('takes a draft in which nearly everything is missing', () => {
    expect(checkListing({ title: 'Ritagli' }, { catalogue, hubs }).problems).toEqual([]);
  });

  it('does not mind binary fractions', () => {
    const thirds = {
      composition: ['wool', 'silk', 'flax'].map((fibre, n) => ({ fibre, percent: n === 0 ? 33.4 : 33.3 })),
    };
    expect(check(thirds).problems).toEqual([]);
  });

  const noted: [Partial<ListingValues>, path: string, code: string][] = [
    [{ weightGsm: 500, massKg: null }, 'weightGsm', 'untypical'],
    [{ widthCm: 40, massKg: null }, 'widthCm', 'untypical'],
    [{ massKg: 9 }, 'massKg', 'mass_mismatch'],
    [{ title: 'Colore pelle' }, 'title', 'leather_word'],
    [{ description: 'altrimenti rifiuto' }, 'description', 'waste_word'],
    [{ description: 'un tessuto sostenibile' }, 'description', 'green_claim'],
  ];
  it.each(noted)('only asks about %j', (changes, path, code) => {
    const { problems, warnings } = check(changes);
    expect(problems).toEqual([]);
    expect(warnings).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('leaves leather its name, and other countries theirs', () => {
    expect(
      check({ category: 'leather.calf', defects: [], attributes: {}, title: 'Pelle di vitello' }).warnings,
    ).not.toContainEqual(expect.objectContaining({ code: 'leather_word' }));
    expect(check({ hub: 'paris', title: 'Ecopelle' }).problems).toEqual([]);
  });

  it.each(['Lana 12 04 26 consegna', 'Popeline green oliva', 'Lotto 2019 di bottoni'])(
    'lets "%s" through',
    (title) => {
      expect(check({ title }).problems).toEqual([]);
    },
  );
});
