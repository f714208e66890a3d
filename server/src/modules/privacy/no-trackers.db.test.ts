import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { travel } from '../../contract-tests/testing/journey.ts';
import { type Observed, observe } from '../../contract-tests/testing/observed-app.ts';
import { newPerson, PASSWORD } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

/** All that may ever lie in somebody's browser: what they signed in with, and the language they chose. */
const SESSION_COOKIES = ['scampolo_access', 'scampolo_refresh'];
const COOKIES = [...SESSION_COOKIES, 'scampolo_lang'];

/** What a directive of a policy may name: this exchange, nothing, and what is in the page itself. */
const OWN_SOURCE = /^('self'|'none'|'sha256-[^']+'|'nonce-[^']+'|data:|blob:)$/;

/** Headers by which a browser is sent, or made to tell, elsewhere. */
const ELSEWHERE = [
  'link',
  'refresh',
  'report-to',
  'reporting-endpoints',
  'nel',
  'expect-ct',
  'content-security-policy-report-only',
  'attribution-reporting-register-source',
  'observe-browsing-topics',
];

let test: TestApp;
let api: Observed;
let pages: Observed;
let withPages: FastifyInstance;
let webFolder: string;

beforeAll(async () => {
  ({ built: test, observed: api } = await observe(() => startTestApp()));
  await travel(test);
  webFolder = await makeWeb();
  const options = { webFolder, readiness: { indexed: true } };
  ({ built: withPages, observed: pages } = await observe(() => buildApp(test.deps, options)));
  await openEveryPage();
});
afterAll(async () => {
  await withPages.close();
  await test.close();
  await rm(webFolder, { recursive: true });
});

/** The least that stands in for the built front end: each page is its name. */
async function makeWeb(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-web-'));
  await mkdir(join(folder, 'client/.vite'), { recursive: true });
  await mkdir(join(folder, 'server'));
  await writeFile(join(folder, 'client/.vite/manifest.json'), '{}');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const entry = `export const render = ({ page }) => '<!doctype html><title>' + page + '</title>';
    export const assetsFinder = () => () => ({ script: '/assets/a.js', styles: [], preloads: [] });`;
  await writeFile(join(folder, 'server/entry-server.js'), entry);
  return folder;
}

/** As nobody, signed in, and with a session that is renewed on the way; in the language of the address. */
async function openEveryPage(): Promise<void> {
  const { email, token } = await newPerson(test, { admin: true });
  const login = await test.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { email, password: PASSWORD },
  });
  const refresh = `scampolo_refresh=${login.json().refreshToken}`;
  for (const path of Object.values(PAGE_PATHS)) {
    for (const cookie of ['', `scampolo_access=${token}`, refresh]) {
      const url = `${path.replace(':id', '01890000-0000-7000-8000-000000000000')}?lang=en`;
      await withPages.inject({ url, headers: { cookie, accept: 'text/html' } });
    }
  }
}

function answers(): { at: string; reply: FastifyReply }[] {
  return [...api.answers, ...pages.answers].map(({ request, reply }) => ({
    at: `${request.method} ${request.url}`,
    reply,
  }));
}

function cookiesOf(observed: Observed): string[] {
  return observed.answers.flatMap(({ reply }) => [reply.getHeader('set-cookie') ?? []].flat().map(String));
}

const nameOf = (cookie: string) => cookie.split('=')[0] ?? '';

describe('the exchange', () => {
  it('was looked at on every page and in all of the main job', () => {
    expect(new Set(pages.answers.map(({ reply }) => reply.statusCode))).toContain(200);
    expect(pages.answers.length).toBeGreaterThanOrEqual(3 * Object.keys(PAGE_PATHS).length);
    expect(api.answers.length).toBeGreaterThan(50);
  });

  it('sets no cookie through the API but those of a session', () => {
    const names = new Set(cookiesOf(api).map(nameOf));
    expect([...names].toSorted()).toEqual(SESSION_COOKIES);
  });

  it('sets no cookie on pages but those and the chosen language', () => {
    const names = new Set(cookiesOf(pages).map(nameOf));
    expect([...names].toSorted()).toEqual(COOKIES.toSorted());
  });

  it('closes every cookie to scripts and to other sites', () => {
    for (const cookie of [...cookiesOf(api), ...cookiesOf(pages)]) {
      const [, ...flags] = cookie.split('; ');
      expect(flags, cookie).toContain('Path=/');
      expect(cookie, nameOf(cookie)).not.toMatch(/; Domain=/i);
      // One that is taken away holds nothing that a script could read.
      if (/^[a-z_]+=;/.test(cookie)) continue;
      expect(flags, cookie).toContain('HttpOnly');
      expect(flags, cookie).toContain('SameSite=Lax');
    }
  });

  it('lets a page load nothing from anywhere else', () => {
    for (const { at, reply } of answers()) {
      const policy = String(reply.getHeader('content-security-policy'));
      expect(policy, at).toMatch(/(^|;)default-src '(self|none)'/);
      for (const directive of policy.split(';').filter((one) => one !== 'upgrade-insecure-requests')) {
        const [name, ...sources] = directive.trim().split(/ +/);
        expect(sources.length, `${at} ${name}`).toBeGreaterThan(0);
        for (const source of sources) expect(source, `${at} ${name}`).toMatch(OWN_SOURCE);
      }
    }
  });

  it('sends no browser elsewhere by a header, and lets no other site read along', () => {
    for (const { at, reply } of answers()) {
      const sent = Object.keys(reply.getHeaders());
      expect(
        sent.filter((name) => ELSEWHERE.includes(name)),
        at,
      ).toEqual([]);
      expect(
        sent.filter((name) => name.startsWith('access-control-')),
        at,
      ).toEqual([]);
      const to = String(reply.getHeader('location') ?? '/');
      expect(to, at).toMatch(/^\/(?![/\\])/);
    }
  });
});
