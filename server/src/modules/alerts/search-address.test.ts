import { searchQuery } from '@scampolo/shared/contract/search';
import { cleanQuestion, cleanSearch, SEARCH_FILTERS } from '@scampolo/shared/domain/search-address';
import { describe, expect, it } from 'vitest';

const clean = (address: string) =>
  cleanSearch(new URLSearchParams(address), new URLSearchParams()).toString();
const question = (address: string) =>
  cleanQuestion(new URLSearchParams(address), new URLSearchParams()).toString();

describe('the address of a search', () => {
  it('knows every parameter of the contract', () => {
    const shown = ['q', 'sort', 'limit', 'offset', 'lang'];
    expect([...SEARCH_FILTERS, ...shown].sort()).toEqual(Object.keys(searchQuery.shape).sort());
  });

  it('is one text for one query, without what means nothing', () => {
    expect(clean('unit=m&fibre=wool&q=+lana+&fibre=wool&pieceCount=3&utm=x&offset=0')).toBe(
      'q=lana&fibre=wool',
    );
    expect(clean('sort=nearest&lat=45')).toBe('');
    expect(clean('sort=nearest&lat=45&lon=9')).toBe('sort=nearest&lat=45&lon=9');
  });
});

describe('what an address asks', () => {
  it('is without order and page, and the same however alternatives are ordered', () => {
    expect(question('fibre=wool&sort=newest&fibre=silk&limit=5&offset=24')).toBe('fibre=silk&fibre=wool');
    expect(question('fibre=silk&fibre=wool')).toBe('fibre=silk&fibre=wool');
  });

  it('has a place only with a distance from it', () => {
    expect(question('lat=45.45&lon=9.16&sort=nearest')).toBe('');
    expect(question('lat=45.45&lon=9.16&within=20')).toBe('lat=45.45&lon=9.16&within=20');
  });

  it('is the same when it is asked again', () => {
    const once = question('q=lana+%22blu%22&near=%23ff0000&deltaE=5&hub=zagreb&hub=milano&photo=true');
    expect(question(once)).toBe(once);
  });
});
