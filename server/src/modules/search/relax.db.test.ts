import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let wool: string;
let poplin: string;
let felt: string;

beforeAll(async () => {
  test = await startTestApp();
  const giver = await newPerson(test, { trust: 'trusted' });
  wool = (await publishListing(giver, { title: 'Fresco di lana', widthCm: 150 })).id;
  const striped = await publishListing(giver, {
    title: 'Popeline a righe',
    widthCm: 140,
    composition: [{ fibre: 'cotton', percent: 100 }],
  });
  poplin = striped.id;
  felt = (await publishListing(giver, { title: 'Panno da cappotto', widthCm: 150 })).id;
  await test.drain();
});
afterAll(() => test.close());

async function search(query: string): Promise<SearchAnswer> {
  const answer = await caller(test, null)('GET', `/search?${query}`);
  expect(answer.status).toBe(200);
  return answer.body as SearchAnswer;
}

describe('a search that finds nothing', () => {
  it('says what would be found without one of the things asked for, the most first', async () => {
    const answer = await search('fibre=cotton&fibreMin=50&widthMin=145');
    expect(answer.total).toBe(0);
    expect(answer.relaxed).toEqual([
      { without: ['fibre', 'fibreMin'], total: 2 },
      { without: ['widthMin'], total: 1 },
    ]);
    expect(answer.closest.map(({ id }) => id)).toEqual([felt, wool]);
  });

  it('counts the words among the things asked for, and leaves them out last', async () => {
    const { relaxed, closest } = await search('q=popeline&fibre=wool');
    expect(relaxed).toEqual([
      { without: ['fibre', 'fibreMin'], total: 1 },
      { without: ['q'], total: 2 },
    ]);
    expect(closest.map(({ id }) => id)).toEqual([poplin]);
  });

  it('says what one of the things alone finds when leaving one out is not enough', async () => {
    const { relaxed } = await search('q=popeline&fibre=wool&widthMin=200');
    expect(relaxed).toEqual([
      { without: ['widthMin', 'fibre', 'fibreMin'], total: 1 },
      { without: ['widthMin', 'q'], total: 2 },
    ]);
  });

  it('still names what was chosen', async () => {
    const { facets } = await search('fibre=silk&hub=milano&lang=it');
    expect(facets.fibre).toContainEqual({ value: 'silk', label: 'seta', count: 0 });
  });

  it('says nothing when only one thing was asked for', async () => {
    expect(await search('fibre=silk')).toMatchObject({ total: 0, relaxed: [], closest: [] });
  });

  it('says nothing when something is found', async () => {
    const answer = await search('fibre=wool&widthMin=145');
    expect(answer.hits.map(({ id }) => id)).toEqual([felt, wool]);
    expect(answer).toMatchObject({ relaxed: [], closest: [] });
  });
});
