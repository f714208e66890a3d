import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { accessibilityFaults, isTooWide } from '../testing/page-checks.ts';
import { type PopulatedExchange, startPopulatedExchange } from '../testing/populated-exchange.ts';
import { wordsIn } from '../testing/words.ts';

const t = wordsIn('it');
const FIBRES = [
  'cotton',
  'flax',
  'silk',
  'hemp',
  'jute',
  'viscose',
  'polyester',
  'acrylic',
  'elastane',
  'cashmere',
  'ramie',
];

let full: PopulatedExchange;
let browser: Browser;

beforeAll(async () => {
  [full, browser] = await Promise.all([startPopulatedExchange(), launchBrowser()]);
  await Promise.all(FIBRES.map((fibre) => publishOf(fibre)));
  await vi.waitFor(async () => expect((await found('q=bombasina')).total).toBe(FIBRES.length), {
    timeout: 60_000,
  });
});
afterAll(async () => {
  await browser?.close();
  await full?.exchange.close();
});

async function found(query: string): Promise<SearchAnswer> {
  return (await fetch(`${full.exchange.address}/api/v1/search?${query}`)).json() as Promise<SearchAnswer>;
}

/** Publishes a lot of 5 m of one fibre, each a little wider than the one before. */
async function publishOf(fibre: string): Promise<void> {
  const { address } = full.exchange;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${full.giver.token}` };
  const lot = {
    title: `Bombasina di ${fibre}`,
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    composition: [{ fibre, percent: 100 }],
    compositionSource: 'label',
    weightGsm: 200,
    widthCm: 140 + FIBRES.indexOf(fibre),
    amount: { value: 5, unit: 'm' },
    smallestCut: { value: 0.5, unit: 'm' },
    legalRoute: 'product',
    colours: [{ hex: '#b3261e' }],
  };
  const made = await fetch(`${address}/api/v1/listings`, {
    method: 'POST',
    headers,
    body: JSON.stringify(lot),
  });
  if (!made.ok) throw new Error(await made.text());
  const { id } = (await made.json()) as { id: string };
  const sent = await fetch(`${address}/api/v1/listings/${id}/submit`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  if (!sent.ok) throw new Error(await sent.text());
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'it',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(full.exchange.address + path, { waitUntil: 'networkidle' });
  return page;
}

const queryOf = (page: Page) => new URL(page.url()).searchParams;
const words = (page: Page) => page.getByRole('searchbox', { name: t('search.label') });
/** What an answer is on its way for is pale for that moment: faults are looked for in what stays. */
async function faultsAtRest(page: Page): Promise<string[]> {
  await page.locator('.results[aria-busy="false"]').waitFor();
  return accessibilityFaults(page);
}

const totalIs = (page: Page, n: number) =>
  page
    .locator('.total')
    .filter({ hasText: new RegExp(`^${n} lott`) })
    .waitFor();

describe('what is typed, the address and the way back', () => {
  it('asks once a pause, puts the words into the address, and makes one burst of typing one step', async () => {
    const page = await open('/?lang=it');
    const asked: string[] = [];
    page.on('request', (one) => one.url().includes('/api/v1/search?') && asked.push(one.url()));
    await words(page).pressSequentially('fodera');
    await totalIs(page, 0);
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(queryOf(page).get('q')).toBe('fodera');
    await words(page).fill('bombasina');
    await totalIs(page, FIBRES.length);
    // The field still has the focus: what is in it follows the address all the same.
    await page.goBack();
    await expect.poll(() => words(page).inputValue()).toBe('');
    expect(queryOf(page).has('q')).toBe(false);
    await page.goForward();
    await expect.poll(() => words(page).inputValue()).toBe('bombasina');
    await totalIs(page, FIBRES.length);
    await page.context().close();
  });

  it('forgets what was typed just before going back', async () => {
    const page = await open('/?lang=it');
    await page.getByRole('checkbox', { name: /^cotone/i }).check();
    await totalIs(page, 1);
    await page.evaluate(`(() => {
      const input = document.querySelector('#words');
      input.focus();
      input.value = 'seta';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      history.back();
    })()`);
    await expect.poll(() => queryOf(page).toString()).not.toContain('fibre');
    await page.waitForLoadState('networkidle');
    await words(page).press('Enter');
    expect(queryOf(page).has('q')).toBe(false);
    await page.context().close();
  });

  it('shows the answer to the last question, also when an earlier one comes late', async () => {
    const page = await open('/?lang=it');
    let answerFirst = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => {
      void page.route(/\/api\/v1\/search\?.*q=seta/, async (route) => {
        resolve();
        await new Promise<void>((release) => {
          answerFirst = release;
        });
        await route.continue().catch(() => undefined);
      });
    });
    await words(page).fill('seta');
    await isHeld;
    const gone = page.waitForEvent('requestfailed', (one) => one.url().includes('q=seta'));
    await words(page).fill('bombasina');
    await gone;
    answerFirst();
    await totalIs(page, FIBRES.length);
    expect(queryOf(page).get('q')).toBe('bombasina');
    await page.context().close();
  });

  it('is where it was after quick steps back and forward, and after a look at a lot', async () => {
    const page = await open('/?lang=it');
    for (const fibre of [/^cotone/i, /^lino/i, /^acrilica/i]) {
      const before = page.url();
      await page.getByRole('checkbox', { name: fibre }).check();
      await expect.poll(() => page.url()).not.toBe(before);
    }
    await totalIs(page, 3);
    await page.evaluate('history.back(); history.back();');
    await expect.poll(() => queryOf(page).getAll('fibre')).toEqual(['cotton']);
    await totalIs(page, 1);
    await page.goForward();
    await totalIs(page, 2);
    await page.getByRole('link', { name: /^Bombasina di cotton/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Bombasina di cotton' }).waitFor();
    await page.goBack();
    await totalIs(page, 2);
    expect(await page.getByRole('checkbox', { name: /^lino/i }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^acrilica/i }).isChecked()).toBe(false);
    await page.context().close();
  });

  it('marks what was asked for in the titles, and takes a slash for "search"', async () => {
    const page = await open('/?lang=it&q=bombasina');
    expect(await page.locator('.card mark').first().textContent()).toBe('Bombasina');
    await page.locator('body').press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('words');
    await page.context().close();
  });
});

describe('finding a value of a long filter', () => {
  it('finds it by the beginning of its name in any language, and takes it by Enter', async () => {
    const page = await open('/?lang=it');
    const find = page.getByRole('searchbox', { name: t('search.find', { facet: t('facet.fibre') }) });
    const fibres = page.locator('.facet-fibre');
    await find.fill('can');
    await fibres.getByRole('checkbox', { name: /^canapa/i }).waitFor();
    expect(await fibres.getByRole('checkbox').count()).toBe(1);
    await find.fill('hemp');
    await fibres.getByRole('checkbox', { name: /^canapa/i }).waitFor();
    expect(await faultsAtRest(page)).toEqual([]);
    await find.press('Enter');
    await totalIs(page, 1);
    expect(queryOf(page).getAll('fibre')).toEqual(['hemp']);
    await find.fill('xyz');
    await page.getByText(t('search.findNone')).waitFor();
    await find.fill('');
    await fibres.getByRole('checkbox', { name: /^cotone/i }).waitFor();
    await page.context().close();
  });
});

describe('near', () => {
  it('a neighbourhood: chosen from a list by city, named in the chip, also by the server alone', async () => {
    const page = await open('/?lang=it');
    const from = page.getByRole('combobox', { name: t('near.from') });
    await from.focus();
    await page
      .locator('optgroup[label="Milano"] option', { hasText: 'Isola' })
      .waitFor({ state: 'attached' });
    await from.selectOption({ label: 'Isola' });
    await expect.poll(() => queryOf(page).toString()).toContain('lat=45.49&lon=9.19');
    expect(queryOf(page).get('sort')).toBe('nearest');
    await page.getByRole('link', { name: new RegExp(`${t('chip.placeOf', { city: 'Isola' })}$`) }).waitFor();
    await page
      .locator('.facet-hub')
      .getByText(/^4,\d km$/)
      .waitFor();
    expect(await faultsAtRest(page)).toEqual([]);
    const still = await open(new URL(page.url()).pathname + new URL(page.url()).search, {
      javaScriptEnabled: false,
    });
    await still.getByRole('link', { name: new RegExp(`${t('chip.placeOf', { city: 'Isola' })}$`) }).waitFor();
    for (const one of [page, still]) await one.context().close();
  });

  it('the reader: asked by a press, and rounded before anything leaves the device', async () => {
    const page = await open('/?lang=it', {
      geolocation: { latitude: 45.478_912_3, longitude: 9.187_654_3 },
      permissions: ['geolocation'],
    });
    const sent: string[] = [];
    page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`));
    await page.getByRole('button', { name: t('search.near') }).click();
    await expect.poll(() => queryOf(page).toString()).toContain('lat=45.48&lon=9.19');
    await page.getByRole('link', { name: new RegExp(`${t('chip.place')}$`) }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(sent.some((one) => one.includes('lat=45.48&lon=9.19'))).toBe(true);
    expect(sent.filter((one) => /45\.47|45\.48\d|9\.18|9\.19\d/.test(one))).toEqual([]);
    await page.context().close();
  });
});

