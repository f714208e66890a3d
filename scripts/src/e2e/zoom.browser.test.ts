import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { accessibilityFaults, cutWords, hiddenControls, isTooWide } from '../testing/page-checks.ts';
import { PASSWORD, type PopulatedExchange, startPopulatedExchange } from '../testing/populated-exchange.ts';

type Who = 'giver' | 'taker';

let full: PopulatedExchange;
let browser: Browser;

beforeAll(async () => {
  [full, browser] = await Promise.all([startPopulatedExchange(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await full?.exchange.close();
});

const PAGES: [name: string, path: () => string, who: Who][] = [
  ['search', () => '/', 'taker'],
  ['a listing', () => `/listings/${full.lengthId}`, 'taker'],
  ['posting', () => `/listings/${full.lengthId}/edit`, 'giver'],
  ['the desk', () => '/desk', 'giver'],
  ['a claim', () => `/claims/${full.claimId}`, 'taker'],
  ['a hub', () => '/hubs/milano', 'taker'],
  ['my searches', () => '/me/searches', 'taker'],
  ['asking for something', () => '/wanted/new?q=lana&fibre=wool', 'taker'],
  ['the account', () => '/me/account', 'giver'],
];

/** What WCAG 2.2, 1.4.12 lets everybody set. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

// A window of 1280 by 1024 has 640 by 512 at 200 %, and 320 by 256 at 400 %.
const WINDOW = { width: 1280, height: 1024 };
const WAYS = [
  ['at 200 %', { width: 640, height: 512 }, ''],
  ['at 400 %', { width: 320, height: 256 }, ''],
  ['with letters twice as large', WINDOW, ':root { font-size: 200% !important }'],
  [
    'with letters twice as large on a phone',
    { width: 390, height: 844 },
    ':root { font-size: 200% !important }',
  ],
  ['with wider spacing', WINDOW, SPACING],
  ['with wider spacing on a phone', { width: 320, height: 640 }, SPACING],
] as const;

async function open(who: Who, options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'it',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
  const data = { email: full[who].email, password: PASSWORD };
  await context.request.post(`${full.exchange.address}/api/v1/auth/login`, { data });
  return context;
}

describe.each(WAYS)('%s', (_way, viewport, style) => {
  const contexts = new Map<Who, Promise<BrowserContext>>();
  afterAll(async () => {
    for (const context of contexts.values()) await (await context).close();
  });

  it.each(PAGES)('%s has nothing cut, nothing hidden and no sideways scroll', async (_name, path, who) => {
    // The policy of the pages lets no style in but their own; a reader’s own style sheet is above it.
    const options = { viewport, deviceScaleFactor: 1, bypassCSP: true };
    const context = contexts.get(who) ?? open(who, options);
    contexts.set(who, context);
    const page = await (await context).newPage();
    await page.goto(`${full.exchange.address}${path()}`, { waitUntil: 'networkidle' });
    if (style) await page.addStyleTag({ content: style });
    expect(await cutWords(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(await hiddenControls(page)).toEqual([]);
    await page.close();
  });
});

describe('in forced colours', () => {
  it.each(PAGES)(
    '%s has no fault, and shows where its controls and the focus are',
    async (_name, path, who) => {
      const context = await open(who, { viewport: { width: 390, height: 844 }, forcedColors: 'active' });
      const page = await context.newPage();
      await page.goto(`${full.exchange.address}${path()}`, { waitUntil: 'networkidle' });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await withoutEdge(page)).toEqual([]);
      expect(await stopsWithoutMark(page, 12)).toEqual([]);
      await context.close();
    },
  );
});

/** Buttons and fields that have neither a border nor an underline once backgrounds are gone; one line each. */
function withoutEdge(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('.button, button, input, select, textarea')]
    .filter((one) => one.checkVisibility() && one.offsetWidth > 4 && !one.matches('[disabled]'))
    .filter((one) => !['range', 'checkbox', 'radio', 'color', 'file'].includes(one.type))
    .filter((one) => {
      const { borderBottomStyle, borderBottomWidth, textDecorationLine } = getComputedStyle(one);
      const bordered = borderBottomStyle !== 'none' && parseFloat(borderBottomWidth) > 0;
      return !bordered && textDecorationLine === 'none';
    })
    .map((one) => one.outerHTML.slice(0, 120))`);
}

/** Which of the first stops of the keyboard have no outline of at least 2 px; one line each. */
async function stopsWithoutMark(page: Page, stops: number): Promise<string[]> {
  const faults: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate<string | null>(`(() => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const marked = (one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      };
      return marked(at) || marked(at.closest('article, li, label') ?? at) ? null : at.outerHTML.slice(0, 120);
    })()`);
    if (fault) faults.push(fault);
  }
  return faults;
}
