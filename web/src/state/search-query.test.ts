import { FACETS, SEARCH_SORTS, searchQuery } from '@scampolo/shared/contract/search';
import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  atOffset,
  FACET_NAMES,
  readQuery,
  SORTS,
  searchHref,
  toggled,
  withChanges,
  withoutFilters,
} from './search-query.ts';

const query = (text: string) => readQuery(`/?${text}`);

describe('the query of a search', () => {
  it('knows the facets and sorts of the contract, in its order', () => {
    expect(FACET_NAMES).toEqual(FACETS);
    expect(SORTS).toEqual(SEARCH_SORTS);
  });

  it('reads what a form without script sends, which names every field', () => {
    const sent = 'q=+lana+&weightMin=&weightMax=&amountMin=&unit=m&sort=&fibre=wool&fibre=silk';
    expect(searchHref(query(sent))).toBe('/?q=lana&fibre=wool&fibre=silk');
  });

  it('drops what is unknown and what stands twice', () => {
    expect(query('utm_source=x&fibre=wool&fibre=wool&__proto__=1').toString()).toBe('fibre=wool');
  });

  it.each([
    ['unit=kg', ''],
    ['fibreMin=80', ''],
    ['deltaE=4', ''],
    ['lat=45.4&sort=nearest&within=5', ''],
    ['lat=45.4&lon=9.1&within=5', 'lat=45.4&lon=9.1&within=5'],
    ['amountMin=2&unit=kg', 'amountMin=2&unit=kg'],
    ['pieceCount=3', ''],
    ['pieceWidth=40&pieceCount=3', 'pieceWidth=40&pieceCount=3'],
  ])('keeps of %s only what makes sense', (raw, clean) => {
    expect(query(raw).toString()).toBe(clean);
  });

  it('is the same text whatever the order it was written in', () => {
    expect(query('q=lana&fibre=wool').toString()).toBe(query('fibre=wool&q=lana').toString());
  });

  it('goes back to the first page when it changes', () => {
    expect(toggled(query('fibre=wool&offset=48'), 'fibre', 'silk').has('offset')).toBe(false);
    expect(withChanges(query('offset=24'), { q: 'lana' }).toString()).toBe('q=lana');
  });

  it('switches a value off again', () => {
    const once = toggled(query('q=lana'), 'colour', 'blue');
    expect(once.getAll('colour')).toEqual(['blue']);
    expect(toggled(once, 'colour', 'blue').toString()).toBe('q=lana');
  });

  it('takes a share away with its last fibre', () => {
    expect(toggled(query('fibre=wool&fibreMin=80'), 'fibre', 'wool').toString()).toBe('');
  });

  it('keeps the words when all filters go', () => {
    const filtered = query('q=lana&fibre=wool&fibreMin=80&amountMin=2&unit=m&lat=45&lon=9&photo=true');
    expect(withoutFilters(filtered).toString()).toBe('q=lana');
  });

  it('has no offset on the first page', () => {
    expect(searchHref(atOffset(query('q=lana&offset=24'), 0))).toBe('/?q=lana');
    expect(atOffset(query(''), 24).toString()).toBe('offset=24');
  });

  it('is taken by the API in every form it can have', () => {
    const everything = query(
      'q=a&hub=milano&category=woven&fibre=wool&fibreMin=50&colour=blue&form=offcut&condition=A&priceKind=gift' +
        '&legalRoute=product&workshopKind=studio&weightMin=1&weightMax=9&widthMin=1&pieceLength=1&pieceWidth=1&pieceCount=2' +
        '&amountMin=1&unit=m&photo=true&near=%23aabbcc&deltaE=5&lat=45&lon=9&within=5&sort=nearest&limit=24&offset=24',
    );
    const raw = Object.fromEntries([...everything.keys()].map((name) => [name, everything.getAll(name)]));
    const single = Object.fromEntries(
      Object.entries(raw).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    );
    expect(searchQuery.safeParse(single).error).toBeUndefined();
  });
});

describe('activeFilters', () => {
  it('gives one filter for each value, each with the query without it', () => {
    const active = activeFilters(query('q=lana&fibre=wool&fibre=silk&weightMin=200'));
    expect(active.map((one) => one.key)).toEqual(['fibre wool', 'fibre silk', 'weightMin']);
    expect(active[0]?.without.toString()).toBe(query('q=lana&fibre=silk&weightMin=200').toString());
  });

  it('counts the size and the number of pieces as one filter', () => {
    const active = activeFilters(query('q=lana&pieceLength=60&pieceWidth=40&pieceCount=2'));
    expect(active.map((one) => one.name)).toEqual(['piece']);
    expect(active[0]?.without.toString()).toBe('q=lana');
  });

  it('counts a place as one filter', () => {
    const active = activeFilters(query('lat=45&lon=9&within=5&sort=nearest'));
    expect(active.map((one) => one.name)).toEqual(['place']);
    expect(active[0]?.without.toString()).toBe('');
  });
});