describe('a colour', () => {
  it('comes from the reader’s own photo, which never leaves the device', async () => {
    const file = join(tmpdir(), `scampolo-colour-${process.pid}.png`);
    const half = { create: { width: 120, height: 200, channels: 3, background: '#2a4168' } } as const;
    const red = await sharp({ create: { ...half.create, width: 80, background: '#b3261e' } })
      .png()
      .toBuffer();
    await writeFile(
      file,
      await sharp({ create: { ...half.create, width: 200 } })
        .composite([{ input: red, left: 120, top: 0 }])
        .png()
        .toBuffer(),
    );
    const page = await open('/?lang=it');
    // Whatever has a body; the service worker asks with HEAD whether it is still wanted.
    const sent: string[] = [];
    page.on('request', (one) => {
      if (!['GET', 'HEAD'].includes(one.method()) || one.postData() !== null) sent.push(one.url());
    });
    await page.getByText(t('exact.title')).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByText(t('palette.photoChoose')).click();
    await (await chooser).setFiles(file);
    const swatches = page.locator('.from-photo').getByRole('radio');
    await expect.poll(() => swatches.count()).toBe(2);
    await expect.poll(() => queryOf(page).get('near')).toBe('#2a4168');
    await page
      .locator('.from-photo')
      .getByRole('radio', { name: /#b3261e/ })
      .check();
    await expect.poll(() => queryOf(page).get('near')).toBe('#b3261e');
    await totalIs(page, FIBRES.length);
    await page.getByLabel(t('exact.tolerance')).selectOption({ label: t('exact.close') });
    await expect.poll(() => queryOf(page).get('deltaE')).toBe('5');
    await page.getByRole('link', { name: /colore #b3261e, quasi uguale$/ }).waitFor();
    expect(sent).toEqual([]);
    expect(await faultsAtRest(page)).toEqual([]);
    await page.context().close();
  });

  it('can be typed as it stands on a card, and a photo that is none is explained', async () => {
    const page = await open('/?lang=it');
    await page.getByText(t('exact.title')).first().click();
    await page.getByRole('textbox', { name: t('palette.hex') }).fill('Lab 27.5 4.05 -25.54');
    await expect.poll(() => queryOf(page).get('near')).toBe('#2a4168');
    await page.getByRole('textbox', { name: t('palette.hex') }).fill('19-4052 TCX');
    await page.getByRole('textbox', { name: t('palette.hex') }).blur();
    await page.getByText(t('palette.hexWrong')).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.getByText(t('palette.photoChoose')).click();
    await (await chooser).setFiles({
      name: 'x.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('no photo'),
    });
    await page.getByText(t('palette.photoUnreadable')).waitFor();
    await page.context().close();
  });
});

describe('figures', () => {
  it('of pieces make one chip, which takes all of them away', async () => {
    const page = await open('/?lang=it');
    await page.getByRole('spinbutton', { name: t('measure.pieceCount') }).fill('3');
    await page.getByRole('spinbutton', { name: t('measure.pieceLength') }).fill('60');
    await page.getByRole('spinbutton', { name: t('measure.pieceWidth') }).fill('40');
    await page.getByRole('spinbutton', { name: t('measure.pieceWidth') }).blur();
    const chip = page.getByRole('link', { name: /3 pezzi da almeno 60\s×\s40\scm$/ });
    await chip.waitFor();
    expect(queryOf(page).toString()).toContain('pieceLength=60&pieceWidth=40&pieceCount=3');
    await chip.click();
    await expect.poll(() => queryOf(page).toString()).not.toContain('piece');
    await page.context().close();
  });

  it('count as typed also before the page’s script had come, with what was chosen then', async () => {
    const page = await open('/nowhere?lang=it');
    const { promise: typed, resolve: release } = Promise.withResolvers<void>();
    await page.route(/\/assets\/entry-client/, async (route) => {
      if (route.request().resourceType() === 'script') await typed;
      await route.continue();
    });
    await page.goto(`${full.exchange.address}/?lang=it&q=bombasina`, { waitUntil: 'commit' });
    await page.getByRole('spinbutton', { name: t('measure.widthMin') }).fill('145');
    await page.getByRole('checkbox', { name: /^cotone/i }).check();
    await page.getByRole('checkbox', { name: /^lino/i }).check();
    release();
    await totalIs(page, 0);
    expect(queryOf(page).get('widthMin')).toBe('145');
    expect(queryOf(page).getAll('fibre')).toEqual(['cotton', 'flax']);
    await page.context().close();
  });

  it('are sent by a form without script, where empty fields and what hangs in the air are nothing', async () => {
    const page = await open('/?lang=it', { javaScriptEnabled: false });
    await page.getByRole('spinbutton', { name: t('measure.widthMin') }).fill('145');
    await page.getByRole('spinbutton', { name: t('measure.pieceCount') }).fill('3');
    await words(page).fill('bombasina');
    await words(page).press('Enter');
    await totalIs(page, FIBRES.length - 5);
    expect(await page.locator('.chips').textContent()).toContain('145');
    await page.goto(`${full.exchange.address}/?lang=it&q=bombasina&fibreMin=80&sort=nearest`);
    await totalIs(page, FIBRES.length);
    await page.context().close();
  });
});

describe('nothing found', () => {
  it.each([
    ['a phone', { width: 320, height: 700 }, 'dark'],
    ['a desk', { width: 1280, height: 900 }, 'light'],
  ] as const)('leads on, on %s', async (_, viewport, colorScheme) => {
    const page = await open('/?lang=it&q=bombasina&fibre=wool&widthMin=590', { viewport, colorScheme });
    await page.getByRole('heading', { name: t('search.empty') }).waitFor();
    await page.getByRole('heading', { name: t('search.closest') }).waitFor();
    const ask = page.getByRole('link', { name: t('search.askFor') });
    expect(await ask.getAttribute('href')).toBe('/wanted/new?q=bombasina&fibre=wool&widthMin=590');
    await page.getByRole('link', { name: t('search.save') }).waitFor();
    // Named as people call it, though nothing that was asked for is made of it.
    expect(await page.locator('.empty .composition').first().textContent()).not.toContain('cotton');
    expect(await faultsAtRest(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.context().close();
  });

  it('offers what may have been meant', async () => {
    const page = await open('/?lang=it&q=qautro');
    await page.locator('.meant').getByRole('link', { name: 'quattro' }).click();
    await expect.poll(() => queryOf(page).get('q')).toBe('quattro');
    await totalIs(page, 1);
    await page.context().close();
  });
});
