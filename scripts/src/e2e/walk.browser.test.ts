import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lopsidedPicture, photoWithPlace } from '@scampolo/server/infra/images/testing/sample-photos';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import {
  claimLength,
  offerLength,
  PASSWORD,
  type PopulatedExchange,
  startPopulatedExchange,
} from '../testing/populated-exchange.ts';
import {
  expectGoodOutline,
  hasFocus,
  isHeard,
  named,
  press,
  tabTo,
  takesFocus,
} from '../testing/screen-reader.ts';
import { wordsIn } from '../testing/words.ts';

const t = wordsIn('it');
const TITLE = 'Fresco di lana blu';

let full: PopulatedExchange;
let browser: Browser;
let page: Page;
let listingId: string;

beforeAll(async () => {
  [full, browser] = await Promise.all([startPopulatedExchange(), launchBrowser()]);
  listingId = await offerLength(full.exchange.address, full.giver, TITLE);
});
afterAll(async () => {
  await browser?.close();
  await full?.exchange.close();
});
beforeEach(async () => {
  const context = await browser.newContext({
    locale: 'it',
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return () => context.close();
});

const goTo = (path: string) => page.goto(full.exchange.address + path, { waitUntil: 'networkidle' });

async function signIn(email: string): Promise<void> {
  const data = { email, password: PASSWORD };
  await page.context().request.post(`${full.exchange.address}/api/v1/auth/login`, { data });
}

async function write(role: 'textbox' | 'searchbox', name: string, text: string): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.type(text);
}

/** Goes through a list of choices with the arrow until the right one is chosen. */
async function chooseBelow(name: string, value: string): Promise<void> {
  const list = await tabTo(page, 'combobox', name);
  for (let step = 0; step < 60 && (await list.inputValue()) !== value; step += 1)
    await page.keyboard.press('ArrowDown');
  expect(await list.inputValue()).toBe(value);
}

/** A group of choices is one stop; the arrows go through it. */
async function check(name: string | RegExp): Promise<void> {
  const choice = named(page, 'radio', name);
  await tabTo(page, 'radio', name);
  for (let step = 0; step < 12 && !(await hasFocus(choice)); step += 1)
    await page.keyboard.press('ArrowDown');
  if (!(await choice.isChecked())) await page.keyboard.press('Space');
  expect(await choice.isChecked()).toBe(true);
}

describe('with the keyboard and the names of things alone', () => {
  it('somebody skips to the content, finds a lot, signs in, claims a length, reads what happens next and gives it back', async () => {
    await goTo('/?lang=it');
    await page.keyboard.press('Tab');
    await takesFocus(page.getByRole('link', { name: t('nav.skip') }));
    await page.keyboard.press('Enter');
    await takesFocus(page.getByRole('main'));
    await write('searchbox', t('search.label'), 'fresco lana');
    await isHeard(page, /\d+ lott/);
    await press(page, 'link', new RegExp(TITLE));
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await expectGoodOutline(page);

    await press(page, 'link', t('claim.signIn'));
    await page.getByRole('heading', { level: 1, name: t('signIn.title') }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectGoodOutline(page);
    await write('textbox', t('account.email'), full.taker.email);
    await write('textbox', t('account.password'), PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/listings/${listingId}`, { waitUntil: 'networkidle' });

    const tape = await tabTo(page, 'slider', t('claim.tape'));
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
    await expect.poll(() => tape.getAttribute('aria-valuetext')).toMatch(/^2\sm$/);
    await press(page, 'button', t('claim.submit', { amount: '2 m' }));
    const done = page.getByRole('heading', { name: t('claim.done', { amount: '2 m' }) });
    await done.waitFor();
    await isHeard(page, t('claim.done', { amount: '2 m' }));
    // Where the next Tab goes on from: the news, not the top of the page.
    await press(page, 'link', t('claim.doneMore'));
    await page.getByRole('heading', { level: 1, name: t('claims.titleMine') }).waitFor();
    await expectGoodOutline(page);
    await press(page, 'link', new RegExp(TITLE));
    await page.waitForURL('**/claims/*', { waitUntil: 'networkidle' });
    await expectGoodOutline(page);
    await page.getByText(/^Passa a ritirare 2\sm entro/).waitFor();
    await giveBack();
  });

  async function giveBack(): Promise<void> {
    const cancel = page.getByRole('button', { name: t('claims.cancelMine') });
    await press(page, 'button', t('claims.cancelMine'));
    const dialog = page.getByRole('dialog', { name: t('cancel.title') });
    await dialog.waitFor();
    await takesFocus(dialog);
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      const isOutside =
        "document.activeElement !== document.body && !document.activeElement.closest('dialog')";
      expect(await page.evaluate(isOutside)).toBe(false);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await takesFocus(cancel);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await press(page, 'button', t('cancel.submit'));
    await isHeard(page, t('next.cancelled'));
    await takesFocus(page.getByText(t('next.cancelled')));
  }

  it('somebody posts a lot with a photo, publishes it and hands it over', async () => {
    await signIn(full.giver.email);
    await goTo('/post?lang=it');
    await expectGoodOutline(page);
    await choosePhoto();
    await write('textbox', t('post.title'), 'Gabardina verde bosco');
    await chooseBelow(t('post.category'), 'woven');
    await chooseBelow(t('post.subcategory'), 'woven.suiting');
    await chooseBelow(t('post.form'), 'end_of_roll');
    await write('textbox', t('post.amount'), '8');
    await press(page, 'button', t('composition.add'));
    await chooseBelow(t('composition.fibre'), 'wool');
    await write('textbox', t('composition.percent'), '100');
    await check(t('sourceShort.label'));
    await write('textbox', t('post.widthCm'), '150');
    await write('textbox', t('post.weightGsm'), '280');
    await check('Prima scelta');
    await chooseBelow(t('post.origin'), 'overorder');
    // It explains itself once it is chosen.
    await check(new RegExp(`^${t('routeChoice.product')}`));
    await press(page, 'button', t('save.publish'));
    const done = page.getByRole('heading', { level: 1, name: t('done.published') });
    await done.waitFor();
    await takesFocus(done);
    await expectGoodOutline(page);

    const { address } = full.exchange;
    const href = String(await page.getByRole('link', { name: t('done.see') }).getAttribute('href'));
    await claimLength(address, full.taker, href.split('/').at(-1) ?? '', 8);
    await press(page, 'link', t('done.see'));
    await page.getByRole('heading', { level: 1, name: 'Gabardina verde bosco' }).waitFor();
    await page.waitForLoadState('networkidle');
    await handOver();
  });

  async function choosePhoto(): Promise<void> {
    const file = join(full.exchange.dataDir, 'telefono.jpg');
    await writeFile(file, await photoWithPlace(await lopsidedPicture(900, 1200)));
    const asked = page.waitForEvent('filechooser', { timeout: 40_000 });
    await tabTo(page, 'button', t('photos.choose'));
    await page.keyboard.press('Space');
    await (await asked).setFiles(file);
    await isHeard(page, t('photos.isHere', { n: '1' }));
  }

  async function handOver(): Promise<void> {
    await press(page, 'button', t('claims.handover'));
    const dialog = page.getByRole('dialog', { name: /^Consegna a / });
    await dialog.waitFor();
    await takesFocus(dialog.getByRole('textbox', { name: t('handover.mass') }));
    await page.keyboard.type('tanto');
    await page.keyboard.press('Enter');
    await isHeard(page, t('decimal.invalid', { example: '1,25' }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3,36');
    await check(t('handover.partly'));
    await press(page, 'button', t('handover.submit'));
    await dialog.waitFor({ state: 'hidden' });
    await takesFocus(page.getByText(new RegExp(`^${t('claimStatus.collected')}`)));
  }
});

describe('looking closer at a photo', () => {
  it('works by keys: opens, goes to the next, in and out, and gives the focus back', async () => {
    await goTo(`/listings/${listingId}?lang=it`);
    const opener = await tabTo(page, 'link', new RegExp(t('listing.photoBig')));
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: t('listing.photos') });
    await viewer.waitFor();
    const isTold = (n: string) => isHeard(page, t('listing.photo', { n, total: '3' }));
    await isTold('1');
    const photo = viewer.getByRole('img');
    expect(await photo.count()).toBe(1);
    expect(await photo.getAttribute('alt')).not.toBe('');
    expect(await photo.getAttribute('lang')).toBe('it');
    await page.keyboard.press('ArrowRight');
    await isTold('2');
    await page.keyboard.press('ArrowRight');
    await isTold('3');
    await page.keyboard.press('ArrowRight');
    await isTold('3');
    await page.keyboard.press('ArrowLeft');
    await isTold('2');

    const sheet = () => viewer.locator('.sheet').getAttribute('style');
    const whole = await sheet();
    await page.keyboard.press('+');
    await expect.poll(sheet).toContain('scale(1.6)');
    await page.keyboard.press('ArrowDown');
    await isTold('2');
    await page.keyboard.press('-');
    await expect.poll(sheet).toBe(whole);
    await press(page, 'button', t('viewer.in'));
    await expect.poll(sheet).toContain('scale(1.6)');
    await page.keyboard.press('0');
    await expect.poll(sheet).toBe(whole);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    await takesFocus(opener);
  });

  it('moves nothing by itself for who asked for less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await goTo(`/listings/${listingId}?lang=it`);
    await press(page, 'link', new RegExp(t('listing.photoBig')));
    await page.getByRole('dialog').waitFor();
    for (const key of ['+', 'ArrowLeft', '0', 'ArrowRight']) {
      await page.keyboard.press(key);
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    }
  });
});

it('goes back from every step of the way to where one was, with what was typed there', async () => {
  await signIn(full.taker.email);
  await goTo('/?lang=it&q=fresco');
  const way: [name: string | RegExp, title: string][] = [
    [new RegExp(TITLE), TITLE],
    [t('nav.hubs'), t('hubs.title')],
    [new RegExp(t('nav.desk')), t('desk.title')],
  ];
  const seen = [page.url()];
  for (const [name, title] of way) {
    await press(page, 'link', name);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    seen.push(page.url());
  }
  for (const address of seen.slice(0, -1).reverse()) {
    await page.goBack();
    expect(page.url()).toBe(address);
  }
  expect(await page.getByRole('searchbox').inputValue()).toBe('fresco');
  await page.getByRole('link', { name: TITLE }).first().waitFor();
});
