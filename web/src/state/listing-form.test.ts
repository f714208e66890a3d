import { updateListingBody } from '@scampolo/shared/contract/listings';
import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { listing, milano, pieces } from '../testing/fixtures.ts';
import { terms } from '../testing/terms.ts';
import { askedFields } from './asked-fields.ts';
import { checkForm } from './editor-check.ts';
import { checkContext } from './form-catalogue.ts';
import { toBody } from './listing-body.ts';
import {
  attributesFor,
  emptyForm,
  formFrom,
  formOf,
  type ListingForm,
  tidy,
  UNNAMED,
} from './listing-form.ts';

const { typed } = createI18n('it', ALL_TEXTS.it);
const context = checkContext(terms, [milano]);
const check = (form: ListingForm) => checkForm(form, terms, context, 'it');
const paths = (issues: { path: string }[]) => issues.map((one) => one.path);

describe('a listing in the form and back', () => {
  it.each([listing, pieces])('says the same as before: $title', (one) => {
    const { body, unread } = toBody(formOf(one, typed), terms);
    expect(unread).toEqual([]);
    expect(body).toMatchObject({
      title: one.title,
      category: one.category,
      amount: one.amount,
      smallestCut: one.smallestCut,
      weightGsm: one.weightGsm,
      attributes: one.attributes,
      pieces: one.pieces.map(({ id, lengthCm, widthCm, count }) => ({ id, lengthCm, widthCm, count })),
      massKg: one.massComputed ? null : one.massKg,
    });
    expect(updateListingBody.safeParse({ ...body, revision: 3 }).error).toBeUndefined();
  });

  it('keeps the fewest at a time of pieces that are all alike, and has none for pieces of their own size', () => {
    const buttons = {
      ...pieces,
      pieces: [],
      amount: { value: 1350, unit: 'pcs' },
      smallestCut: { value: 50, unit: 'pcs' },
    } as const;
    const form = formOf({ ...buttons, pieces: [] }, typed);
    expect(toBody(form, terms).body.smallestCut).toEqual({ value: 50, unit: 'pcs' });
    expect(toBody({ ...formOf(pieces, typed), smallestCut: '5' }, terms).body.smallestCut).toBeNull();
  });

  it('keeps thousands whole', () => {
    const large = { ...listing, amount: { value: 1250, unit: 'm' } as const };
    expect(toBody(formOf(large, typed), terms).body.amount).toEqual({ value: 1250, unit: 'm' });
  });

  it('shows a draft that a photo made as one without a title', () => {
    expect(formOf({ ...listing, title: UNNAMED.it }, typed).title).toBe('');
  });

  it('leaves the colours to the photos until somebody corrects them', () => {
    const form = formOf(listing, typed);
    expect(toBody(form, terms).body).not.toHaveProperty('colours');
    expect(toBody({ ...form, colours: ['#102030'] }, terms).body.colours).toEqual([{ hex: '#102030' }]);
  });
});

describe('what the category does not take', () => {
  const form = { ...formOf(pieces, typed), category: 'woven.suiting' };

  it('is not sent: attributes and defects of another one', () => {
    expect(toBody(form, terms).body.attributes).not.toHaveProperty('animal');
    expect(toBody({ ...form, defects: ['crease_mark', 'flay_cut'] }, terms).body.defects).toEqual([
      'crease_mark',
    ]);
  });
});

describe('a figure that cannot be read', () => {
  it('is told at its path, and not as missing besides', () => {
    const { problems, missing } = check({ ...formOf(listing, typed), amount: '12,5x', widthCm: 'largo' });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['widthCm', 'nan'],
      ['amount.value', 'nan'],
    ]);
    expect(paths(missing)).not.toContain('amount');
  });
});

