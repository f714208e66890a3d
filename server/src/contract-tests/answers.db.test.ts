import { listing, myListing } from '@scampolo/shared/contract/listings';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LATITUDE_BYTES } from '../infra/images/testing/sample-photos.ts';
import { PASSWORD } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { nameOf } from './testing/endpoint.ts';
import { type Journey, TOLD, travel } from './testing/journey.ts';
import { type Observed, observe } from './testing/observed-app.ts';
import type { People } from './testing/world.ts';

let test: TestApp;
let observed: Observed;
let journey: Journey;

beforeAll(async () => {
  ({ built: test, observed } = await observe(() => startTestApp()));
  journey = await travel(test);
}, 60_000);
afterAll(() => test.close());

type Viewer = keyof People | 'visitor';

interface SeenAnswer {
  viewer: Viewer;
  route: string;
  address: string;
  status: number;
  text: string;
}

/** Every answer of the journey but files, with who got it. */
function seenAnswers(): SeenAnswer[] {
  return observed.answers.flatMap(({ request, reply, payload }) => {
    if (typeof payload === 'object' && payload !== null) return [];
    const text = String(payload ?? '');
    const route = nameOf({ method: request.method, url: request.routeOptions.url ?? '' });
    return [{ viewer: viewerOf(request, text), route, address: request.url, status: reply.statusCode, text }];
  });
}

/** Who just signs in is known from the answer only. */
function viewerOf({ actor, url }: FastifyRequest, text: string): Viewer {
  const people = ['giver', 'taker', 'staff', 'stranger'] as const;
  const id = url.includes('/auth/') && text !== '' ? JSON.parse(text)?.me?.id : actor?.memberId;
  return people.find((one) => journey[one].memberId === id) ?? 'visitor';
}

describe('every good answer of the API', () => {
  it('is exactly what its schema says', () => {
    const answers = seenAnswers().filter(({ route, status }) => route.includes(' /api/v1/') && status < 300);
    for (const { route, status, text } of answers) {
      const schema = responseSchema(route, status);
      const parsed = schema.safeParse(text === '' ? null : JSON.parse(text));
      expect(parsed.error?.issues ?? [], `${route} ${status}`).toEqual([]);
      if (text !== '') expect(parsed.data, `${route} ${status}`).toEqual(JSON.parse(text));
    }
  });

  it('was seen, of every route', () => {
    const answered = new Set(seenAnswers().flatMap(({ route, status }) => (status < 300 ? [route] : [])));
    const routes = observed.routes.map(nameOf).filter((route) => route.includes(' /api/v1/'));
    expect(routes.filter((route) => !answered.has(route))).toEqual([]);
  });

  it('of a list that has several pages comes page by page, each thing once', async () => {
    const { giver } = journey;
    const all = await giver.call('GET', '/me/listings');
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await giver.call('GET', `/me/listings?limit=1${cursor && `&cursor=${cursor}`}`);
      const parsed = z
        .strictObject({ items: z.array(myListing), nextCursor: z.string().nullable() })
        .parse(page.body);
      ids.push(...parsed.items.map(({ id }) => id));
      cursor = parsed.nextCursor;
    }
    expect(ids).toEqual(all.body.items.map((item: { id: string }) => item.id));
    expect(ids.length).toBeGreaterThan(3);
  });
});

describe('a refusal', () => {
  it('of a stale change carries the listing as it is now', async () => {
    const { giver, draft } = journey;
    const { body } = await giver.call('PATCH', `/listings/${draft}`, { revision: 999, title: 'Altro' });
    expect(body.error.code).toBe('STALE_REVISION');
    expect(listing.parse(body.error.details.current)).toMatchObject({ id: draft, title: TOLD.draftTitle });
  });

  it('of an incomplete draft names everything that is missing', async () => {
    const { giver } = journey;
    const draft = await giver.call('POST', '/listings', { title: 'Solo un titolo' });
    const { status, body } = await giver.call('POST', `/listings/${draft.body.id}/submit`);
    expect(status).toBe(422);
    expect(body.error.details.issues.map((issue: { path: string }) => issue.path).sort()).toEqual([
      'amount',
      'category',
      'condition',
      'form',
      'legalRoute',
      'origin',
    ]);
  });
});

