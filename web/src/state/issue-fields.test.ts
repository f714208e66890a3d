import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { terms } from '../testing/terms.ts';
import { fieldId, fieldName, issuesAt, issueWords } from './issue-fields.ts';

const i18n = createI18n('it', ALL_TEXTS.it);
const issue = (path: string, code = 'required', params = {}) => ({ path, code, message: 'English.', params });

describe('fieldId', () => {
  it('leads every path of an amount to the one field it is typed in', () => {
    const ids = ['amount', 'amount.value', 'amount.unit'].map(fieldId);
    expect(new Set(ids)).toEqual(new Set(['f-amount-value']));
  });

  it('is fit for an id whatever the path', () => {
    expect(fieldId('pieces.2.widthCm')).toBe('f-pieces-2-widthCm');
    expect(fieldId('attributes.thickness_mm')).toBe('f-attributes-thickness_mm');
  });
});

describe('issuesAt', () => {
  const issues = [issue('composition', 'composition_sum'), issue('composition.1.fibre'), issue('amount')];

  it('keeps a list and its rows apart', () => {
    expect(issuesAt(issues, 'composition').map((one) => one.code)).toEqual(['composition_sum']);
    expect(issuesAt(issues, 'composition.1.fibre')).toHaveLength(1);
    expect(issuesAt(issues, 'composition.0.fibre')).toEqual([]);
  });

  it('takes the rows in when asked for the whole', () => {
    expect(issuesAt(issues, 'composition', true)).toHaveLength(2);
  });

  it('finds a missing amount at the field of its value', () => {
    expect(issuesAt(issues, 'amount.value')).toHaveLength(1);
  });
});

describe('issueWords', () => {
  it('writes figures and parts in the language of the page', () => {
    const words = issueWords(issue('composition', 'composition_sum', { part: 'lining', sum: 99.5 }), i18n);
    expect(words).toBe('Le quote di «Fodera» fanno 99,5 %, non 100 %.');
  });

  it.each([
    [{ min: 1, max: 600 }, 'Dev’essere tra 1 e 600.'],
    [{ min: 3 }, 'Almeno 3.'],
    [{ max: 8 }, 'Al massimo 8.'],
    [{}, 'Fuori misura.'],
  ])('says the bounds that it knows: %o', (params, words) => {
    expect(issueWords(issue('widthCm', 'out_of_range', params), i18n)).toBe(words);
  });

  it('falls back to the sentence of the server for a rule without a text', () => {
    expect(issueWords(issue('x', 'a_rule_of_tomorrow'), i18n)).toBe('English.');
  });
});

describe('fieldName', () => {
  it('names fields and attributes as the form does', () => {
    expect(fieldName('pieces.2.widthCm', terms, i18n)).toBe('Pezzi');
    expect(fieldName('attributes.thickness_mm', terms, i18n)).toBe('Spessore');
    expect(fieldName('somewhere.else', terms, i18n)).toBe('somewhere.else');
  });
});
