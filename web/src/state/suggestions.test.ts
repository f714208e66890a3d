import { titleWords } from '@scampolo/shared/reference/title-words';
import { describe, expect, it } from 'vitest';
import { terms, termsIn } from '../testing/terms.ts';
import { emptyForm, type ListingForm } from './listing-form.ts';
import {
  changesOf,
  changesOfAll,
  type Proposal,
  proposalsFromLast,
  proposalsFromTitle,
  stillOpen,
} from './suggestions.ts';
import { openLexicon } from './title-names.ts';

const lexicon = openLexicon(titleWords, terms);
const english = openLexicon(titleWords, termsIn('en'));

const read = (title: string, category = ''): Proposal[] =>
  proposalsFromTitle(title, lexicon, terms, category);
const categories = (title: string): string[] =>
  read(title).flatMap((one) => (one.field === 'category' ? [one.code] : []));
const fibres = (title: string): string[] =>
  read(title).flatMap((one) => (one.field === 'composition' ? one.shares.map(({ fibre }) => fibre) : []));
const form = (title: string): string | undefined =>
  read(title).flatMap((one) => (one.field === 'form' ? [one.code] : []))[0];
const typed = (value: number): string => String(value).replace('.', ',');

describe('a title', () => {
  it('says everything at once', () => {
    expect(read('Fresco di lana 150 cm 280 g 12 m')).toEqual([
      { field: 'category', code: 'woven.suiting' },
      { field: 'composition', shares: [{ fibre: 'wool', percent: null }] },
      { field: 'amount', value: 12, unit: 'm' },
      { field: 'widthCm', value: 150 },
      { field: 'weightGsm', value: 280, written: null },
    ]);
  });

  it.each([
    ['it', 'Velluto a coste blu, fine pezza', 'woven.velvet_pile', undefined, 'end_of_roll'],
    ['it', 'Scampoli di popeline di cotone', 'woven.plain_shirting', 'cotton', 'remnant'],
    ['it', 'Rocche di filato merino', 'yarn.knit_cones', 'wool', undefined],
    ['en', 'Navy wool gabardine, end of roll', 'woven.suiting', 'wool', 'end_of_roll'],
    ['en', 'Linen canvas offcuts', 'woven.denim_canvas', 'flax', 'offcut'],
    ['fr', 'Velours de coton, fin de rouleau', 'woven.velvet_pile', 'cotton', 'end_of_roll'],
    ['fr', 'Chutes de dentelle en soie', 'lace', 'silk', 'offcut'],
    ['nl', 'Reststuk katoenen fluweel', 'woven.velvet_pile', 'cotton', 'remnant'],
    ['es', 'Retales de terciopelo de algodón', 'woven.velvet_pile', 'cotton', 'remnant'],
    ['ca', 'Vellut de seda, retall', 'woven.velvet_pile', 'silk', 'remnant'],
    ['da', 'Fløjl af bomuld, restestykke', 'woven.velvet_pile', 'cotton', 'remnant'],
    ['et', 'Puuvillane samet, jääk', 'woven.velvet_pile', 'cotton', 'remnant'],
    ['is', 'Flauel úr bómull, afgangur', 'woven.velvet_pile', 'cotton', 'remnant'],
    ['hr', 'Pamučni baršun, ostatak', 'woven.velvet_pile', 'cotton', 'remnant'],
    ['de', 'Baumwollpopeline, Reststück', 'woven.plain_shirting', 'cotton', 'remnant'],
    ['de', 'Wolljersey vom Rollenrest', 'knit.jersey', 'wool', 'end_of_roll'],
  ])('is understood in %s: %s', (_language, title, category, fibre, shape) => {
    expect(categories(title)[0]).toBe(category);
    expect(fibres(title)[0]).toBe(fibre);
    expect(form(title)).toBe(shape);
  });

  it.each([
    ['Bottoni di corozo', 'trims.buttons'],
    ['Ritagli di multistrato', 'wood.plywood'],
    ['Denim pesante', 'woven.denim_canvas'],
    ['Cerniera invisibile 20 cm', 'trims.zips'],
    ['Manichini da sartoria', 'display.mannequins'],
  ])('names a kind: %s', (title, code) => {
    expect(categories(title)).toContain(code);
  });

  it('is read by the names of the page’s language too', () => {
    const found = proposalsFromTitle('Twelve horn buttons', english, termsIn('en'), '');
    expect(found).toContainEqual({ field: 'category', code: 'trims.buttons' });
  });

  it('does not take a word for another that only begins alike', () => {
    expect(fibres('Fresco di lana, fine pezza')).not.toContain('flax');
    expect(categories('Panno a pelo')).not.toContain('leather');
    expect(fibres('Fibra corta')).toEqual([]);
    expect(fibres('Linoleum verde')).toEqual([]);
    expect(categories('Boiled wool')).not.toContain('wood');
    expect(fibres('Velluto con fodera')).toEqual([]);
    expect(categories('Panno di lana')).toEqual(['woven.coating']);
  });

  it.each(['', 'blu', 'Lotto 3', 'xyzzy qwerty', 'Se non lo so'])('says nothing: "%s"', (title) => {
    expect(read(title)).toEqual([]);
  });

  it('leads to a few kinds, best first', () => {
    const found = categories('Seta, raso, chiffon e tessuti fluidi');
    expect(found[0]).toBe('woven.silk_fine');
    expect(found.length).toBeLessThanOrEqual(3);
  });

  it('gives shares where it has them, whichever side they stand on', () => {
    const shares = [
      { fibre: 'wool', percent: 80 },
      { fibre: 'polyamide', percent: 20 },
    ];
    for (const title of [
      'Panno 80% lana 20% poliammide',
      'Panno lana 80 %, nylon 20 %',
      'Cloth, 80 % wool 20 % nylon',
    ]) {
      expect(read(title)).toContainEqual({ field: 'composition', shares });
    }
  });

  it('names no fibre of what has no composition', () => {
    expect(read('Bottoni di legno e metallo').map(({ field }) => field)).not.toContain('composition');
  });

  it('counts what is counted', () => {
    expect(read('40 bottoni di corozo')).toContainEqual({ field: 'amount', value: 40, unit: 'pcs' });
    expect(read('Cerniere 20 cm, 12 pz')).toContainEqual({ field: 'amount', value: 12, unit: 'pcs' });
    expect(read('Cerniere 20 cm, 12 pz').map(({ field }) => field)).not.toContain('widthCm');
  });

  it('weighs yarn as a whole and cloth by the square metre', () => {
    expect(read('Filato di lana 800 g')).toContainEqual({ field: 'amount', value: 0.8, unit: 'kg' });
    expect(read('Gabardina 280 g')).toContainEqual({ field: 'weightGsm', value: 280, written: null });
    expect(read('Ritagli di lino, 3 kg')).toContainEqual({ field: 'amount', value: 3, unit: 'kg' });
  });

  it('knows the category that was chosen better than its own words', () => {
    expect(read('Lana 800 g', 'yarn')).toContainEqual({ field: 'amount', value: 0.8, unit: 'kg' });
  });
});

