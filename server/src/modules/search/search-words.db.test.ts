import { type SearchAnswer, searchQuery } from '@scampolo/shared/contract/search';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller, newPerson, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { searchListings } from './use-cases/search-listings.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const giver = await newPerson(app, { trust: 'trusted' });
  await publishListing(giver, { title: 'Crêpe di lana, fine pezza', widthCm: 150 });
  await publishListing(giver, { title: 'Velluto verde', widthCm: 140 });
  await app.drain();
});
afterAll(() => app.close());

async function search(parameters: Record<string, string>): Promise<SearchAnswer> {
  const answer = await caller(app, null)('GET', `/search?${new URLSearchParams(parameters)}`);
  expect(answer.status).toBe(200);
  return answer.body as SearchAnswer;
}

function marked({ title, titleMarks }: SearchAnswer['hits'][number]): string[] {
  return titleMarks.map(([start, length]) => title.slice(start, start + length));
}

test('the words that were asked for are marked in the titles, as the search finds them', async () => {
  const { hits, dropped } = await search({ q: 'crepe lana pez' });
  expect(hits.map(marked)).toEqual([['Crêpe', 'lana', 'pezza']]);
  expect(dropped).toEqual([]);
  expect((await search({ q: 'velutto velluto' })).hits.map(marked)).toEqual([]);
  expect((await search({})).hits.map(marked)).toEqual([[], []]);
});

test('where words were dropped, those that were kept are marked', async () => {
  const { hits, dropped } = await search({ q: 'vel xyzzyq' });
  expect([hits.map(marked), dropped]).toEqual([[['Velluto']], ['xyzzyq']]);
});

test('what comes near an empty answer has its words marked as well', async () => {
  const { total, closest } = await search({ q: 'velluto', widthMin: '145' });
  expect([total, closest.map(marked)]).toEqual([0, [['Velluto']]]);
});

test('an unknown word gets a known one suggested, under the same filters', async () => {
  expect(await search({ q: 'velutto' })).toMatchObject({ total: 0, suggestion: { q: 'velluto', total: 1 } });
  expect((await search({ q: 'verde velutto' })).suggestion).toEqual({ q: 'verde velluto', total: 1 });
  expect((await search({ q: 'velutto', widthMin: '145' })).suggestion).toBeNull();
  expect((await search({ q: 'velluto' })).suggestion).toBeNull();
  expect((await search({ widthMin: '590' })).suggestion).toBeNull();
});

test('a number of pieces is asked of what is left', async () => {
  const enough = { pieceLength: '100', pieceWidth: '70' };
  expect((await search({ ...enough, pieceCount: '2' })).total).toBe(2);
  expect((await search({ ...enough, pieceCount: '100000' })).total).toBe(0);
});

test('the cards are those of the answer, whatever page an engine told before', async () => {
  const { search: engine } = app.deps;
  const [all, velvet] = [searchQuery.parse({}), searchQuery.parse({ q: 'velluto' })];
  const titles = async (told: string[]) => {
    const search: typeof engine.search = (query, onPage) => {
      onPage?.(told);
      return engine.search(query);
    };
    const { hits } = await searchListings({ ...app.deps, search: { ...engine, search } }, null, velvet);
    return hits.map(({ title }) => title);
  };
  const ids = (await searchListings(app.deps, null, all)).hits.map(({ id }) => id);
  expect(ids).toHaveLength(2);
  expect(await titles(ids)).toEqual(['Velluto verde']);
  for (const id of ids) expect(await titles([id])).toEqual(['Velluto verde']);
});
