import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadConfig } from '@scampolo/server/config';
import { startServer } from '@scampolo/server/main';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let exchange: TestExchange;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  [exchange, browser, axe] = await Promise.all([startTestExchange(), launchBrowser(), readFile(AXE, 'utf8')]);
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

/** The style page in a browser of its own, with what went wrong while it ran. */
async function openStyleguide(options: BrowserContextOptions, language: 'it' | 'en' = 'it') {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${exchange.address}/styleguide?lang=${language}`, { waitUntil: 'networkidle' });
  return { page, problems, close: () => context.close() };
}

/** What axe finds against WCAG 2.2 AA and its best practices, one line a finding. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // In the page's own words: the types of this file are Node's.
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html)))`);
}

const WIDTHS = [320, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;
const CASES = (['it', 'en'] as const).flatMap((language) =>
  WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ language, width, colorScheme }))),
);

describe('every component in its states', () => {
  it.each(CASES)(
    'has no accessibility fault and no sideways scroll: $language, $width pixels, $colorScheme',
    async ({ language, width, colorScheme }) => {
      const { page, problems, close } = await openStyleguide(
        { viewport: { width, height: 800 }, colorScheme },
        language,
      );
      expect(await findings(page)).toEqual([]);
      const content = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(content).toBeLessThanOrEqual(width);
      expect(problems).toEqual([]);
      await close();
    },
  );

  it('has no sideways scroll when text is twice as large', async () => {
    const { page, close } = await openStyleguide({ viewport: { width: 640, height: 512 } });
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    const content = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(content).toBeLessThanOrEqual(640);
    await close();
  });
});

/** What has the focus: a name for it, whether it can be seen there, and whether it is the end of the page. */
interface Stop {
  key: string;
  visible: boolean;
}

const STOP = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(element)) window.stops.set(element, window.stops.size);
  const ringed = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const box = element.getBoundingClientRect();
  const holder = element.closest('label, .card, .button');
  return {
    key: window.stops.get(element) + ' ' + element.outerHTML.slice(0, 120),
    visible: (ringed(element) || (holder !== null && ringed(holder))) && box.width > 0 && box.height > 0,
  };
})()`;

const REACHABLE = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.type !== 'radio' || one.checked || !document.querySelector('[name="' + one.name + '"]:checked'))
  .filter((one, index, all) => one.type !== 'radio' || all.findIndex((other) => other.name === one.name) === index).length`;

