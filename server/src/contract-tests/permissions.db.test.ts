import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../http/session.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { nameOf } from './testing/endpoint.ts';
import { storeMember } from './testing/objects.ts';
import { type Observed, observe } from './testing/observed-app.ts';
import { permissionRequest } from './testing/permission-requests.ts';
import { KINDS_AT, type Scene, scenes } from './testing/permission-scenes.ts';
import { type Permission, permissions, type Viewer } from './testing/permissions.ts';
import { expectErrorAnswer, NOWHERE } from './testing/refusal.ts';

let test: TestApp;
let observed: Observed;

beforeAll(async () => {
  ({ built: test, observed } = await observe(() => startTestApp()));
});
afterAll(() => test.close());

function routesOfApi(): string[] {
  return observed.routes.map(nameOf).filter((route) => route.includes(' /api/v1/'));
}

describe('the table', () => {
  it('has rows for every route of the API, and for no other', () => {
    expect([...new Set(permissions.map(({ route }) => route))].sort()).toEqual(routesOfApi().sort());
  });

  it('has a row for every kind of thing that an id of a route can name', () => {
    for (const route of routesOfApi()) {
      // What a route is about is what its last id names.
      const last = route.match(/[\w-]+\/:\w+/g)?.at(-1);
      if (last === undefined) continue;
      const kinds = KINDS_AT[last];
      expect(kinds, `what is the last id in ${route}? KINDS_AT does not say`).toBeDefined();
      const rows = new Set(permissions.flatMap((one) => (one.route === route ? [one.scene] : [])));
      expect(
        kinds?.filter((kind) => !rows.has(kind)),
        route,
      ).toEqual([]);
    }
  });
});

const rows = Map.groupBy(permissions, ({ route, scene }) => `${route}, ${scene}`);

describe.each([...rows])('%s', (_name, cells) => {
  it.each(cells)(
    'answers $status to $viewer',
    async ({ route, scene, viewer, status, shows }: Permission) => {
      const made = await scenes[scene](test);
      const token = await tokenOf(viewer, made);
      const answer = await test.app.inject(permissionRequest(route, made, token));
      expect(answer.statusCode, answer.body).toBe(status);
      if (shows !== null) expect(answer.body.includes(made.mark), answer.body).toBe(shows);
      if (status >= 400) expectRefused(answer);
    },
  );
});

describe('what is nowhere', () => {
  it('is answered alike to everybody who is signed in, as what one may not see', async () => {
    const admin = await storeMember(test, { admin: true });
    const other = await storeMember(test);
    // A token names nothing: what is none is told so to everybody.
    for (const route of routesOfApi().filter((one) => one.includes(':') && !one.endsWith(':token'))) {
      const scene = permissions.find((one) => one.route === route)?.scene ?? 'nothing';
      const made = await scenes[scene](test);
      const params = { ...mapValues(made.params, () => NOWHERE), slug: 'atlantis' };
      for (const { token } of [admin, other]) {
        const answer = await test.app.inject(permissionRequest(route, { ...made, params }, token));
        expect(answer.statusCode, `${route}: ${answer.body}`).toBe(404);
        expectRefused(answer);
      }
    }
  });

  it('is as closed as what is there to who is not signed in', async () => {
    for (const route of observed.routes.filter(({ onRequest }) => onRequest.includes(signedIn))) {
      const url = route.url.replaceAll(/:\w+/g, NOWHERE);
      const answer = await test.app.inject({ method: route.method as 'GET', url });
      expect(answer.statusCode, nameOf(route)).toBe(401);
      expectRefused(answer);
    }
  });
});

async function tokenOf(viewer: Viewer, { owner }: Scene): Promise<string | null> {
  switch (viewer) {
    case 'anonymous':
      return null;
    case 'owner':
      return owner.token;
    case 'other':
      return (await storeMember(test)).token;
    case 'colleague':
      return (await storeMember(test, { joins: owner.workshopId })).token;
    case 'elsewhere':
      return (await storeMember(test, { hub: 'zagreb', staffOf: 'zagreb' })).token;
    case 'staff':
      return (await storeMember(test, { staffOf: 'milano' })).token;
    case 'admin':
      return (await storeMember(test, { admin: true })).token;
  }
}

const CODES: Readonly<Record<number, readonly string[]>> = {
  401: ['UNAUTHENTICATED', 'INVALID_CREDENTIALS'],
  403: ['FORBIDDEN'],
  404: ['NOT_FOUND'],
};

/** A refusal says no more than its code: what is not there and what one may not see are not told apart. */
function expectRefused(answer: LightMyRequestResponse): void {
  const { error } = expectErrorAnswer(answer);
  const codes = CODES[answer.statusCode];
  if (!codes) return;
  expect(codes).toContain(error.code);
  expect(error).not.toHaveProperty('details');
}

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