describe('the latest lot', () => {
  const last = {
    workshopId: 'w',
    hub: 'milano',
    origin: 'overorder',
    condition: 'A',
    legalRoute: 'product',
    priceKind: 'swap',
    compositionSource: 'label',
    brandVisible: true,
    pickup: { kind: 'bay' },
  } as const;

  it('is offered only where something would change', () => {
    const fields = (changes: Partial<ListingForm>): string[] =>
      stillOpen(proposalsFromLast(last), { ...emptyForm('milano'), ...changes }).map(({ field }) => field);
    expect(fields({})).toEqual(['legalRoute', 'condition', 'origin', 'place', 'priceKind', 'brandVisible']);
    const said = { legalRoute: 'by_product', condition: 'U', origin: 'private', pickup: 'bay' } as const;
    expect(fields({ ...said, priceKind: 'swap', brandVisible: true })).toEqual([]);
  });
});

describe('taking proposals', () => {
  const empty = emptyForm('milano');
  const take = (title: string): ListingForm => {
    const changes = changesOfAll(read(title), empty, terms, typed);
    return { ...empty, ...changes };
  };

  it('fills what was proposed and nothing else', () => {
    const taken = take('Fresco di lana, fine pezza, 150 cm 280 g 12,5 m');
    expect(taken).toMatchObject({
      category: 'woven.suiting',
      form: 'end_of_roll',
      widthCm: '150',
      weightGsm: '280',
      amount: '12,5',
      unit: 'm',
      composition: [{ fibre: 'wool', percent: '100', part: 'main' }],
    });
    expect({ ...taken, ...only(empty) }).toEqual(empty);
  });

  it('takes the first of several kinds', () => {
    expect(take('Seta e velluto').category).toBe(categories('Seta e velluto')[0]);
  });

  it('leaves shares to say where several fibres have none', () => {
    const { composition } = take('Tweed di lana e seta');
    expect(composition.map(({ fibre, percent }) => [fibre, percent])).toEqual([
      ['wool', ''],
      ['silk', ''],
    ]);
  });

  it('makes sizes of pieces', () => {
    expect(take('Ritagli di lino 60x40 cm')).toMatchObject({
      unit: 'pcs',
      amount: '1',
      pieces: [{ lengthCm: '60', widthCm: '40', count: '1' }],
    });
  });

  it('offers nothing where somebody has spoken', () => {
    const said = { ...empty, category: 'knit', amount: '3', widthCm: '140', weightGsm: '200' };
    const open = stillOpen(read('Fresco di lana 150 cm 280 g 12 m'), {
      ...said,
      compositionSource: 'unknown',
    });
    expect(open).toEqual([]);
  });

  it('puts the fibre of a second chip beside the first', () => {
    const before = {
      ...empty,
      composition: [{ key: 'a', fibre: 'wool', percent: '80', part: 'main' as const }],
    };
    const changes = changesOf(
      { field: 'composition', shares: [{ fibre: 'silk', percent: null }] },
      before,
      terms,
      typed,
    );
    expect(changes.composition?.map(({ percent }) => percent)).toEqual(['80', '20']);
  });

  /** The fields that this title speaks of. */
  function only(form: ListingForm): Partial<ListingForm> {
    const { category, form: shape, widthCm, weightGsm, amount, unit, composition } = form;
    return { category, form: shape, widthCm, weightGsm, amount, unit, composition };
  }
});
