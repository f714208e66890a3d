import { searchOutbox } from '@scampolo/db/schema/outbox';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeListing, storeWorkshop } from '../../contract-tests/testing/objects.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { problemPage } from './problem.ts';

let test: TestApp;
let workshopId: string;
let suiting: string;
let lining: string;

beforeAll(async () => {
  test = await startTestApp();
  workshopId = await storeWorkshop(test);
  suiting = await publish('woven.suiting');
  lining = await publish('woven.lining');
});
afterAll(() => test.close());

async function publish(category: string): Promise<string> {
  const id = await storeListing(test, workshopId, 'published', { category });
  await test.deps.db.insert(searchOutbox).values({ listingId: id });
  await test.drain();
  return id;
}

function asked(url: string): FastifyRequest {
  return { id: 'r-1', url, actor: null, log: test.deps.log } as FastifyRequest;
}

async function helpAt(url: string) {
  const { gone, help } = await problemPage(test.deps, asked(url), 'it', 404);
  return { gone, are: help?.are, lots: help?.lots.map(({ id }) => id) };
}

describe('where nothing is', () => {
  it('a lot that was taken back leads to others of its kind, a withdrawn or expired one alike', async () => {
    for (const status of ['withdrawn', 'expired'] as const) {
      const publishedAt = new Date();
      const id = await storeListing(test, workshopId, status, { category: 'woven.suiting', publishedAt });
      expect(await helpAt(`/listings/${id}?from=chat`)).toEqual({
        gone: true,
        are: 'similar',
        lots: [suiting],
      });
    }
  });

  it.each(['draft', 'pending', 'removed', 'rejected'] as const)(
    'of a lot that nobody may know of, not even its kind is told: %s',
    async (status) => {
      const id = await storeListing(test, workshopId, status, { category: 'woven.suiting' });
      const nowhere = await helpAt('/listings/01890000-0000-7000-8000-000000000000');
      expect(nowhere).toEqual({ gone: true, are: 'newest', lots: [lining, suiting] });
      expect(await helpAt(`/listings/${id}`)).toEqual(nowhere);
    },
  );

  it('any other address leads to what came last', async () => {
    expect(await helpAt('/nothing')).toEqual({ gone: false, are: 'newest', lots: [lining, suiting] });
  });
});

describe('where something is broken', () => {
  it.each([
    [400, 400],
    [413, 400],
    [403, 403],
    [429, 429],
    [500, 500],
    [503, 503],
    [502, 500],
  ])('the page of %i is that of %i, and asks nothing of the database', async (status, shown) => {
    const deps = { ...test.deps, db: undefined, search: undefined } as unknown as typeof test.deps;
    const page = await problemPage(deps, asked('/listings/x'), 'it', status);
    expect(page).toMatchObject({
      status: shown,
      requestId: 'r-1',
      contact: 'scampolo@localhost',
      help: null,
    });
  });

  it('what is not there is told also when nothing can be looked up', async () => {
    const deps = { ...test.deps, search: undefined } as unknown as typeof test.deps;
    const page = await problemPage(deps, asked('/nothing'), 'it', 404);
    expect(page).toMatchObject({ status: 404, help: null });
  });
});
