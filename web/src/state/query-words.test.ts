import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { milano } from '../testing/fixtures.ts';
import { terms } from '../testing/terms.ts';
import { savedSearch } from '../testing/wanted.ts';
import { askedIn, keptQuery, labelsFrom, proposedName, queryParts, termsOfQueries } from './query-words.ts';

const i18n = createI18n('en', ALL_TEXTS.en);
const query = (address: string) => new URLSearchParams(address);
const partsOf = (address: string, catalogue = terms) =>
  queryParts(query(address), labelsFrom(query(address), catalogue, [milano], i18n), i18n);
const nameOf = (address: string) =>
  proposedName(query(address), labelsFrom(query(address), terms, [milano], i18n), i18n);

describe('what of a search is kept', () => {
  it('is what it asks, without its page, order and language, in one form', () => {
    expect(keptQuery(query('sort=newest&fibre=wool&q=lana&offset=24&limit=12&lang=en'))).toBe(
      'q=lana&fibre=wool',
    );
  });

  it('is nothing of a search for everything', () => {
    expect(keptQuery(query('sort=newest&offset=24'))).toBe('');
  });

  it('is read from the address of any page, without what travels along', () => {
    expect(askedIn('/wanted/new?q=lana&utm_source=chat&sort=newest').toString()).toBe('q=lana');
    expect(askedIn('/wanted/new').toString()).toBe('');
  });
});

describe('a search in words', () => {
  it('names its words, and each filter as the catalogue and the hubs do', () => {
    const parts = partsOf(
      'q=lana&hub=milano&fibre=wool&priceKind=gift&legalRoute=by_product&workshopKind=school',
    );
    const wool = terms.fibres.find(({ code }) => code === 'wool')?.name;
    expect(parts).toEqual(['«lana»', 'Milano', wool, 'Gift', 'By-product', 'School']);
  });

  it('shows a code that nobody knows any more as it is', () => {
    expect(partsOf('fibre=unobtainium')).toEqual(['unobtainium']);
  });

  it('needs no more of the catalogue than what it is filtered by', () => {
    const few = termsOfQueries([savedSearch.query], terms);
    expect(partsOf(savedSearch.query, few)).toEqual(partsOf(savedSearch.query));
    expect(few.fibres.map(({ code }) => code)).toEqual(['wool']);
    expect(JSON.stringify(few).length).toBeLessThan(JSON.stringify(terms).length / 10);
  });
});

describe('the name that is proposed', () => {
  it('is its words and filters, as one says them', () => {
    expect(nameOf('q=lana blu&hub=milano')).toBe('lana blu, Milano');
    expect(nameOf('hub=milano')).toBe('Milano');
    expect(nameOf('q=milano&hub=milano')).toBe('milano');
  });

  it('is never longer than a name may be', () => {
    const name = nameOf(`q=${'gabardina '.repeat(20)}`);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).toMatch(/gabardina…$|gabardin.*…$/);
  });
});
