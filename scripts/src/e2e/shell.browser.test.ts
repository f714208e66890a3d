import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const t = wordsIn('it');
const STAFF = { email: 'staff@atelier.example', password: 'una frase abbastanza lunga' };

let exchange: TestExchange;
let browser: Browser;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  await registerStaff();
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

/** A member with a long name and a workshop, who is staff too: the most that a header has to hold. */
async function registerStaff(): Promise<void> {
  const answer = await fetch(`${exchange.address}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...STAFF,
      name: 'Massimiliana Scognamiglio',
      locale: 'it',
      workshop: { name: 'Sartoria di via Savona', kind: 'studio', hub: 'milano' },
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { me } = (await answer.json()) as { me: { id: string } };
  await exchange.database.sql`insert into hub_staff (hub, member_id) values ('milano', ${me.id})`;
}

async function open(path: string, options: BrowserContextOptions, staff = false) {
  const context = await browser.newContext({ locale: 'it', reducedMotion: 'reduce', ...options });
  if (staff) await context.request.post(`${exchange.address}/api/v1/auth/login`, { data: STAFF });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return {
    page,
    load: (until: 'load' | 'domcontentloaded' = 'load') =>
      page.goto(exchange.address + path, { waitUntil: until }),
    close: () => context.close(),
  };
}

/** Whether what the header shows stands on one line: the tops and feet of its links and buttons overlap. */
const ON_ONE_LINE = `(() => {
  const boxes = [...document.querySelectorAll('header.site :is(a, button)')]
    .filter((one) => !one.closest('.menu') && one.checkVisibility())
    .map((one) => one.getBoundingClientRect());
  return Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map(({ bottom }) => bottom));
})()`;

describe('the header', () => {
  it.each([
    [320, false],
    [375, false],
    [768, false],
    [1280, false],
    [320, true],
    [375, true],
    [1280, true],
  ])('is one line at %i pixels, for staff: %s', async (width, staff) => {
    const { page, load, close } = await open('/', { viewport: { width, height: 700 } }, staff);
    await load();
    expect(await page.evaluate<boolean>(ON_ONE_LINE)).toBe(true);
    await close();
  });

  it.each([false, true])('leads everywhere without script, for staff: %s', async (staff) => {
    const { page, load, close } = await open(
      '/',
      { viewport: { width: 320, height: 700 }, javaScriptEnabled: false },
      staff,
    );
    await load();
    await page.locator('.menu-opener').click();
    await page
      .locator('.menu')
      .getByRole('link', { name: t('nav.hubs') })
      .waitFor();
    await page
      .locator('.menu')
      .getByRole('link', { name: staff ? t('nav.desk') : t('nav.signIn') })
      .waitFor();
    await close();
  });

  it('leads to the other language at the search that one has come to', async () => {
    const { page, load, close } = await open('/', { viewport: { width: 1280, height: 700 } });
    await load();
    await page.getByRole('searchbox').fill('lino');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=lino/);
    await page.locator('header.site .acts a[hreflang="en"]').click();
    await page.waitForURL(/lang=en/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('lino');
    await close();
  });

  it('lets a member out', async () => {
    const { page, load, close } = await open('/', { viewport: { width: 375, height: 700 } }, true);
    await load();
    await page.locator('.menu-opener').click();
    await page.getByRole('button', { name: t('menu.signOut') }).click();
    await page
      .getByRole('link', { name: t('nav.signIn') })
      .first()
      .waitFor();
    await close();
  });
});

it.each(['light', 'dark'] as const)(
  "the browser's own bar has the colour of the page: %s",
  async (colorScheme) => {
    const { page, load, close } = await open('/', { colorScheme });
    await load();
    const bar = await page
      .locator(`meta[name="theme-color"][media*="${colorScheme}"]`)
      .getAttribute('content');
    const [r, g, b] = [1, 3, 5].map((from) => Number.parseInt((bar ?? '').slice(from, from + 2), 16));
    expect(await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      `rgb(${r}, ${g}, ${b})`,
    );
    await close();
  },
);

describe('the footer', () => {
  it('names every language in its own words, and marks the one that is read', async () => {
    const { page, load, close } = await open('/?lang=en', {});
    await load();
    const languages = page
      .locator('footer.site')
      .getByRole('navigation', { name: wordsIn('en')('nav.language') });
    const links = await languages
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('lang'), one.textContent, one.ariaCurrent]));
    expect(links).toEqual([
      ['it', 'Italiano', null],
      ['en', 'English', 'true'],
    ]);
    await close();
  });
});

describe('the typeface', () => {
  it.each([375, 1280])('moves nothing when it comes late, at %i pixels', async (width) => {
    const { page, load, close } = await open('/', { viewport: { width, height: 800 } });
    const shifts = await holdFonts(page);
    await load('domcontentloaded');
    await page.evaluate(AFTER_DRAWING);
    const before = await page.evaluate<number>('document.documentElement.scrollHeight');
    await shifts.letGo();
    expect(await page.evaluate<number>('document.documentElement.scrollHeight')).toBe(before);
    expect(await page.evaluate<number>('window.shifted')).toBeLessThan(0.001);
    await close();
  });

  it.each([
    ['/', false],
    ['/styleguide', true],
  ])('is loaded with the letters of %s: extended ones, %s', async (path, extended) => {
    const { page, load, close } = await open(path, {});
    const files: string[] = [];
    page.on('request', (request) => request.url().endsWith('.woff2') && files.push(request.url()));
    await load();
    await page.evaluate('document.fonts.ready');
    expect(files.some((file) => /latin-wght-normal/.test(file))).toBe(true);
    expect(files.some((file) => /latin-ext-wght-normal/.test(file))).toBe(extended);
    await close();
  });
});

const AFTER_DRAWING = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Keeps the typeface back, and sums up by how much what is shown moves from its coming on. */
async function holdFonts(page: Page): Promise<{ letGo(): Promise<void> }> {
  const held: (() => Promise<void>)[] = [];
  await page.route('**/*.woff2', async (route) => void held.push(() => route.continue()));
  await page.addInitScript(`window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifted += value;
    }).observe({ type: 'layout-shift', buffered: true });`);
  return {
    letGo: async () => {
      for (const go of held) await go();
      await expect.poll(() => page.evaluate("document.fonts.check('16px Figtree')")).toBe(true);
      await page.evaluate(AFTER_DRAWING);
    },
  };
}
