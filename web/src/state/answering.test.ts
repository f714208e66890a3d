import { describe, expect, it } from 'vitest';
import { terms } from '../testing/terms.ts';
import { formAnswering } from './answering.ts';
import { emptyForm } from './listing-form.ts';

const answering = (query: string) => formAnswering(query, emptyForm('milano'), terms, String);

describe('a lot that answers what somebody asks for', () => {
  it('begins with their words, category, fibre and form', () => {
    const form = answering('q=gabardina+blu&category=woven.suiting&fibre=wool&form=offcut');
    expect(form).toMatchObject({ title: 'gabardina blu', category: 'woven.suiting', form: 'offcut' });
    expect(form.composition.map(({ fibre }) => fibre)).toEqual(['wool']);
  });

  it('says nothing of alternatives, of what is excluded, and of measures', () => {
    const form = answering('q="lana+cotta"+-blu+-"a+righe"&fibre=wool&fibre=cotton&widthMin=140&hub=paris');
    expect(form).toEqual({ ...emptyForm('milano'), title: 'lana cotta' });
  });

  it('says nothing that the catalogue does not know', () => {
    expect(answering('category=moon.dust&fibre=unobtainium')).toEqual(emptyForm('milano'));
  });
});