describe('by keyboard alone', () => {
  it('everything that can be used is reached, and shows that it has the focus', async () => {
    const { page, close } = await openStyleguide({ viewport: { width: 1280, height: 800 } });
    const seen = new Map<string, Stop>();
    for (let press = 0; press < 400; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate<Stop | null>(STOP);
      if (stop === null || seen.has(stop.key)) {
        if (stop !== null && [...seen.keys()][0] === stop.key) break;
        if (stop === null && press > 0) break;
      }
      // A date is several stops in one: the ring is around all of it, or around the sign that opens its calendar.
      if (stop && !seen.get(stop.key)?.visible) seen.set(stop.key, stop);
    }
    expect([...seen.values()].filter(({ visible }) => !visible).map(({ key }) => key)).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(await page.evaluate<number>(REACHABLE));
    await close();
  });

  it('a colour is picked by arrow keys, and typed', async () => {
    const { page, close } = await openStyleguide({ viewport: { width: 390, height: 800 } });
    const picker = page.locator('.colour-picker');
    await picker.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    const hex = picker.getByRole('textbox', { name: wordsIn('it')('palette.hex') });
    await expect.poll(() => hex.inputValue()).toBe('#d9c7a6');
    await hex.fill('09C');
    await hex.blur();
    await expect.poll(() => hex.inputValue()).toBe('#0099cc');
    expect(await picker.getByRole('radio', { checked: true }).count()).toBe(0);
    await hex.fill('blu');
    await hex.blur();
    await picker.getByText(wordsIn('it')('palette.hexWrong')).waitFor();
    await close();
  });

  it('a dialog takes the focus, asks for what is missing, and gives the focus back', async () => {
    const t = wordsIn('it');
    const { page, close } = await openStyleguide({ viewport: { width: 390, height: 800 } });
    const opener = page.getByRole('button', { name: t('style.open.note') });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: t('style.deed') }).press('Enter');
    await dialog.getByText(t('style.wrongText')).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(t('style.open.note'));
    await close();
  });

  it('a dialog is opened again by who presses the next key before its closing was drawn', async () => {
    const { page, close } = await openStyleguide({ viewport: { width: 390, height: 800 } });
    const words = wordsIn('it')('style.open.note');
    await page.getByRole('button', { name: words }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    // What Escape asks of it, and Enter where the focus goes back to; then two pictures, in which it would go.
    await page.evaluate(`(async () => {
      const opener = [...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(words)});
      document.querySelector('dialog').requestClose();
      opener.click();
      for (let n = 0; n < 2; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    })()`);
    expect(await dialog.isVisible()).toBe(true);
    await close();
  });

  it('a message with something to undo stays, leaves the focus where it is, and is undone', async () => {
    const t = wordsIn('it');
    const { page, close } = await openStyleguide({ viewport: { width: 320, height: 640 } });
    const opener = page.getByRole('button', { name: t('style.toastUndo') });
    await opener.focus();
    await page.keyboard.press('Enter');
    const toast = page.getByRole('status').filter({ hasText: t('style.withdrawn') });
    await toast.waitFor();
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(t('style.toastUndo'));
    expect(await findings(page)).toEqual([]);
    await toast.getByRole('button', { name: t('style.undo') }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(t('style.undone', { n: '1' })).waitFor();
    expect(await page.locator('.toast').count()).toBe(0);
    await close();
  });

  it('the menu opens and closes on a phone, and the focus goes back to its button', async () => {
    const { page, close } = await openStyleguide({ viewport: { width: 320, height: 640 } });
    const opener = page.locator('.menu-opener');
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.locator('.menu').waitFor({ state: 'visible' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate<boolean>("document.activeElement.closest('.menu') !== null")).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.menu').waitFor({ state: 'hidden' });
    expect(await page.evaluate<string>('document.activeElement.className')).toContain('menu-opener');
    await close();
  });
});

describe('in the colours of the reader', () => {
  it('what is pressed, chosen, wrong, first or where one is can still be told from the rest', async () => {
    const { page, close } = await openStyleguide({
      viewport: { width: 1280, height: 800 },
      forcedColors: 'active',
    });
    const look = (selector: string, property: string): Promise<string> =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector(${JSON.stringify(`#main ${selector}`)}))[${JSON.stringify(property)}]`,
      );
    const usual = '#buttons button:not([class], [aria-pressed], :disabled)';
    const ground = await look(usual, 'backgroundColor');
    expect(await look('#buttons .primary:not(:disabled)', 'backgroundColor')).not.toBe(ground);
    expect(await look('#buttons [aria-pressed="true"]', 'backgroundColor')).not.toBe(ground);
    expect(await look('#buttons button:not(.primary):disabled', 'color')).not.toBe(
      await look(usual, 'color'),
    );
    expect(Number.parseFloat(await look('[aria-invalid="true"]', 'borderTopWidth'))).toBeGreaterThan(1);
    expect(await look('.tabs [aria-current]', 'borderBottomWidth')).not.toBe(
      await look('.tabs a:not([aria-current])', 'borderBottomWidth'),
    );
    expect(await look('.ways [aria-current]', 'textDecorationLine')).toBe('underline');
    await close();
  });
});

it('is not there in production', async () => {
  const config = loadConfig({
    NODE_ENV: 'production',
    PUBLIC_URL: 'http://localhost',
    JWT_SECRET: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'silent',
    PORT: '0',
    SEED: 'none',
  });
  const server = await startServer({
    config: { ...config, dataDir: exchange.dataDir },
    databaseUrl: exchange.databaseUrl,
  });
  const headers = { accept: 'text/html' };
  expect((await fetch(`${server.address}/styleguide`, { headers })).status).toBe(404);
  expect((await fetch(`${exchange.address}/styleguide`, { headers })).status).toBe(200);
  await server.close();
});
