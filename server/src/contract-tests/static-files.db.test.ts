import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const SECRET = 'what lies beside the files that are served';

let test: TestApp;
let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  test = await startTestApp();
  folder = await makeWeb();
  app = await buildApp(test.deps, { webFolder: folder, readiness: { indexed: true } });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await test.close();
  await rm(folder, { recursive: true });
});

/** The least that stands in for the built front end, with secrets within reach of every trick. */
async function makeWeb(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'scampolo-web-'));
  for (const path of ['client/.vite', 'client/assets', 'server'])
    await mkdir(join(made, path), { recursive: true });
  const entry = `export const render = (data) => '<!doctype html><title>' + JSON.stringify(data) + '</title>';
    export const assetsFinder = () => () => ({ script: '/assets/app.js', styles: [], preloads: [] });`;
  const files: [path: string, text: string][] = [
    ['package.json', '{"type":"module"}'],
    ['server/entry-server.js', entry],
    ['server/secret.js', SECRET],
    ['secret.txt', SECRET],
    ['client/.vite/manifest.json', '{}'],
    ['client/.env', SECRET],
    ['client/assets/.secret', SECRET],
    ['client/assets/app.js', 'export {}'],
  ];
  for (const [path, text] of files) await writeFile(join(made, path), text);
  await symlink(join(made, 'secret.txt'), join(made, 'client/assets/link.txt'));
  return made;
}

/** Ways up and out of a folder, as they have worked somewhere. */
const UP = ['..', '%2e%2e', '.%2e', '%252e%252e', '..%00', '..;', '%c0%ae%c0%ae', '．．', '..%5c', '....'];
const SLASHES = ['/', '//', '%2f', '%2F', '%5c', '%5C', '\\', '%252f', '%c0%af', '/./'];
const PREFIXES = ['/', '/assets/', '/photos/', '/dev/mail/', '/assets/app.js/'];
const TARGETS = ['secret.txt', 'server/secret.js', 'package.json', 'jwt-secret', 'etc/passwd'];

const addresses = PREFIXES.flatMap((prefix) =>
  UP.flatMap((up) =>
    SLASHES.flatMap((slash) =>
      [1, 2, 6].flatMap((times) =>
        TARGETS.map((target) => `${prefix}${`${up}${slash}`.repeat(times)}${target}`),
      ),
    ),
  ),
);

describe('files', () => {
  it('that are served are', async () => {
    const answer = await app.inject({ url: '/assets/app.js' });
    expect([answer.statusCode, answer.body]).toEqual([200, 'export {}']);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(PREFIXES)('beside those that are served are reached by no way out of %s', async (prefix) => {
    const mine = addresses.filter((address) => address.startsWith(prefix));
    expect(mine.length).toBeGreaterThan(1000);
    for (const url of mine) {
      const { statusCode, body } = await app.inject({ url });
      expect([404, 400], `${url} ${statusCode}`).toContain(statusCode);
      expect(body.includes(SECRET) || body.includes('root:'), url).toBe(false);
    }
  });

  it.each([
    '/.env',
    '/assets/.secret',
    '/.vite/manifest.json',
    '/assets/',
    '/assets',
    '/assets/app.js%00.png',
  ])('that are hidden, and folders, are not there: %s', async (url) => {
    const { statusCode, body } = await app.inject({ url });
    expect(statusCode).toBe(404);
    expect(body).not.toContain(SECRET);
  });
});

describe('where a page leads after signing in', () => {
  it.each([
    '//evil.example',
    'https://evil.example',
    '/%5cevil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
  ])('is never another site: next=%s', async (next) => {
    const { statusCode, headers, body } = await app.inject({ url: `/sign-in?next=${next}` });
    expect(statusCode).toBe(200);
    expect(headers['location']).toBeUndefined();
    expect(body).toContain('"next":"/desk"');
  });

  it('is the page that asked to sign in, on this exchange', async () => {
    const { statusCode, headers } = await app.inject({
      url: '/me/claims?next=//evil.example',
      headers: { accept: 'text/html' },
    });
    expect(statusCode).toBe(303);
    expect(headers['location']).toMatch(/^\/sign-in\?next=%2F/);
  });
});
