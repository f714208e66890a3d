import { connect, type Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { claimPieces, claims } from '@scampolo/db/schema/exchange';
import { members, onePlace, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { listingPieces, listings } from '@scampolo/db/schema/listings';
import { decisions } from '@scampolo/db/schema/moderation';
import { hubFacts } from '@scampolo/db/seed/hubs';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Mail, MailFailure } from '../../../infra/mailer/mailer.ts';
import type { MailKind } from '../../../jobs/mail-job.ts';
import { createTokenMint } from '../../identity/tokens.ts';
import { type MailDeps, sendMail } from './send-mail.ts';

let testDatabase: TestDatabase;
let database: Database;
let deps: MailDeps;
let sent: Mail[];
let logged: string[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 2 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(() => {
  sent = [];
  logged = [];
  deps = {
    db: database.db,
    hubs: new Map(hubFacts.map((hub) => [hub.slug, hub])),
    log: pino({}, { write: (entry: string) => logged.push(entry) }),
    mailer: { send: async (mail) => void sent.push(mail), close: () => undefined },
    publicUrl: 'https://scampolo.example.org',
    tokens: createTokenMint('a key of the test'),
  };
});

interface Side {
  workshopId: string;
  memberId: string;
  email: string;
}

async function addSide(name: string, locale: 'it' | 'en'): Promise<Side> {
  const [workshopId, memberId] = [newId(), newId()];
  const email = `${memberId}@example.org`;
  await database.db.insert(members).values({
    id: memberId,
    email,
    emailKey: email,
    passwordHash: 'x',
    name,
    locale,
    verifiedAt: new Date(),
  });
  const place = `via ${name} 5`;
  await database.db.insert(workshops).values({
    id: workshopId,
    name: `Atelier ${name}`,
    kind: 'studio',
    hub: 'milano',
    places: onePlace(place),
  });
  await database.db.insert(workshopMembers).values({ workshopId, memberId });
  return { workshopId, memberId, email };
}

async function addListing(giver: Side, some: Partial<typeof listings.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await database.db.insert(listings).values({
    id,
    workshopId: giver.workshopId,
    hub: 'milano',
    status: 'published',
    title: 'Fresco di lana',
    locale: 'it',
    category: 'woven.suiting',
    unit: 'm',
    amountTotal: 1250,
    publishedAt: new Date(),
    ...some,
  });
  return id;
}

async function addClaim(
  listingId: string,
  claimant: Side,
  some: Partial<typeof claims.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  await database.db.insert(claims).values({
    id,
    listingId,
    workshopId: claimant.workshopId,
    memberId: claimant.memberId,
    status: 'reserved',
    unit: 'm',
    amount: 250,
    reservedUntil: new Date('2026-03-03T17:00:00Z'),
    idempotencyKey: newId(),
    requestHash: 'x',
    ...some,
  });
  return id;
}

/** A giver who writes Italian, a claimant who reads English, and what the second claims of the first. */
async function addExchange(some: Partial<typeof claims.$inferInsert> = {}) {
  const [giver, claimant] = [await addSide('Naviglio', 'it'), await addSide('Riva', 'en')];
  const listingId = await addListing(giver);
  return { giver, claimant, listingId, claimId: await addClaim(listingId, claimant, some) };
}

function send(kind: MailKind, subjectId: string, { memberId }: Pick<Side, 'memberId'>, jobId = newId()) {
  return sendMail(deps, { kind, subjectId, memberId }, jobId);
}

describe('a mail', () => {
  test('goes to the member’s address, in their language, with the job’s id as Message-ID', async () => {
    const { claimant, claimId } = await addExchange();
    const jobId = newId();
    expect(await send('claim_reserved', claimId, claimant, jobId)).toBe('sent');
    expect(sent).toEqual([
      {
        to: claimant.email,
        subject: 'Yours to fetch: 2.5\u00a0m of Fresco di lana',
        text: expect.stringContaining('Where: Atelier Naviglio, via Naviglio 5.'),
        html: expect.stringContaining('<html lang="en">'),
        messageId: `<${jobId}@scampolo.example.org>`,
      },
    ]);
  });

  test('has the same Message-ID when it is sent again', async () => {
    const { giver, claimId } = await addExchange();
    const jobId = newId();
    await send('claim_received', claimId, giver, jobId);
    await send('claim_received', claimId, giver, jobId);
    expect(new Set(sent.map((mail) => mail.messageId))).toEqual(new Set([`<${jobId}@scampolo.example.org>`]));
  });

  test('tells what is true when it is sent, not when it was asked for', async () => {
    const { giver, claimant, listingId, claimId } = await addExchange();
    await database.db.update(listings).set({ title: 'Nuovo titolo' }).where(eq(listings.id, listingId));
    await database.db
      .update(members)
      .set({ email: 'new@example.org', locale: 'it' })
      .where(eq(members.id, claimant.memberId));
    await send('claim_reserved', claimId, claimant);
    expect(sent[0]).toMatchObject({
      to: 'new@example.org',
      subject: expect.stringMatching(/^Prenotato per te: .*Nuovo titolo/),
    });
    await database.db
      .update(claims)
      .set({ status: 'cancelled', reason: 'Mi serve ancora' })
      .where(eq(claims.id, claimId));
    expect(await send('claim_received', claimId, giver)).toBe('skipped');
    expect(await send('claim_cancelled', claimId, giver)).toBe('sent');
    expect(sent[1]?.text).toContain('> Mi serve ancora');
  });

  test('names the sizes of claimed pieces', async () => {
    const { giver, listingId, claimId } = await addExchange({ unit: 'pcs', amount: 3 });
    const [small, large] = [newId(), newId()];
    await database.db.insert(listingPieces).values([
      { id: small, listingId, position: 0, lengthCm: 30, widthCm: 20, count: 4 },
      { id: large, listingId, position: 1, lengthCm: 140, widthCm: 60.5, count: 4 },
    ]);
    await database.db.insert(claimPieces).values([
      { claimId, pieceId: small, count: 1 },
      { claimId, pieceId: large, count: 2 },
    ]);
    await send('claim_received', claimId, giver);
    expect(sent[0]?.text.replaceAll('\u00a0', ' ')).toContain('Pezzi: 2 × (140 × 60,5 cm), 30 × 20 cm.');
  });

  test('names the hub as the place when the material lies in a bay', async () => {
    const [giver, claimant] = [await addSide('Naviglio', 'it'), await addSide('Riva', 'it')];
    const claimId = await addClaim(await addListing(giver, { pickupKind: 'bay' }), claimant);
    await send('claim_reserved', claimId, claimant);
    expect(sent[0]?.text).toContain('Dove: Fab City Hub Milano, BASE Milano, via Bergognone 34');
    expect(sent[0]?.text).not.toContain('via Naviglio');
  });

  test('does not name a hidden workshop once the reservation is over, and does name one that shows itself', async () => {
    const { claimant, listingId, claimId } = await addExchange({ status: 'collected', massG: 1250 });
    await send('claim_collected', claimId, claimant);
    await database.db.update(listings).set({ brandVisible: true }).where(eq(listings.id, listingId));
    await send('claim_collected', claimId, claimant);
    const texts = sent.map((mail) => mail.text + mail.html);
    expect(texts[0]).not.toContain('Naviglio');
    expect(texts[1]).toContain('from Atelier Naviglio');
  });

  test('tells the lister of a decision, with its reason and note', async () => {
    const { giver, claimant, listingId } = await addExchange();
    const id = newId();
    await database.db.insert(decisions).values({
      id,
      listingId,
      listingRevision: 1,
      action: 'request_changes',
      reason: 'composition_unclear',
      note: 'C’è un’etichetta?',
      decidedBy: claimant.memberId,
    });
    expect(await send('listing_decided', id, giver)).toBe('sent');
    expect(sent[0]?.text).toContain(
      'Il motivo: la composizione non è chiara.\n\nLo staff aggiunge:\n> C’è un’etichetta?',
    );
    expect(await send('listing_decided', id, claimant)).toBe('skipped');
  });
});

describe('nothing is sent', () => {
  test.each(['claim_received', 'listing_decided'] as const)(
    'when the subject does not exist: %s',
    async (kind) => {
      expect(await send(kind, newId(), await addSide('Sola', 'it'))).toBe('skipped');
      expect(sent).toEqual([]);
    },
  );

  test('when the member does not exist, or has left the workshop', async () => {
    const { giver, claimId } = await addExchange();
    expect(await send('claim_received', claimId, { memberId: newId() })).toBe('skipped');
    await database.db.delete(workshopMembers).where(eq(workshopMembers.memberId, giver.memberId));
    expect(await send('claim_received', claimId, giver)).toBe('skipped');
    expect(sent).toEqual([]);
  });
});

test('a failure of the mailer reaches the queue', async () => {
  const { giver, claimId } = await addExchange();
  deps.mailer.send = () => Promise.reject(new MailFailure('away', false));
  await expect(send('claim_received', claimId, giver)).rejects.toThrow(MailFailure);
});

test('no address, name or title gets into the log', async () => {
  const { giver, claimant, claimId } = await addExchange();
  await send('claim_received', claimId, giver);
  await send('claim_received', claimId, claimant);
  expect(logged).toHaveLength(2);
  expect(logged.join()).not.toMatch(/example\.org|Naviglio|Riva|Fresco/);
});
