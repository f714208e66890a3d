import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './lib/browser.ts';
import { signInDemo, startDemoExchange } from './lib/demo-exchange.ts';
import { runCommandLine } from './lib/failure.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';

const FOLDER = 'docs/screens';
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 860 };

interface Screen {
  name: string;
  path: string;
  size: { width: number; height: number };
  locale: 'it' | 'en';
  dark?: boolean;
  /** the demo account that looks */
  who?: string;
}

/**
 * `pnpm screens`: takes the pictures of the README from the running product with its demo data, and writes them to
 * `docs/screens/<name>.webp`.
 */
await runCommandLine(async () => {
  await using exchange = await startDemoExchange();
  const browser = await launchBrowser();
  try {
    await mkdir(join(REPOSITORY_ROOT, FOLDER), { recursive: true });
    for (const screen of await screensOf(exchange.address)) await take(browser, exchange.address, screen);
  } finally {
    await browser.close();
  }
});

async function screensOf(address: string): Promise<Screen[]> {
  const listing = async (query: string): Promise<string> => {
    const found = (await (
      await fetch(`${address}/api/v1/search?${query}&photo=true&limit=1`)
    ).json()) as SearchAnswer;
    return `/listings/${found.hits[0]?.id}`;
  };
  const length = await listing('q=fresco+lana&hub=milano');
  const pieces = await listing('form=offcut&hub=milano');
  return [
    { name: 'search', path: '/?hub=milano', size: DESKTOP, locale: 'en' },
    { name: 'search-phone', path: '/?q=lana', size: PHONE, locale: 'it' },
    { name: 'listing', path: length, size: DESKTOP, locale: 'en', who: 'designer' },
    { name: 'listing-phone', path: pieces, size: PHONE, locale: 'it', dark: true },
    { name: 'post-phone', path: '/post', size: PHONE, locale: 'it', who: 'studio' },
    { name: 'desk', path: '/desk', size: DESKTOP, locale: 'en', who: 'studio' },
    { name: 'moderation', path: '/moderation', size: DESKTOP, locale: 'en', who: 'staff', dark: true },
    { name: 'hub-phone', path: '/hubs/milano', size: PHONE, locale: 'it' },
  ];
}

async function take(browser: Browser, address: string, screen: Screen): Promise<void> {
  const { name, path, size, locale, dark = false, who } = screen;
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 2,
    locale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  try {
    if (who)
      await context.addCookies(cookiesOf(address, await signInDemo(address, `${who}@demo.scampolo.org`)));
    const page = await context.newPage();
    await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
    const picture = await page.screenshot();
    await sharp(picture)
      .webp({ quality: 78, effort: 6 })
      .toFile(join(REPOSITORY_ROOT, FOLDER, `${name}.webp`));
    process.stdout.write(`${FOLDER}/${name}.webp\n`);
  } finally {
    await context.close();
  }
}

function cookiesOf(address: string, header: string): { name: string; value: string; url: string }[] {
  return header.split('; ').map((cookie) => {
    const at = cookie.indexOf('=');
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: address };
  });
}
