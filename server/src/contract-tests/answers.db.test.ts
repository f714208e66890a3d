import { listing, myListing } from '@scampolo/shared/contract/listings';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LATITUDE_BYTES } from '../infra/images/testing/sample-photos.ts';
import { PASSWORD } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { nameOf } from './testing/endpoint.ts';
import { type Journey, TOLD, type Travellers, travel } from './testing/journey.ts';
import { TOLD_OF_WORKSHOP } from './testing/journey-account.ts';
import { TOLD_IN_TALK } from './testing/journey-desk.ts';
import { type Observed, observe } from './testing/observed-app.ts';

let test: TestApp;
let observed: Observed;
let journey: Journey;

beforeAll(async () => {
  ({ built: test, observed } = await observe(() => startTestApp()));
  journey = await travel(test);
});
afterAll(() => test.close());

type Viewer = keyof Travellers | 'visitor';

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
  const people = ['giver', 'taker', 'staff', 'stranger', 'host'] as const;
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
    const answered = new Set(
      observed.answers.flatMap(({ request, reply }) =>
        reply.statusCode < 300
          ? [nameOf({ method: request.method, url: request.routeOptions.url ?? '' })]
          : [],
      ),
    );
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
  const ownAccount = / \/api\/v1\/(me|auth\/\w+)$/;
  const ofClaims = /\/claims|\/no-show/;
  const ofPeople = / \/api\/v1\/(workshops\/:id\/people|moderation\/workshops)$/;
  const ofProfile = / \/api\/v1\/workshops\/:id(\/hand-over|\/logo)?$/;
  const anywhere = /./;
  const insiders = { giver: anywhere, staff: anywhere };
  const parties = { giver: ofClaims, staff: ofClaims, taker: ofClaims };

  /** To whom, and by which routes. To nobody means that no answer ever carries it. */
  const secrets: { what: string; text: (all: Journey) => string; to: Partial<Record<Viewer, RegExp>> }[] = [
    {
      what: "the giver's mail address",
      text: ({ giver }) => giver.email,
      to: { giver: either(ownAccount, ofPeople), staff: ofPeople },
    },
    {
      what: "the taker's mail address",
      text: ({ taker }) => taker.email,
      to: { taker: ownAccount, staff: ofPeople },
    },
    {
      what: "the staff's mail address",
      text: ({ staff }) => staff.email,
      to: { staff: either(ownAccount, ofPeople) },
    },
    { what: 'a password', text: () => PASSWORD, to: {} },
    { what: 'the hash of one', text: () => 'argon2', to: {} },
    { what: "a session's count of renewals", text: () => '"generation"', to: {} },
    { what: "a claim's key", text: () => 'dempotencyKey', to: {} },
    { what: "a photo's fingerprint", text: () => 'erceptualHash', to: {} },
    {
      what: 'where material is fetched',
      text: () => TOLD.pickupPlace,
      to: { taker: ofClaims, giver: ofProfile, staff: ofProfile },
    },
    { what: 'where material is fetched, as a field', text: () => 'pickupPlace', to: {} },
    { what: 'the note of a claim', text: () => TOLD.claimNote, to: parties },
    { what: 'why a claim was cancelled', text: () => TOLD.cancelReason, to: parties },
    { what: 'the note of a decision', text: () => TOLD.decisionNote, to: insiders },
    { what: 'a draft', text: () => TOLD.draftTitle, to: insiders },
    {
      what: 'who claims',
      text: ({ taker }) => nameIn(taker.email),
      to: { giver: anywhere, staff: anywhere, taker: anywhere },
    },
    {
      what: 'where a workshop is whose profile is not public',
      text: () => TOLD_OF_WORKSHOP.address,
      to: { host: ofProfile, staff: ofProfile },
    },
    {
      what: 'its story',
      text: () => TOLD_OF_WORKSHOP.story,
      to: { host: ofProfile, staff: ofProfile },
    },
    { what: 'a message about a claim', text: () => TOLD_IN_TALK.message, to: parties },
    {
      what: 'its answer',
      text: () => TOLD_IN_TALK.reply,
      to: { giver: anywhere, taker: anywhere, staff: anywhere },
    },
    { what: 'a notice', text: () => TOLD_IN_TALK.notice, to: { taker: anywhere, staff: anywhere } },
    { what: 'the answer to it', text: () => TOLD_IN_TALK.answer, to: { taker: anywhere, staff: anywhere } },
    { what: 'why somebody was suspended', text: () => TOLD_OF_WORKSHOP.suspensionNote, to: {} },
    { what: 'why a workshop was restricted', text: () => TOLD_OF_WORKSHOP.trustNote, to: {} },
  ];

  it.each(secrets)('is shown to nobody else: $what', ({ text, to }) => {
    const holders = seenAnswers().filter((answer) => answer.text.includes(text(journey)));
    const wrong = holders.filter(({ viewer, route }) => !to[viewer]?.test(route));
    expect(wrong.map(({ viewer, address }) => `${viewer}: ${address}`)).toEqual([]);
    expect([...new Set(holders.map(({ viewer }) => viewer))].sort()).toEqual(Object.keys(to).sort());
  });

  it('is no token, but where one is given out', () => {
    const givesTokens =
      / \/api\/v1\/(auth\/(register|login|refresh|link\/use|reset\/use|confirm)|invitations\/accept|me\/password)$/;
    for (const token of journey.tokens.given) {
      const holders = seenAnswers().filter(({ text }) => text.includes(token));
      expect(holders.length).toBeGreaterThan(0);
      expect(holders.filter(({ route }) => !givesTokens.test(route))).toEqual([]);
    }
  });

  it('is no secret of a mailed link', () => {
    for (const token of journey.tokens.mailed)
      expect(seenAnswers().filter(({ text }) => text.includes(token))).toEqual([]);
  });

  it('is never part of an address', () => {
    const secret = [...journey.tokens.given, ...journey.tokens.mailed, PASSWORD, journey.giver.email];
    const addresses = observed.answers.map(({ request }) => decodeURIComponent(request.url));
    expect(addresses.filter((address) => secret.some((one) => address.includes(one)))).toEqual([]);
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
    const told = async (who: keyof Travellers) =>
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

function either(one: RegExp, other: RegExp): RegExp {
  return new RegExp(`${one.source}|${other.source}`);
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
