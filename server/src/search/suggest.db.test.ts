import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { searchQuery } from '@scampolo/shared/contract/search';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from './engine.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { searchIndex } from './search.ts';
import { type Suggestion, suggestQuery } from './suggest.ts';
import { listingDocument, testId } from './testing/listing-rows.ts';
import { HOSTILE } from './testing/random-searches.ts';

let testDatabase: TestDatabase;
let database: Database;
let engine: SearchEngine;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 4 });
  engine = createPostgresEngine(database);
  const titles = [
    ...Array.from({ length: 20 }, () => 'Velluto verde, fine pezza'),
    'Valkuna blu',
    'Tappezzeria damascata',
    'Lana cotta grigia',
    'Popeline a righe',
    'Cotone, popeline a quadri',
    'Impermeabilizzante trasparente',
    'Prodotto1',
    'Zibellino',
  ];
  const documents = titles.map((title, index) => ({
    ...listingDocument({ id: testId(index + 1), title, hub: index === 0 ? 'zagreb' : 'milano' }),
    fibreNames: [],
    materialNames: [],
  }));
  await engine.upsert(documents);
  await engine.remove([testId(titles.length)]);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function suggest(q: string, rest: Record<string, string> = {}): Promise<Suggestion | null> {
  const query = searchQuery.parse({ q, ...rest });
  return suggestQuery(database.db, engine, query, await searchIndex(engine, query));
}

describe('did you mean', () => {
  test.each<[string, string, string, number]>([
    ['two letters are wrong', 'velutto verde', 'velluto verde', 20],
    ['the first letter is wrong', 'felluto verde', 'velluto verde', 20],
    ['the first two are swapped', 'evlluto', 'velluto', 20],
    ['three are wrong in a long word', 'impermeabilisantte', 'impermeabilizzante', 1],
    ['the word is not the first one', 'verde velutto', 'verde velluto', 20],
    ['four letters', 'lnaa', 'lana', 1],
    ['two letters of a short word are wrong', 'vxrxe', 'verde', 20],
    ['only a listing that is gone had the word', 'zibellino verde', 'verde', 20],
    ['two words are written as one', 'lanacotta', 'lana cotta', 1],
    ['one word is written as two', 'pope line', 'popeline', 2],
    ['one is two, beside others', 'cotone pope line', 'cotone popeline', 1],
    ['two words are wrong', 'velutto evrde', 'velluto verde', 20],
    ['a word is nothing at all', 'xyzzyq verde', 'verde', 20],
    ['it stands beside a phrase and signs', '  velutto, "fine pezza" -blu', 'velluto, "fine pezza" -blu', 20],
    ['joining words stay', 'il velutto con la fina pezsa', 'il velluto con la fine pezsa', 20],
  ])('%s: %s', async (_what, q, meant, total) => {
    expect(await suggest(q)).toEqual(total === 0 ? null : { q: meant, total });
  });

  test('of words as near, what most listings have', async () => {
    expect(await suggest('velkuno')).toEqual({ q: 'velluto', total: 20 });
    expect(await suggest('valkata')).toEqual({ q: 'valkuna', total: 1 });
  });

  test.each([
    ['everything is found', 'velluto'],
    ['a typo that the search forgives', 'vellutto'],
    ['a word still being typed', 'velu'],
    ['known words that no listing has together', 'velluto popeline'],
    ['nothing like it', 'xyzzyq'],
    ['a dropped word that nothing is like', 'velluto xyzzyq'],
    ['figures', 'prodotto2'],
    ['a word that only a removed listing had', 'zibelinno'],
    ['no words', '"pezza fine"'],
    ['no letters', '%%%'],
  ])('says nothing for %s: %s', async (_what, q) => {
    expect(await suggest(q)).toBeNull();
  });

  test('counts under the same filters, and says nothing when it would find nothing there', async () => {
    expect(await suggest('velutto', { hub: 'zagreb' })).toEqual({ q: 'velluto', total: 1 });
    expect(await suggest('popelnie', { hub: 'zagreb' })).toBeNull();
  });

  test('whatever is typed, what it says finds what it says, and more than before', async () => {
    const part = fc.oneof(
      fc.constantFrom('velluto', 'velutto', 'lana', 'pope', 'line', '-blu', '"fine pezza"', 'di', ...HOSTILE),
      fc.string({ unit: fc.constantFrom(...'velutoanrd'), maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        const parsed = searchQuery.safeParse({ q: parts.join(' ') });
        if (!parsed.success) return;
        const found = await searchIndex(engine, parsed.data);
        const said = await suggestQuery(database.db, engine, parsed.data, found);
        if (said === null) return;
        expect(said.total).toBeGreaterThan(found.dropped.length > 0 ? 0 : found.total);
        const again = await searchIndex(engine, searchQuery.parse({ q: said.q }));
        expect([again.total, again.dropped]).toEqual([said.total, []]);
      }),
      { numRuns: 100 },
    );
  });
});
