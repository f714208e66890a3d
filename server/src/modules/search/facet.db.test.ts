import type { FacetSearchAnswer, SearchAnswer } from '@scampolo/shared/contract/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
  const giver = await newPerson(test, { trust: 'trusted' });
  await publishListing(giver, { title: 'Fresco di lana', widthCm: 150 });
  await publishListing(giver, { title: 'Panno di lana', widthCm: 140 });
  await publishListing(giver, {
    title: 'Popeline a righe',
    widthCm: 140,
    composition: [{ fibre: 'cotton', percent: 100 }],
  });
  await test.drain();
});
afterAll(() => test.close());

async function read<Answer>(path: string): Promise<Answer> {
  const answer = await caller(test, null)('GET', path);
  expect(answer.status).toBe(200);
  return answer.body as Answer;
}
const find = async (facet: string, query: string) =>
  (await read<FacetSearchAnswer>(`/search/facets/${facet}?lang=it&${query}`)).values;

describe('looking for a value of a filter', () => {
  it('finds it by the beginning of its name, with its count', async () => {
    expect(await find('fibre', 'fq=lan')).toEqual([{ value: 'wool', label: 'lana', count: 2 }]);
  });

  it('finds it in any language, whatever the accents and the case, and names it in the asked one', async () => {
    for (const fq of ['wool', 'LAINE', 'l%C3%A0na', 'ull', 'vuna'])
      expect(await find('fibre', `fq=${fq}`)).toEqual([{ value: 'wool', label: 'lana', count: 2 }]);
  });

  it('finds a city by its own name and by its English one', async () => {
    for (const fq of ['mil', 'Milano'])
      expect(await find('hub', `fq=${fq}`)).toMatchObject([{ value: 'milano' }]);
  });

  it('finds nothing in the middle of a word', async () => {
    expect(await find('fibre', 'fq=ana')).toEqual([]);
  });

  it('needs every word', async () => {
    expect(await find('category', 'fq=zzz%20tess')).toEqual([]);
  });

  it('gives every value where nothing is typed, as the search does', async () => {
    const { facets } = await read<SearchAnswer>('/search?lang=it&widthMin=145');
    for (const facet of ['fibre', 'category', 'hub', 'form'] as const)
      expect(await find(facet, 'fq=&widthMin=145')).toEqual(facets[facet]);
  });

  it('counts what the rest of the query leaves, without the filter itself', async () => {
    expect(await find('fibre', 'fq=lana&widthMin=145')).toMatchObject([{ count: 1 }]);
    expect(await find('fibre', 'fq=lana&fibre=cotton')).toMatchObject([{ count: 2 }]);
  });

  it('still names what is chosen and nothing has', async () => {
    expect(await find('fibre', 'fq=seta&fibre=silk')).toEqual([{ value: 'silk', label: 'seta', count: 0 }]);
  });
});
