import { describe, expect, test } from 'vitest';
import { DOCUMENT_FORMAT } from '../document.ts';
import { DocumentRefused } from '../engine.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { listingDocument, testId } from './listing-rows.ts';

/** What happens when documents change. */
export function describeChanges(underTest: () => EngineUnderTest): void {
  describe('changes', () => {
    test('a document that comes again replaces the one before, in every filter and word', async () => {
      await underTest().fill([listingDocument()]);
      const changed = listingDocument({ title: 'Panno', hub: 'zagreb', weightGsm: 90, documentRevision: 2 });
      await underTest().engine.upsert([changed]);
      expect((await underTest().find('fresco')).total).toBe(0);
      expect((await underTest().find('panno')).total).toBe(1);
      expect((await underTest().find(null, { filters: { hub: ['milano'] } })).total).toBe(0);
      expect((await underTest().find(null, { filters: { weightGsm: { min: 100 } } })).total).toBe(0);
      expect((await underTest().find(null)).facets.hub).toEqual([{ value: 'zagreb', count: 1 }]);
      expect(await underTest().engine.listRevisions(null, 10)).toEqual([
        { id: testId(1), revision: 2, format: DOCUMENT_FORMAT },
      ]);
    });

    test('of one id twice in a batch the last counts', async () => {
      await underTest().engine.upsert([
        listingDocument({ title: 'Primo' }),
        listingDocument({ title: 'Secondo' }),
      ]);
      expect((await underTest().find('secondo')).total).toBe(1);
      expect((await underTest().find('primo')).total).toBe(0);
      expect(await underTest().engine.count()).toBe(1);
    });

    test('what is removed is found no more, and removing it again is no error', async () => {
      await underTest().fill([1, 2, 3].map((number) => listingDocument({ id: testId(number) })));
      await underTest().engine.remove([testId(2), testId(99)]);
      await underTest().engine.remove([testId(2)]);
      await underTest().engine.remove([]);
      const { ids, facets } = await underTest().find('lana');
      expect(ids).toEqual([testId(1), testId(3)]);
      expect(facets.hub).toEqual([{ value: 'milano', count: 2 }]);
    });

    test('what was removed comes back whole', async () => {
      await underTest().fill([listingDocument()]);
      await underTest().engine.remove([testId(1)]);
      await underTest().engine.upsert([listingDocument({ id: testId(2), title: 'Panno' })]);
      await underTest().engine.upsert([listingDocument()]);
      expect((await underTest().find('fresco')).ids).toEqual([testId(1)]);
      expect((await underTest().find('"di lana"')).ids).toEqual([testId(1)]);
    });

    test('a batch with a document that it refuses leaves everything as it was', async () => {
      const bad = { ...listingDocument({ id: testId(2) }), amountLeft: Number.NaN };
      await expect(underTest().engine.upsert([listingDocument(), bad])).rejects.toThrow(DocumentRefused);
      expect(await underTest().engine.count()).toBe(0);
      expect((await underTest().find('lana')).total).toBe(0);
    });

    test('a word is found as soon as the first document that has it is there', async () => {
      expect((await underTest().find('zibellino')).total).toBe(0);
      await underTest().engine.upsert([listingDocument({ title: 'Zibellino' })]);
      expect((await underTest().find('zibellino')).total).toBe(1);
      expect((await underTest().find('zibelino')).total).toBe(1);
      expect((await underTest().find('zib')).total).toBe(1);
    });

    test('lists what it has by ascending id, page by page', async () => {
      await underTest().fill(
        [5, 3, 9].map((number) => listingDocument({ id: testId(number), documentRevision: number })),
      );
      const { engine } = underTest();
      expect(await engine.listRevisions(null, 2)).toEqual([
        { id: testId(3), revision: 3, format: DOCUMENT_FORMAT },
        { id: testId(5), revision: 5, format: DOCUMENT_FORMAT },
      ]);
      expect(await engine.listRevisions(testId(5), 2)).toEqual([
        { id: testId(9), revision: 9, format: DOCUMENT_FORMAT },
      ]);
      expect(await engine.listRevisions(testId(9), 2)).toEqual([]);
    });
  });

  describe('rebuild', () => {
    const old = listingDocument({ title: 'Vecchio' });
    const fresh = listingDocument({ id: testId(2), title: 'Nuovo' });

    test('the old index answers until the new one takes over', async () => {
      await underTest().fill([old]);
      const rebuild = await underTest().engine.startRebuild();
      await rebuild.add([fresh]);
      expect((await underTest().find(null)).ids).toEqual([old.id]);
      await rebuild.swap(1);
      expect((await underTest().find(null)).ids).toEqual([fresh.id]);
      expect((await underTest().find('nuovo')).total).toBe(1);
      expect((await underTest().find('vecchio')).total).toBe(0);
      await rebuild.abandon();
      expect(await underTest().engine.count()).toBe(1);
    });

    test('one that lacks a document does not take over', async () => {
      await underTest().fill([old]);
      const rebuild = await underTest().engine.startRebuild();
      await rebuild.add([fresh]);
      await expect(rebuild.swap(2)).rejects.toThrow();
      await rebuild.abandon();
      expect((await underTest().find(null)).ids).toEqual([old.id]);
    });

    test('a later one takes over from one that has not ended', async () => {
      await underTest().fill([old]);
      const first = await underTest().engine.startRebuild();
      await first.add([old]);
      const second = await underTest().engine.startRebuild();
      await expect(first.add([fresh])).rejects.toThrow();
      await expect(first.swap(1)).rejects.toThrow();
      await second.add([fresh]);
      await first.abandon();
      await second.swap(1);
      expect((await underTest().find(null)).ids).toEqual([fresh.id]);
    });

    test('what changes meanwhile changes the old index', async () => {
      await underTest().fill([old]);
      const rebuild = await underTest().engine.startRebuild();
      await underTest().engine.upsert([fresh]);
      expect((await underTest().find(null)).total).toBe(2);
      await rebuild.abandon();
    });
  });
}
