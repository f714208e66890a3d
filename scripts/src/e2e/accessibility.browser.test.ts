import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const UNCONFIRMED = 'nuova@atelier.example';

/** Nobody; the studio of these tests, which is staff too; or somebody whose address is not confirmed. */
type Who = boolean | 'unconfirmed';

let exchange: TestExchange;
let browser: Browser;
let axe: string;
let listingId: string;
let workshopId: string;

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
  const { token, memberId, workshopId: own } = await register('desk@atelier.example');
  workshopId = own;
  const { sql } = exchange.database;
  await sql`update workshops set trust = 'trusted', profile_public = true`;
  await sql`insert into hub_staff (hub, member_id) values ('milano', ${memberId})`;
  const published = await offer(token, 'Gabardina di lana');
  await register(UNCONFIRMED);
  const other = await register('other@atelier.example');
  await offer(other.token, 'Ritagli di lino');
  return published;
}

async function register(email: string): Promise<{ token: string; memberId: string; workshopId: string }> {
  const workshop = { name: `Bottega ${email.slice(0, 5)}`, kind: 'studio', hub: 'milano' };
  const account = { email, password: 'una frase abbastanza lunga', name: 'Ada', locale: 'it', workshop };
  const { accessToken, me } = await call('/auth/register', account);
  const { id, workshops } = me as { id: string; workshops: { id: string }[] };
  if (email !== UNCONFIRMED)
    await exchange.database.sql`update members set verified_at = now() where id = ${id}`;
  return { token: String(accessToken), memberId: id, workshopId: String(workshops[0]?.id) };
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

async function contextFor(who: Who, options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  if (who) {
    const email = who === 'unconfirmed' ? UNCONFIRMED : 'desk@atelier.example';
    const credentials = { email, password: 'una frase abbastanza lunga' };
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

/** A secret that opens nothing, but has the form of one that does. */
const TOKEN = `#${'a'.repeat(43)}`;

const PAGES: [name: string, path: () => string, who: Who][] = [
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
  ['signing in by link', () => '/sign-in#link', false],
  ['asking for a new password', () => '/reset', false],
  ['choosing a new password', () => `/reset${TOKEN}`, false],
  ['using a link', () => `/link${TOKEN}`, false],
  ['using a link that is missing', () => '/link', false],
  ['confirming, in another browser', () => `/confirm${TOKEN}`, false],
  ['confirming, signed in', () => `/confirm${TOKEN}`, 'unconfirmed'],
  ['an invitation that is no longer good', () => `/join${TOKEN}`, false],
  ['the account', () => '/me/account', true],
  ['the account, with its banner', () => '/me/account', 'unconfirmed'],
  ['opening a workshop', () => '/me/account#new-workshop', true],
  ['a workshop', () => `/workshops/${workshopId}`, false],
  ['a workshop, for its owner', () => `/workshops/${workshopId}/edit`, true],
  ['people', () => '/moderation/people', true],
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
  it.each(PAGES)('%s has no accessibility fault and no sideways scroll', async (_page, path, who) => {
    const context = await contextFor(who, { ...options, locale, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    const address = new URL(path(), exchange.address);
    address.searchParams.set('lang', locale);
    await page.goto(address.href, { waitUntil: 'networkidle' });
    expect(await findings(page)).toEqual([]);
    const [content, width] = await page.evaluate<number[]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(content).toBeLessThanOrEqual(width ?? 0);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('what opens on a page', () => {
  const t = wordsIn('it');
  const open: [name: string, path: () => string, deeds: (page: Page) => Promise<void>][] = [
    ['the menu', () => '/me/claims', (page) => page.locator('.menu summary').click()],
    [
      'a wrong sign-in',
      () => '/sign-in',
      async (page) => {
        await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
        await page.getByText(t('account.required')).first().waitFor();
      },
    ],
    [
      'changing address and password',
      () => '/me/account',
      async (page) => {
        await page.getByText(t('settings.changeAddress')).click();
        await page.getByText(t('settings.changePassword')).first().click();
      },
    ],
    [
      'deleting the account',
      () => '/me/account',
      (page) => page.getByRole('button', { name: t('delete.start') }).click(),
    ],
    [
      'opening hours',
      () => `/workshops/${workshopId}/edit`,
      async (page) => {
        await page.getByRole('button', { name: t('profile.addPlace') }).click();
        await page.getByRole('button', { name: t('hours.add') }).click();
        await page.getByRole('button', { name: t('hours.add') }).click();
        await page.getByRole('button', { name: t('save.changes') }).click();
        await page.getByText(t('hours.noTime')).waitFor();
      },
    ],
    [
      'closing the workshop',
      () => `/workshops/${workshopId}/edit`,
      (page) => page.getByRole('button', { name: t('end.close') }).click(),
    ],
    [
      'trust',
      () => '/moderation/people',
      async (page) => {
        await page.keyboard.press('j');
        await page.keyboard.press('t');
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'suspending',
      () => '/moderation/people',
      (page) =>
        page
          .getByRole('button', { name: /^Sospendi/ })
          .first()
          .click(),
    ],
  ];

  it.each(open)('has no accessibility fault either: %s', async (_name, path, deeds) => {
    const context = await contextFor(path() !== '/sign-in', {
      viewport: { width: 320, height: 640 },
      locale: 'it',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(exchange.address + path(), { waitUntil: 'networkidle' });
    await deeds(page);
    expect(await findings(page)).toEqual([]);
    const [content, width] = await page.evaluate<number[]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(content).toBeLessThanOrEqual(width ?? 0);
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
