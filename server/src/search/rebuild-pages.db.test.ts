import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DocumentRow } from './document.ts';
import { documentPages } from './rebuild-pages.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';

let stored: StoredListings;
beforeEach(async () => {
  stored = await startStoredListings();
});
afterEach(() => stored.close());

async function pagesOf(pageSize: number, sortedAtOnce?: number): Promise<DocumentRow[][]> {
  const pages: DocumentRow[][] = [];
  for await (const page of documentPages(stored.database.db, pageSize, sortedAtOnce)) pages.push(page);
  return pages;
}

test('gives every published listing once, those of a category and hub in the same pages', async () => {
  const kinds = ['woven.suiting', 'knit.jersey'].flatMap((category) =>
    ['paris', 'milano'].map((hub) => ({ category, hub })),
  );
  const ids = await stored.publish(...kinds, ...kinds, { category: 'knit.jersey' });
  await stored.change(ids[8] ?? '', { status: 'withdrawn' });
  const pages = await pagesOf(2);
  expect(pages.map((page) => page.map(({ category, hub }) => `${category} ${hub}`))).toEqual([
    ['knit.jersey milano', 'knit.jersey milano'],
    ['knit.jersey paris', 'knit.jersey paris'],
    ['woven.suiting milano', 'woven.suiting milano'],
    ['woven.suiting paris', 'woven.suiting paris'],
  ]);
  expect(
    pages
      .flat()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.slice(0, 8).toSorted());
});

test('goes on by id where there are more listings than are put in order at once', async () => {
  const ids = await stored.publish({}, {}, {}, {}, {});
  const pages = await pagesOf(10, 2);
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
  expect(
    pages
      .flat()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted());
});

test('begins with a small page and doubles what was given, so that there is something to do soon', async () => {
  await stored.publish(...Array.from({ length: 1200 }, () => ({})));
  expect((await pagesOf(4096)).map((page) => page.length)).toEqual([256, 256, 512, 176]);
});

test('ends a page where one of full size would end', async () => {
  await stored.publish(...Array.from({ length: 1100 }, () => ({})));
  expect((await pagesOf(500)).map((page) => page.length)).toEqual([256, 244, 500, 100]);
});

test('gives nothing where nothing is published', async () => {
  expect(await pagesOf(2)).toEqual([]);
});