describe('checkForm', () => {
  it('finds nothing missing in a complete listing', () => {
    expect(check(formOf(listing, typed))).toEqual({ problems: [], warnings: [], missing: [] });
  });

  it('asks an empty form for its title and what every lot needs', () => {
    const { missing, problems } = check(emptyForm('milano'));
    expect(paths(missing)).toEqual([
      'title',
      'category',
      'form',
      'origin',
      'condition',
      'amount',
      'legalRoute',
    ]);
    expect(problems).toEqual([]);
  });

  it('refuses waste and asks about an unusual weight, as the server does', () => {
    const { problems, warnings } = check({
      ...formOf(listing, typed),
      legalRoute: 'waste',
      weightGsm: '2900',
    });
    expect(problems.map((one) => one.code)).toEqual(['waste_refused']);
    expect(warnings.map((one) => one.code)).toContain('untypical');
  });
});

describe('attributesFor', () => {
  it('puts what the category needs first', () => {
    const asked = attributesFor(terms, 'leather.calf');
    expect(asked[0]).toMatchObject({ required: true, attribute: { code: 'animal' } });
    expect(asked.some(({ attribute }) => attribute.code === 'thickness_mm')).toBe(true);
  });

  it('asks nothing while there is no category', () => {
    expect(attributesFor(terms, '')).toEqual([]);
  });
});

describe('tidy', () => {
  it('drops rows that nobody filled and keeps half-filled ones', () => {
    const empty = { key: 'a', fibre: '', percent: '', part: 'main' } as const;
    const half = { ...empty, key: 'b', fibre: 'wool' };
    expect(tidy({ ...emptyForm('milano'), composition: [empty, half] }).composition).toEqual([half]);
  });
});

describe('a listing that is begun like another', () => {
  const whole = { ...pieces, description: 'Mano asciutta.', availableUntil: '2027-01-31T21:59:59.000Z' };

  it('says the same, but for its amount and its last day', () => {
    const { title, category, composition, description, amount, availableUntil, ...rest } = formFrom(
      { listing: whole, as: 'copy' },
      typed,
    );
    expect([title, category, description]).toEqual([whole.title, whole.category, whole.description]);
    expect(composition).toEqual(formOf(whole, typed).composition);
    expect([amount, availableUntil, rest.pieces, rest.massKg]).toEqual(['', '', [], '']);
    expect(rest.unit).toBe('pcs');
  });

  it('has a title and defects of its own when it is only similar', () => {
    const spoilt = { ...listing, defects: ['hole'], defectMarks: [] };
    const form = formFrom({ listing: spoilt, as: 'similar' }, typed);
    expect([form.title, form.defects]).toEqual(['', []]);
    expect(formFrom({ listing: spoilt, as: 'copy' }, typed).defects).toEqual(['hole']);
    expect(form.legalRoute).toBe(listing.legalRoute);
  });

  it('asks for its amount and not for the mass that will follow from it', () => {
    const missing = paths(check(formFrom({ listing, as: 'similar' }, typed)).missing);
    expect(missing).toEqual(['title', 'amount']);
  });
});

describe('askedFields', () => {
  const cloth: ListingForm = { ...emptyForm('milano'), category: 'woven.suiting' };

  it('asks for what the category needs', () => {
    expect(askedFields(cloth, terms)).toEqual({ composition: true, width: true, weight: true, mass: true });
    const nothing = { composition: false, width: false, weight: false, mass: false };
    expect(askedFields({ ...cloth, category: 'tools', unit: 'pcs' }, terms)).toEqual(nothing);
    expect(askedFields({ ...cloth, category: '' }, terms)).toEqual(nothing);
  });

  it('asks for a mass until it follows from the rest', () => {
    const measured = { ...cloth, amount: '12', widthCm: '150' };
    expect(askedFields(measured, terms).mass).toBe(true);
    expect(askedFields({ ...measured, weightGsm: '280' }, terms).mass).toBe(false);
    expect(askedFields({ ...cloth, category: 'yarn', unit: 'kg', amount: '2' }, terms).mass).toBe(false);
    expect(paths(check({ ...cloth, category: 'yarn', unit: 'kg', amount: '2' }).missing)).not.toContain(
      'massKg',
    );
  });
});
