import { catalogue } from '@scampolo/shared/reference/catalogue';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeListing, storePhoto } from '../contract-tests/testing/objects.ts';
import { multipart, SMALL_PHOTO, storePerson } from '../contract-tests/testing/world.ts';
import { describeApi } from '../describe-api.ts';
import { lapseClaims } from '../modules/exchange/use-cases/lapse-claims.ts';
import { expireListings } from '../modules/listings/use-cases/expire-listings.ts';
import { buildDocument, type SearchDocument } from '../search/document.ts';
import { loadDocumentRows } from '../search/document-rows.ts';
import { type Answer, claim, PASSWORD, type Person, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let staff: Person;
beforeAll(async () => {
  test = await startTestApp();
  staff = await storePerson(test, { staffOf: 'milano' });
  const { sql: run } = test.database;
  // What is written is lost at COMMIT, after everything else went well.
  await run`create table losses (lost boolean)`;
  await run`create function lose() returns trigger language plpgsql as $$ begin
    if exists (select from losses) then raise exception 'lost at commit' using errcode = '58030'; end if;
    return null; end $$`;
  await run`create constraint trigger lose after insert on search_outbox deferrable initially deferred
    for each row execute function lose()`;
});
afterAll(() => test.close());

/** A listing and something that is done to it or around it. */
interface Written {
  listing: string;
  write: () => Promise<Answer | number>;
}

interface Write {
  /** the route or job that does it */
  by: string;
  what: string;
  /** what it does to the listing's document */
  document: 'appears' | 'goes' | 'differs';
  prepare: (giver: Person) => Promise<Written>;
}

const published = async (giver: Person, changes: Record<string, unknown> = {}) =>
  (await publishListing(giver, changes)).id;
const pending = async () => {
  const newcomer = await storePerson(test);
  return storeListing(test, newcomer.workshopId, 'pending');
};

/** A patch of one field of what is published. */
function patch(what: string, change: Record<string, unknown>): Write {
  return {
    by: 'PATCH /api/v1/listings/:id',
    what: `another ${what}`,
    document: 'differs',
    async prepare(giver) {
      const { id, revision } = await publishListing(giver, { brandVisible: true });
      return { listing: id, write: () => giver.call('PATCH', `/listings/${id}`, { ...change, revision }) };
    },
  };
}

/** Half of what is there, reserved by somebody, and what becomes of it. */
function ofClaim(
  by: string,
  what: string,
  end: (giver: Person, taker: Person, claimId: string) => Written['write'],
): Write {
  return {
    by,
    what,
    document: 'differs',
    async prepare(giver) {
      const listing = await published(giver);
      const taker = await storePerson(test);
      const { body } = await claim(taker, listing, { amount: { value: 5, unit: 'm' } });
      return { listing, write: end(giver, taker, body.id) };
    },
  };
}

function decision(
  action: string,
  document: Write['document'],
  prepare: (giver: Person) => Promise<string>,
): Write {
  return {
    by: 'POST /api/v1/moderation/listings/:id/decision',
    what: `the decision to ${action}`,
    document,
    async prepare(giver) {
      const listing = await prepare(giver);
      const body = { action, ...(action !== 'approve' && { reason: 'photo_unclear' }) };
      return { listing, write: () => staff.call('POST', `/moderation/listings/${listing}/decision`, body) };
    },
  };
}

function ofWorkshop(what: string, change: Record<string, unknown>): Write {
  return {
    by: 'PATCH /api/v1/workshops/:id',
    what: `another ${what} of the workshop`,
    document: 'differs',
    async prepare(giver) {
      const listing = await published(giver, { brandVisible: true });
      const { body } = await giver.call('GET', `/workshops/${giver.workshopId}`);
      const { revision } = body.own;
      return {
        listing,
        write: () => giver.call('PATCH', `/workshops/${giver.workshopId}`, { ...change, revision }),
      };
    },
  };
}

const reservedTimeIsOver = (claimId: string) =>
  test.database.sql`update claims set reserved_until = now() - interval '1 minute' where id = ${claimId}`;

const WRITES: readonly Write[] = [
  {
    by: 'POST /api/v1/listings/:id/submit',
    what: 'what is handed in by somebody trusted',
    document: 'appears',
    async prepare(giver) {
      const listing = await storeListing(test, giver.workshopId, 'draft');
      return { listing, write: () => giver.call('POST', `/listings/${listing}/submit`) };
    },
  },
  decision('approve', 'appears', pending),
  decision('remove', 'goes', (giver) => published(giver)),
  patch('title', { title: 'Panno di lana' }),
  patch('description', { description: 'Di una collezione che non si fece.' }),
  patch('category', { category: 'woven.coating' }),
  patch('composition', { composition: [{ fibre: 'cotton', percent: 100 }] }),
  patch('weight and width', { weightGsm: 300, widthCm: 140 }),
  patch('hub', { hub: 'zagreb' }),
  patch('end', { availableUntil: '2030-01-01T00:00:00.000Z' }),
  patch('price kind', { priceKind: 'swap' }),
  patch('condition', { condition: 'B' }),
  patch('amount', { amount: { value: 20, unit: 'm' } }),
  patch('brand shown', { brandVisible: false }),
  patch('colours', { colours: [{ hex: '#c41e3a', share: 1 }] }),
  {
    by: 'POST /api/v1/listings/:id/withdraw',
    what: 'what is taken back',
    document: 'goes',
    async prepare(giver) {
      const listing = await published(giver);
      return { listing, write: () => giver.call('POST', `/listings/${listing}/withdraw`) };
    },
  },
  {
    by: 'POST /api/v1/listings/:id/photos',
    what: 'the first photo',
    document: 'differs',
    async prepare(giver) {
      const listing = await published(giver);
      const { payload, headers } = multipart(SMALL_PHOTO);
      return { listing, write: () => giver.call('POST', `/listings/${listing}/photos`, payload, headers) };
    },
  },
  {
    by: 'DELETE /api/v1/listings/:id/photos/:photoId',
    what: 'the last photo, taken away',
    document: 'differs',
    async prepare(giver) {
      const listing = await published(giver);
      const photo = await storePhoto(test, listing);
      return { listing, write: () => giver.call('DELETE', `/listings/${listing}/photos/${photo}`) };
    },
  },
  {
    by: 'POST /api/v1/listings/:id/claims',
    what: 'a claim of a part',
    document: 'differs',
    async prepare(giver) {
      const listing = await published(giver);
      const taker = await storePerson(test);
      return { listing, write: () => claim(taker, listing, { amount: { value: 5, unit: 'm' } }) };
    },
  },
  {
    by: 'POST /api/v1/listings/:id/claims',
    what: 'a claim of all there is',
    document: 'goes',
    async prepare(giver) {
      const listing = await published(giver);
      const taker = await storePerson(test);
      return { listing, write: () => claim(taker, listing, { amount: { value: 12.5, unit: 'm' } }) };
    },
  },
  {
    by: 'POST /api/v1/claims/:id/cancel',
    what: 'all there is, free again',
    document: 'appears',
    async prepare(giver) {
      const listing = await published(giver);
      const taker = await storePerson(test);
      const { body } = await claim(taker, listing, { amount: { value: 12.5, unit: 'm' } });
      return { listing, write: () => taker.call('POST', `/claims/${body.id}/cancel`, {}) };
    },
  },
  {
    by: 'POST /api/v1/listings/:id/claims',
    what: 'a claim of a piece',
    document: 'differs',
    async prepare(giver) {
      const pieces = [
        { lengthCm: 80, widthCm: 60, count: 1 },
        { lengthCm: 40, widthCm: 30, count: 2 },
      ];
      const { id, pieces: given } = await publishListing(giver, {
        ...{ form: 'offcut', amount: { value: 3, unit: 'pcs' }, smallestCut: null, pieces },
      });
      const taker = await storePerson(test);
      return { listing: id, write: () => claim(taker, id, { pieceIds: [given[0]?.id] }) };
    },
  },
  ofClaim(
    'POST /api/v1/claims/:id/cancel',
    'a claim that is cancelled',
    (_giver, taker, id) => () => taker.call('POST', `/claims/${id}/cancel`, {}),
  ),
  ofClaim(
    'POST /api/v1/claims/:id/no-show',
    'a claim that nobody came for',
    (giver, _taker, id) => () => giver.call('POST', `/claims/${id}/no-show`),
  ),
  ofClaim('lapse-claims', 'a reservation whose time is over', (_giver, _taker, id) => async () => {
    await reservedTimeIsOver(id);
    return lapseClaims(test.deps);
  }),
  {
    by: 'expire-listings',
    what: 'an offer whose time is over',
    document: 'goes',
    async prepare(giver) {
      const listing = await published(giver);
      await test.database
        .sql`update listings set available_until = now() - interval '1 minute' where id = ${listing}`;
      return { listing, write: () => expireListings(test.deps) };
    },
  },
  ofWorkshop('name', { name: 'Sartoria Nuova' }),
  ofWorkshop('kind', { kind: 'school' }),
  {
    by: 'POST /api/v1/workshops/:id/close',
    what: 'a workshop that closes',
    document: 'goes',
    async prepare(giver) {
      const listing = await published(giver);
      return { listing, write: () => giver.call('POST', `/workshops/${giver.workshopId}/close`) };
    },
  },
  {
    by: 'POST /api/v1/me/deletion',
    what: 'somebody who leaves, and their workshop with them',
    document: 'goes',
    async prepare(giver) {
      const listing = await published(giver);
      return { listing, write: () => giver.call('POST', '/me/deletion', { password: PASSWORD }) };
    },
  },
];

describe.each(WRITES)('$what ($by)', ({ document, prepare }) => {
  it('leaves a row in the outbox and a new revision, and neither when it is lost', async () => {
    const { listing, write } = await prepare(await storePerson(test));
    const before = await documentOf(listing);
    const lost = await whileLosing(async () => {
      await emptyOutbox();
      return write().catch(() => 0);
    });
    if (typeof lost === 'number') expect(lost).toBe(0);
    else expect(lost.status, JSON.stringify(lost.body)).toBeGreaterThanOrEqual(500);
    expect(await documentOf(listing)).toEqual(before);
    expect(await waiting(listing)).toBe(0);

    const done = await write();
    if (typeof done === 'number') expect(done).toBeGreaterThan(0);
    else expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
    const after = await documentOf(listing);
    expect(await waiting(listing)).toBeGreaterThan(0);
    expect([before !== null, after !== null]).toEqual([document !== 'appears', document !== 'goes']);
    if (before === null || after === null) return;
    expect(after.revision).toBeGreaterThan(before.revision);
    expect({ ...after, revision: 0 }).not.toEqual({ ...before, revision: 0 });
  });
});

/** Writes that no document can tell of. Whoever adds a route finds it here or among those above. */
const TELLS_NOTHING = [
  /^\w+ \/api\/v1\/(auth|invitations|hubs|notices|unsubscribe|wanted|me\/(?!deletion))/,
  /^PATCH \/api\/v1\/me$/,
  // A draft, which nobody finds; what was claimed is given as it was held; the order and words of photos.
  /^POST \/api\/v1\/listings$/,
  /^POST \/api\/v1\/claims\/:id\/(handover|messages)/,
  /^(PUT|PATCH) \/api\/v1\/listings\/:id\/photos/,
  /^POST \/api\/v1\/moderation\/notices\/:id\/answer$/,
  /^(PUT|POST|DELETE|PATCH) \/api\/v1\/moderation\/(workshops|members|wanted)\//,
  /^POST \/api\/v1\/workshops$/,
  /^\w+ \/api\/v1\/workshops\/:id\/(logo|invitations|members|hand-over)/,
  /^POST \/api\/v1\/decisions\/:id\/appeal$/,
];

it('every route that writes is looked at here, or said to change no document', async () => {
  const { paths } = (await describeApi()) as { paths: Record<string, Record<string, unknown>> };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  const known = new Set(WRITES.map(({ by }) => by));
  expect(routes.length).toBeGreaterThan(40);
  expect(
    routes.filter((route) => !known.has(route) && !TELLS_NOTHING.some((one) => one.test(route))),
  ).toEqual([]);
  for (const by of known) if (by.includes('/')) expect(routes).toContain(by);
});

async function documentOf(id: string): Promise<SearchDocument | null> {
  const [row] = await loadDocumentRows(test.deps.db, [id]);
  return row === undefined ? null : buildDocument(row, catalogue);
}

async function whileLosing<T>(work: () => Promise<T>): Promise<T> {
  await test.database.sql`insert into losses values (true)`;
  try {
    return await work();
  } finally {
    await test.database.sql`delete from losses`;
  }
}

async function emptyOutbox(): Promise<void> {
  await test.deps.db.execute(sql`delete from search_outbox`);
}

async function waiting(listingId: string): Promise<number> {
  const rows = await test.deps.db.execute(sql`select 1 from search_outbox where listing_id = ${listingId}`);
  return rows.length;
}
