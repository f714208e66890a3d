import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observe } from '../../contract-tests/testing/observed-app.ts';
import { multipart, uploadPhoto } from '../../contract-tests/testing/world.ts';
import * as deskContent from '../../http/content/desk.ts';
import * as pageContent from '../../http/page-content.ts';
import { mailJob } from '../../jobs/mail-job.ts';
import { caller, claim, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { lapseClaims } from '../exchange/use-cases/lapse-claims.ts';
import { sendMail } from '../messages/use-cases/send-mail.ts';
import { actorOf } from './testing/actor-of.ts';

/** Stands in everything that a workshop says of itself; no word of ours begins like it. */
const MARK = 'zyxomatrice';
const VAT = 'IT00743110157';

let test: TestApp;
let routes: string[];
let brand: Person;
let taker: Person;
let readers: Record<string, Person | null>;
/** the listing that hides its brand, and all ids that an address may name */
let hidden: string;
let params: Record<string, string[]>;
/** what must appear nowhere: words of the workshop's, its id, its people's, its logo's files */
let marks: string[];

beforeAll(async () => {
  const { built, observed } = await observe(() => startTestApp());
  test = built;
  routes = [...new Set(observed.routes.filter((one) => one.method === 'GET').map((one) => one.url))];
  brand = await newPerson(test, { trust: 'trusted' });
  taker = await newPerson(test);
  const elsewhere = await newPerson(test, { hub: 'paris', staffOf: 'paris' });
  readers = { nobody: null, member: taker, 'staff of another hub': elsewhere };
  const logoKeys = await describeBrand();
  const other = await newPerson(test, { trust: 'trusted' });
  const shown = await publishListing(other, { brandVisible: true });
  const listing = await publishListing(brand);
  hidden = listing.id;
  const photo = await uploadPhoto(test, brand, hidden);
  const { body: held } = await claim(taker, shown.id, metres(1));
  const { body: wanted } = await brand.call('POST', '/wanted', {
    title: 'Cerchiamo fodera',
    query: 'q=fodera',
    locale: 'it',
    hub: 'milano',
  });
  expect(wanted.id).toBeDefined();
  await test.drain();
  params = {
    id: [hidden, brand.workshopId, brand.memberId, shown.id, held.id, wanted.id],
    facet: ['hub', 'workshopKind'],
    slug: ['milano'],
    file: ['hub-milano.atom'],
    key: photo.variants.map(({ url }) => url.replace('/photos/', '')),
  };
  marks = [MARK, VAT, VAT.slice(2), brand.workshopId, brand.memberId, brand.email, ...logoKeys];
});
afterAll(() => test.close());

const metres = (value: number) => ({ amount: { value, unit: 'm' } });

/** Writes the mark wherever a workshop and its people can say something; gives the addresses of the logo's files. */
async function describeBrand(): Promise<string[]> {
  const place = { name: `Cortile ${MARK}`, address: `via ${MARK} 12, 20144 Milano`, hours: [] };
  await brand.call('PATCH', `/workshops/${brand.workshopId}`, {
    revision: 1,
    name: `Sartoria ${MARK}`,
    story: `La storia di ${MARK}.`,
    vatNumber: VAT,
    places: [place],
  });
  await test.deps.db.execute(sql`update members set name = ${`Giulia ${MARK}`} where id = ${brand.memberId}`);
  await brand.call('POST', `/workshops/${brand.workshopId}/invitations`, {
    email: `${MARK}@atelier.example`,
  });
  const file = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer();
  const { headers, payload } = multipart(file, { filename: `${MARK}.png` });
  const answer = await brand.call('PUT', `/workshops/${brand.workshopId}/logo`, payload, headers);
  return answer.body.logo.variants.map(({ url }: { url: string }) => url.replace('/photos/', ''));
}

/**
 * Every address that can be read, with every id that there is in place of its parameters; but those under which a developer's
 * own machine shows the mails of all.
 */
function addresses(): string[] {
  return routes
    .filter((url) => !url.includes('*') && !url.startsWith('/dev/'))
    .flatMap((url) =>
      [...url.matchAll(/:(\w+)/g)].reduce<string[]>(
        (made, [parameter, name = '']) => {
          const values = params[name] ?? (name.endsWith('Id') ? params['id'] : undefined);
          if (!values) throw new Error(`no value for ${parameter} of ${url}: say what it names`);
          return made.flatMap((one) => values.map((value) => one.replace(parameter, value)));
        },
        [url],
      ),
    );
}

/** Which marks an answer shows, in whatever case; those that the address itself names are no news. */
function shownIn(text: string, asked = ''): string[] {
  const lower = text.toLowerCase();
  return marks.filter((mark) => lower.includes(mark.toLowerCase()) && !asked.includes(mark));
}

async function read(person: Person | null, url: string): Promise<string> {
  const headers = person ? { authorization: `Bearer ${person.token}` } : {};
  const answer = await test.app.inject({ method: 'GET', url, headers });
  expect(answer.statusCode, url).toBeLessThan(500);
  return `${JSON.stringify(answer.headers)} ${answer.body}`;
}

async function sweep(person: Person | null): Promise<string[]> {
  const leaks: string[] = [];
  for (const url of addresses()) {
    const text = await read(person, url);
    for (const mark of shownIn(text, url)) leaks.push(`${url} shows ${mark}`);
  }
  return leaks;
}

/** What every page would be drawn from: the JSON that is embedded in it. */
async function pagesFor(person: Person | null, id: string): Promise<string[]> {
  const request = {
    actor: person && (await actorOf(test, person)),
    query: {},
    cookies: {},
  } as unknown as FastifyRequest;
  const made: string[] = [];
  for (const [name, load] of Object.entries({ ...pageContent, ...deskContent })) {
    if (!name.endsWith('Page')) continue;
    const page = load as (...args: unknown[]) => Promise<unknown>;
    await page(test.deps, request, 'it', id).then(
      (content) => made.push(JSON.stringify(content)),
      (error: { code?: string }) =>
        expect(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED']).toContain(error.code),
    );
  }
  return made;
}

/** Sends what is enqueued for everybody but the brand's own people, and forgets the jobs. */
async function mailsToOthers(): Promise<{ kind: string; text: string }[]> {
  const jobs = await test.deps.db.execute(sql`delete from pgboss.job where name = 'mail' returning data`);
  const sent: { kind: string; text: string }[] = [];
  for (const { data } of jobs) {
    const job = mailJob.parse(data);
    if (!('memberId' in job) || job.memberId === brand.memberId) continue;
    const mailer = {
      send: async (mail: unknown) => {
        sent.push({ kind: job.kind, text: JSON.stringify(mail) });
      },
      close: () => undefined,
    };
    await sendMail({ ...test.deps, mailer }, job, randomUUID());
  }
  return sent;
}

describe('a workshop that hides its brand', () => {
  it.each(['nobody', 'member', 'staff of another hub'])(
    'is in no answer of any address: %s',
    async (reader) => {
      expect(addresses().length).toBeGreaterThan(30);
      expect(await sweep(readers[reader] ?? null)).toEqual([]);
    },
  );

  it.each(['nobody', 'member', 'staff of another hub'])('is in no page: %s', async (reader) => {
    for (const id of [hidden, brand.workshopId]) {
      const pages = await pagesFor(readers[reader] ?? null, id);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.flatMap((text) => shownIn(text, id === brand.workshopId ? id : ''))).toEqual([]);
    }
  });

  it.each([MARK, MARK.slice(0, 5), `${MARK.slice(0, -1)}o`, `Sartoria ${MARK}`, VAT])(
    'is not found by %j, nor counted',
    async (q) => {
      const call = caller(test, null);
      const { body } = await call('GET', `/search?q=${encodeURIComponent(q)}`);
      const found = body.hits.map((hit: { id: string }) => hit.id);
      // What nothing matches is left out of the question, and then everything answers it.
      const ignored = body.dropped?.length > 0;
      expect(ignored || !found.includes(hidden)).toBe(true);
      expect(JSON.stringify(body.facets)).not.toContain(MARK);
    },
  );

  it('is told to who holds a reservation, as where to fetch it, and to nobody else', async () => {
    const { body } = await claim(taker, hidden, metres(1));
    const mine = (await taker.call('GET', `/claims/${body.id}`)).body;
    expect(mine.pickup).toEqual({
      workshop: `Sartoria ${MARK}`,
      place: `via ${MARK} 12, 20144 Milano`,
    });
    const { pickup: _pickup, ...rest } = mine;
    expect(shownIn(JSON.stringify(rest))).toEqual([]);
    expect(shownIn(JSON.stringify((await taker.call('GET', `/listings/${hidden}`)).body))).toEqual([]);
    const told = await mailsToOthers();
    expect(told.filter((mail) => shownIn(mail.text).length > 0).map((mail) => mail.kind)).toEqual([
      'claim_reserved',
    ]);
    await brand.call('POST', `/claims/${body.id}/cancel`, { reason: 'Serve a noi.' });
    expect(shownIn(JSON.stringify((await taker.call('GET', `/claims/${body.id}`)).body))).toEqual([]);
  });

  it('is behind its messages while a reservation holds, and behind none once it is over', async () => {
    await mailsToOthers();
    const { body } = await claim(taker, hidden, metres(0.5));
    await brand.call('POST', `/claims/${body.id}/messages`, { text: 'Domani alle dieci?' });
    const addresses = [`/claims/${body.id}/messages`, '/me/threads', '/me/desk'];
    const read = async () => {
      const answers = await Promise.all(addresses.map((address) => taker.call('GET', address)));
      return answers.flatMap((answer) => shownIn(JSON.stringify(answer.body)));
    };
    expect(new Set(await read())).toEqual(new Set([MARK]));
    await brand.call('POST', `/claims/${body.id}/cancel`, { reason: 'Serve a noi.' });
    expect(await read()).toEqual([]);
    const pages = await pagesFor(taker, body.id);
    expect(pages.some((text) => text.includes('Domani alle dieci?'))).toBe(true);
    expect(pages.flatMap((text) => shownIn(text))).toEqual([]);
    // The mail that was enqueued while it held is written when it is sent.
    const told = await mailsToOthers();
    expect(told.map(({ kind }) => kind)).toContain('message_received');
    expect(told.flatMap((mail) => shownIn(mail.text))).toEqual([]);
  });

  it('is in no mail about a reservation that is over, however it ended', async () => {
    await mailsToOthers();
    const end = {
      cancelled: (id: string) => brand.call('POST', `/claims/${id}/cancel`, { reason: 'Serve a noi.' }),
      collected: (id: string) => brand.call('POST', `/claims/${id}/handover`, { massKg: 0.2 }),
      noShow: (id: string) => brand.call('POST', `/claims/${id}/no-show`),
      lapsed: async (id: string) => {
        await test.deps.db.execute(sql`update claims set reserved_until = now() where id = ${id}`);
        await lapseClaims(test.deps);
      },
    };
    for (const finish of Object.values(end)) {
      const { body } = await claim(taker, hidden, metres(0.5));
      await mailsToOthers();
      await finish(body.id);
      const told = await mailsToOthers();
      expect(told).toHaveLength(1);
      expect(told.flatMap((mail) => shownIn(mail.text))).toEqual([]);
      expect(shownIn(JSON.stringify((await taker.call('GET', '/me/claims')).body))).toEqual([]);
    }
  });

  it('is tied to its listing by nothing, when its profile is public all the same', async () => {
    const { revision } = (await brand.call('GET', `/workshops/${brand.workshopId}`)).body.own;
    await brand.call('PATCH', `/workshops/${brand.workshopId}`, { revision, profilePublic: true });
    await test.drain();
    for (const person of Object.values(readers)) {
      const call = caller(test, person?.token ?? null);
      expect(shownIn((await call('GET', `/workshops/${brand.workshopId}`)).body.name)).toEqual([MARK]);
      const texts = [
        ...(await pagesFor(person, brand.workshopId)),
        ...(await pagesFor(person, hidden)),
        ...(await Promise.all(addresses().map((url) => read(person, url)))),
      ];
      expect(texts.filter((text) => text.includes(hidden) && shownIn(text).length > 0)).toEqual([]);
    }
  });

  it('is no longer hidden once it shows itself', async () => {
    const { revision } = (await brand.call('GET', `/listings/${hidden}`)).body;
    await brand.call('PATCH', `/listings/${hidden}`, { revision, brandVisible: true });
    await test.drain();
    const { body } = await caller(test, null)('GET', `/search?q=${MARK}`);
    expect(body.hits.map((hit: { id: string }) => hit.id)).toEqual([hidden]);
    const { items } = (await caller(test, null)('GET', `/workshops/${brand.workshopId}/listings`)).body;
    expect(items.map((item: { id: string }) => item.id)).toEqual([hidden]);
  });
});