describe('what somebody told the exchange', () => {
  const insiders: Viewer[] = ['giver', 'staff'];
  const parties: Viewer[] = ['giver', 'staff', 'taker'];
  const ownAccount = / \/api\/v1\/(me|auth\/\w+)$/;
  const ofClaims = /\/claims|\/no-show/;

  /** `where` limits the routes; `to` nobody means that no answer ever carries it. */
  const secrets: { what: string; text: (all: Journey) => string; to: Viewer[]; where?: RegExp }[] = [
    {
      what: "the giver's mail address",
      text: ({ giver }) => giver.email,
      to: ['giver'],
      where: ownAccount,
    },
    {
      what: "the taker's mail address",
      text: ({ taker }) => taker.email,
      to: ['taker'],
      where: ownAccount,
    },
    {
      what: "the staff's mail address",
      text: ({ staff }) => staff.email,
      to: ['staff'],
      where: ownAccount,
    },
    { what: 'a password', text: () => PASSWORD, to: [] },
    { what: 'the hash of one', text: () => 'argon2', to: [] },
    { what: 'what a session is known by', text: () => 'efreshHash', to: [] },
    { what: "a claim's key", text: () => 'dempotencyKey', to: [] },
    { what: "a photo's fingerprint", text: () => 'erceptualHash', to: [] },
    { what: 'where material is fetched', text: () => TOLD.pickupPlace, to: ['taker'], where: ofClaims },
    { what: 'where material is fetched, as a field', text: () => 'pickupPlace', to: [] },
    { what: 'the note of a claim', text: () => TOLD.claimNote, to: parties, where: ofClaims },
    { what: 'why a claim was cancelled', text: () => TOLD.cancelReason, to: parties, where: ofClaims },
    { what: 'the note of a decision', text: () => TOLD.decisionNote, to: insiders },
    { what: 'a draft', text: () => TOLD.draftTitle, to: insiders },
    { what: 'who claims', text: ({ taker }) => nameIn(taker.email), to: parties },
  ];

  it.each(secrets)('is shown to nobody else: $what', ({ text, to, where }) => {
    const holders = seenAnswers().filter((answer) => answer.text.includes(text(journey)));
    const wrong = holders.filter(
      ({ viewer, route }) => !to.includes(viewer) || !(where?.test(route) ?? true),
    );
    expect(wrong.map(({ viewer, address }) => `${viewer}: ${address}`)).toEqual([]);
    expect(new Set(holders.map(({ viewer }) => viewer)).size > 0).toBe(to.length > 0);
  });

  it('is no token, but where one is given out', () => {
    for (const token of journey.tokens) {
      const holders = seenAnswers().filter(({ text }) => text.includes(token));
      expect(new Set(holders.map(({ route }) => route.replace(/.*\/auth\/.*/, 'auth')))).toEqual(
        new Set(['auth']),
      );
    }
  });
});

describe('a hidden brand', () => {
  it('is in no answer to others but who fetches the material', () => {
    const { listing: id, giver } = journey;
    const about = seenAnswers().filter(({ text }) => text.includes(id));
    const brands = [giver.workshopId, `Workshop ${nameIn(giver.email)}`, `Person ${nameIn(giver.email)}`];
    const holders = about.filter(({ text }) => brands.some((brand) => withoutBranded(text).includes(brand)));
    const told = new Set(
      holders.map(({ viewer, route }) => (viewer === 'taker' ? `taker: ${route}` : viewer)),
    );
    expect([...told].sort()).toEqual([
      'giver',
      'staff',
      'taker: GET /api/v1/claims/:id',
      'taker: GET /api/v1/me/claims',
      'taker: POST /api/v1/listings/:id/claims',
    ]);
  });

  it('is the one thing that a visible brand adds', async () => {
    const [hidden, visible] = await Promise.all(
      [journey.listing, journey.branded].map((id) => journey.stranger.call('GET', `/listings/${id}`)),
    );
    expect(hidden?.body.workshop).toEqual({ kind: 'studio', hub: 'milano' });
    expect(visible?.body.workshop).toEqual({
      kind: 'studio',
      hub: 'milano',
      id: journey.giver.workshopId,
      name: `Workshop ${nameIn(journey.giver.email)}`,
    });
  });
});

describe('what a machine noticed and staff decided', () => {
  it('is told to the workshop and its hub, and to nobody else', async () => {
    const told = async (who: keyof People) =>
      Object.keys((await journey[who].call('GET', `/listings/${journey.listing}`)).body).filter((field) =>
        ['warnings', 'decision'].includes(field),
      );
    expect(await told('giver')).toHaveLength(2);
    expect(await told('staff')).toHaveLength(2);
    expect([...(await told('taker')), ...(await told('stranger'))]).toEqual([]);
  });
});

describe('what a claimant is told of the place', () => {
  it('ends with the reservation', async () => {
    const { taker, claims } = journey;
    const place = async (id: string) => (await taker.call('GET', `/claims/${id}`)).body.pickup?.place;
    expect(await place(claims.kept)).toBe(TOLD.pickupPlace);
    expect([await place(claims.cancelled), await place(claims.missed)]).toEqual([undefined, undefined]);
  });
});

describe('a served photo', () => {
  it('knows neither where it was taken nor by whom', async () => {
    const answer = await test.app.inject({ url: journey.photoUrl });
    expect(answer.headers['content-type']).toBe('image/webp');
    expect(answer.rawPayload.includes(LATITUDE_BYTES)).toBe(false);
    for (const trace of ['Owner of the phone', 'Exif', 'EXIF', 'ICCP', 'XMP', 'adobe'])
      expect(answer.rawPayload.includes(trace), trace).toBe(false);
  });
});

function responseSchema(route: string, status: number): z.ZodType {
  const { schema } = observed.routes.find((one) => nameOf(one) === route) ?? {};
  const schemas = schema?.response as Record<string, z.ZodType> | undefined;
  const found = schemas?.[String(status)];
  if (!found) throw new Error(`${route} has no schema for ${status}`);
  return found;
}

/** Names of test people end in the same letters as the first half of their address. */
function nameIn(email: string): string {
  return email.slice('person-'.length, email.indexOf('@'));
}

/** A list without the listing whose brand is visible. */
function withoutBranded(text: string): string {
  return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value && value.id === journey.branded
      ? null
      : value,
  );
}
