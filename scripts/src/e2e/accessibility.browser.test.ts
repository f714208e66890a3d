import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let exchange: TestExchange;
let browser: Browser;
let axe: string;
let listingId: string;

beforeAll(async () => {
  [exchange, browser, axe] = await Promise.all([startTestExchange(), launchBrowser(), readFile(AXE, 'utf8')]);
  listingId = await publishOne();
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

/** Registers the member of these tests, who is studio and staff at once, and puts one lot online and one in the queue. */
async function publishOne(): Promise<string> {
  const { token, memberId } = await register('desk@atelier.example');
  const { sql } = exchange.database;
  await sql`update workshops set trust = 'trusted'`;
  await sql`insert into hub_staff (hub, member_id) values ('milano', ${memberId})`;
  const published = await offer(token, 'Gabardina di lana');
  const other = await register('other@atelier.example');
  await offer(other.token, 'Ritagli di lino');
  return published;
}

async function register(email: string): Promise<{ token: string; memberId: string }> {
  const workshop = { name: `Bottega ${email.slice(0, 5)}`, kind: 'studio', hub: 'milano' };
  const account = { email, password: 'una frase abbastanza lunga', name: 'Ada', locale: 'it', workshop };
  const { accessToken, me } = await call('/auth/register', account);
  return { token: String(accessToken), memberId: String((me as { id: string }).id) };
}

async function offer(token: string, title: string): Promise<string> {
  const created = await call(
    '/listings',
    {
      title,
      category: 'woven.suiting',
      form: 'end_of_roll',
      origin: 'overorder',
      condition: 'B',
      defects: ['snag'],
      composition: [{ fibre: 'wool', percent: 100 }],
      compositionSource: 'label',
      weightGsm: 280,
      widthCm: 150,
      amount: { value: 12.5, unit: 'm' },
      smallestCut: { value: 0.5, unit: 'm' },
      legalRoute: 'product',
      colours: [{ hex: '#2a3350' }],
    },
    token,
  );
  await call(`/listings/${created['id']}/submit`, {}, token);
  return String(created['id']);
}

async function call(path: string, body: object, token?: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${exchange.address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function contextFor(
  signedIn: boolean,
  options: Parameters<Browser['newContext']>[0],
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  if (signedIn) {
    const credentials = { email: 'desk@atelier.example', password: 'una frase abbastanza lunga' };
    await context.request.post(`${exchange.address}/api/v1/auth/login`, { data: credentials });
  }
  return context;
}

/** What axe finds against WCAG 2.2 AA and its best practices, one line a finding. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // In the page's own words: the types of this file are Node's.
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
}

const PAGES: [name: string, path: () => string, signedIn: boolean][] = [
  ['search', () => '/', false],
  ['search that finds nothing', () => '/?q=xyzzyxyzzy', false],
  ['a listing, as anybody', () => `/listings/${listingId}`, false],
  ['a listing, as its giver', () => `/listings/${listingId}`, true],
  ['posting', () => '/post', true],
  ['editing', () => `/listings/${listingId}/edit`, true],
  ['my listings', () => '/me/listings', true],
  ['my claims, when there are none', () => '/me/claims', true],
  ['the queue', () => '/moderation', true],
  ['sign in', () => '/sign-in', false],
  ['sign up', () => '/sign-up', false],
  ['nothing here', () => '/nowhere', false],
];

describe.each([
  [
    'a small phone in the dark, in Italian',
    { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
    'it',
  ],
  ['a desk by day, in English', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }, 'en'],
] as const)('on %s', (_name, options, locale) => {
  it.each(PAGES)('%s has no accessibility fault and no sideways scroll', async (_page, path, signedIn) => {
    const context = await contextFor(signedIn, { ...options, locale, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    const separator = path().includes('?') ? '&' : '?';
    await page.goto(`${exchange.address}${path()}${separator}lang=${locale}`, { waitUntil: 'networkidle' });
    expect(await findings(page)).toEqual([]);
    const [content, width] = await page.evaluate<number[]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(content).toBeLessThanOrEqual(width ?? 0);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('without script', () => {
  it('search, filters and a listing can be read and used', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'it' });
    const page = await context.newPage();
    await page.goto(`${exchange.address}/?q=gabardina`);
    await page.getByRole('link', { name: 'Gabardina di lana' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Gabardina di lana' }).waitFor();
    await context.close();
  });
});

describe('by keyboard alone', () => {
  it('one finds a lot and reaches its claim', async () => {
    const t = wordsIn('it');
    const context = await contextFor(false, { locale: 'it', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${exchange.address}/?lang=it`, { waitUntil: 'networkidle' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).not.toBe('');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('gabardina');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Gabardina di lana');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Gabardina di lana' }).waitFor();
    await tabTo(page, t('claim.signIn'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-in\?next=/);
    await context.close();
  });
});

/** Presses Tab until the focus is on what has this name; fails after 120 stops. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
    if (focused.includes(name)) return;
  }
  throw new Error(`120 stops and no "${name}"`);
}
