import {
  heic,
  LATITUDE_BYTES,
  lopsidedPicture,
  noisyPicture,
  photoWithPlace,
} from '@scampolo/server/infra/images/testing/sample-photos';
import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { type BreakableLine, openLine } from '../testing/breakable-line.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const ACCOUNT = { email: 'foto@atelier.example', password: 'una frase abbastanza lunga' };
const UPLOAD = /POST \/api\/v1\/listings\/[^ ]+\/photos /g;
/** A slow mobile network, in bytes a second. */
const SLOW = 600_000;
const PARTLY_SENT = /^Carico, [1-9]0\s%$/;

const PATIENT = { timeout: 30_000 };

const t = wordsIn('it');

let exchange: TestExchange;
let browser: Browser;
let line: BreakableLine;
let context: BrowserContext;
let page: Page;
let network: CDPSession;
let large: Buffer;

beforeAll(async () => {
  [exchange, browser, large] = await Promise.all([startTestExchange(), launchBrowser(), phonePhoto()]);
  line = await openLine(exchange.address);
  await register();
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await exchange?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'it', viewport: { width: 390, height: 844 } });
  const signedIn = await context.request.post(`${line.address}/api/v1/auth/login`, { data: ACCOUNT });
  expect(signedIn.status()).toBe(200);
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  network = await context.newCDPSession(page);
  await network.send('Network.enable');
});
afterEach(() => context.close());

async function register(): Promise<void> {
  const workshop = { name: 'Bottega delle foto', kind: 'studio', hub: 'milano' };
  const answer = await fetch(`${exchange.address}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...ACCOUNT, name: 'Ada', locale: 'it', workshop }),
  });
  expect(answer.ok).toBe(true);
  await exchange.database.sql`update members set verified_at = now()`;
}

/** Twelve megapixels of woven cloth with the place where it was taken, as heavy as a phone makes it. */
async function phonePhoto(): Promise<Buffer> {
  const weave = await sharp(await noisyPicture(500, 375))
    .linear(0.18, 70)
    .tint('#7f8fb0')
    .png()
    .toBuffer();
  const cloth = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#223' } })
    .composite([{ input: weave, tile: true }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return photoWithPlace(cloth);
}

async function limitNetwork({ offline = false, bytesPerSecond = -1 }): Promise<void> {
  const limits = { latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond };
  await network.send('Network.emulateNetworkConditions', { offline, ...limits });
}

/** Opens the form of a new draft. Gives the draft's id. */
async function openDraft(waitUntil: 'load' | 'commit' = 'load'): Promise<string> {
  const data = { title: 'Gabardina blu', hub: 'milano', locale: 'it' };
  const created = await context.request.post(`${line.address}/api/v1/listings`, { data });
  const { id } = (await created.json()) as { id: string };
  await page.goto(`${line.address}/listings/${id}/edit`, { waitUntil });
  line.takeSent();
  return id;
}

interface Photo {
  id: string;
  width: number;
  alt: string;
  variants: { url: string }[];
}

async function photosOf(id: string): Promise<Photo[]> {
  const answer = await context.request.get(`${line.address}/api/v1/listings/${id}`);
  return ((await answer.json()) as { photos: Photo[] }).photos;
}

async function choose(...files: { name: string; buffer: Buffer }[]): Promise<void> {
  const payload = files.map((file) => ({ mimeType: 'image/jpeg', ...file }));
  await page.getByLabel(t('photos.choose')).setInputFiles(payload);
}

const tiles = (): Locator => page.locator('.tiles > li');
const plainPhoto = async (width: number): Promise<Buffer> =>
  sharp(await lopsidedPicture(width, width))
    .jpeg()
    .toBuffer();

describe('a photo on its way', () => {
  it('is made small and forgets its place before it leaves the device, and tells how far it is', async () => {
    expect(large.length).toBeGreaterThan(4_000_000);
    expect(large.includes(LATITUDE_BYTES)).toBe(true);
    const id = await openDraft();
    await limitNetwork({ bytesPerSecond: SLOW });
    await choose({ name: 'IMG_1.jpg', buffer: large });
    await tiles()
      .getByText(/^Carico, [1-9]0\s%$/)
      .waitFor();
    await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();

    const sent = line.takeSent();
    expect(sent.toString('latin1').match(UPLOAD)).toHaveLength(1);
    const photo = sent.subarray(sent.indexOf('\xff\xd8\xff', 0, 'latin1'));
    expect(photo.length).toBeLessThan(1_000_000);
    expect(sent.includes('Exif')).toBe(false);
    expect(sent.includes(LATITUDE_BYTES)).toBe(false);
    expect(sent.includes('IMG_1')).toBe(false);
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 2400, height: 1800 });
    expect(await photosOf(id)).toMatchObject([{ width: 2400 }]);
  });

  it('waits for the network when it is cut, goes on by itself, and is there once', async () => {
    const id = await openDraft();
    await limitNetwork({ bytesPerSecond: SLOW });
    await choose({ name: 'IMG_1.jpg', buffer: large });
    await tiles().getByText(PARTLY_SENT).waitFor();
    line.cut();
    await limitNetwork({ offline: true });
    await tiles().getByText(t('photos.offline')).waitFor();
    const picture = tiles().locator('img');
    expect(await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(4000);
    line.mend();
    await limitNetwork({});
    await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();
    expect(await photosOf(id)).toHaveLength(1);
  });

  it('is there once when it arrived and only the answer was lost', async () => {
    const id = await openDraft();
    line.loseAnswerTo(`POST /api/v1/listings/${id}/photos `, 'within');
    await choose({ name: 'IMG_1.jpg', buffer: await plainPhoto(600) });
    await tiles().getByText(t('photos.offline')).waitFor();
    await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();
    expect(line.takeSent().toString('latin1').match(UPLOAD)).toHaveLength(2);
    expect(await photosOf(id)).toHaveLength(1);
  });

  it('is there once also when the browser sent it twice by itself', async () => {
    const id = await openDraft();
    line.loseAnswerTo(`POST /api/v1/listings/${id}/photos `, 'before');
    await choose({ name: 'IMG_1.jpg', buffer: await plainPhoto(600) });
    await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();
    expect(line.takeSent().toString('latin1').match(UPLOAD)).toHaveLength(2);
    await expect.poll(async () => (await photosOf(id)).length, PATIENT).toBe(1);
  });

  it('is not lost when it was chosen before the scripts of the page had come', async () => {
    const scripts = Promise.withResolvers<void>();
    await page.route('**/*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    const id = await openDraft('commit');
    await choose({ name: 'IMG_1.jpg', buffer: await plainPhoto(600) });
    scripts.resolve();
    await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();
    expect(await photosOf(id)).toHaveLength(1);
  });

  it('comes back by itself when the exchange is busy, and by hand when it failed', async () => {
    const id = await openDraft();
    const answers = [
      {
        status: 503,
        headers: { 'retry-after': '1' },
        json: { error: { code: 'PHOTO_BUSY', message: '' }, requestId: '' },
      },
      { status: 500, json: { error: { code: 'PHOTO_FAILED', message: '' }, requestId: '' } },
    ];
    await page.route('**/photos', async (route) => {
      const answer = route.request().method() === 'POST' ? answers.shift() : undefined;
      await (answer ? route.fulfill(answer) : route.continue());
    });
    await choose({ name: 'IMG_1.jpg', buffer: await plainPhoto(600) });
    await tiles().getByText(t('photos.busy')).waitFor();
    await tiles().getByText(t('error.PHOTO_FAILED')).waitFor();
    expect(await photosOf(id)).toEqual([]);
    await tiles()
      .getByRole('button', { name: t('photos.retry') })
      .click();
    await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();
    expect(await photosOf(id)).toHaveLength(1);
  });
});

it('says what cannot be sent, before anything is', async () => {
  const id = await openDraft();
  const buffer = await plainPhoto(500);
  await choose(
    { name: 'IMG_2.HEIC', buffer: heic() },
    { name: 'fattura.pdf', buffer: Buffer.from('%PDF-1.7 …') },
    { name: 'blu.jpg', buffer },
  );
  await page.getByText(t('photos.heic', { name: 'IMG_2.HEIC' })).waitFor();
  await page.getByText(t('photos.notPhoto', { name: 'fattura.pdf' })).waitFor();
  await tiles().getByText(t('photos.cover'), { exact: true }).waitFor();
  // The same picture under another name is noticed by what comes of it.
  await choose({ name: 'copia.jpg', buffer });
  await page.getByText(t('photos.twice', { name: 'copia.jpg' })).waitFor();
  await expect.poll(async () => (await photosOf(id)).length, PATIENT).toBe(1);
  expect(await tiles().count()).toBe(1);

  const many = Array.from({ length: 8 }, async (_, at) => ({
    name: `${at}.jpg`,
    buffer: await plainPhoto(510 + 10 * at),
  }));
  await choose(...(await Promise.all(many)));
  await page.getByText(t('photos.tooMany', { most: '8' })).waitFor();
  await expect.poll(() => page.locator('.tile.saved').count(), PATIENT).toBe(8);
  expect((await photosOf(id)).map(({ width }) => width)).toEqual([500, 510, 520, 530, 540, 550, 560, 570]);
});

it('orders, describes, replaces and removes photos by keyboard, and shows them on the page of the lot', async () => {
  const id = await openDraft();
  const files = [600, 700, 800].map(async (width) => ({
    name: `${width}.jpg`,
    buffer: await plainPhoto(width),
  }));
  await choose(...(await Promise.all(files)));
  await expect.poll(() => page.locator('.tile.saved').count(), PATIENT).toBe(3);

  await page.getByRole('button', { name: t('photos.manage') }).click();
  const widths = async () => (await photosOf(id)).map(({ width }) => width);
  const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
  await page.getByLabel(t('photos.earlier', { n: '3' })).focus();
  await page.keyboard.press('Enter');
  await page.getByText(t('photos.isMoved', { n: '2', total: '3' })).waitFor();
  expect(await focused()).toBe(t('photos.earlier', { n: '2' }));
  await page.keyboard.press('Enter');
  await page.getByText(t('photos.isMoved', { n: '1', total: '3' })).waitFor();
  expect(await focused()).toBe(t('photos.later', { n: '1' }));
  await expect.poll(widths, PATIENT).toEqual([800, 600, 700]);

  await drag(2, 1);
  await expect.poll(widths, PATIENT).toEqual([800, 700, 600]);

  const words = 'La cimosa con il filo rosso';
  await page.getByLabel(t('photos.alt', { n: '1' })).fill(words);
  await page.keyboard.press('Tab');
  await page.getByText(t('photos.isDescribed')).waitFor();

  await page.getByLabel(t('photos.replaceNumber', { n: '1' })).setInputFiles({
    name: 'meglio.jpg',
    mimeType: 'image/jpeg',
    buffer: await plainPhoto(900),
  });
  await page.getByText(t('photos.isReplaced', { n: '1' })).waitFor();
  expect(await widths()).toEqual([900, 700, 600]);
  expect((await photosOf(id))[0]?.alt).toBe(words);

  await page.getByRole('button', { name: t('photos.remove', { n: '3' }) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('photos.removeYes') })
    .click();
  await page.getByText(t('photos.isRemoved')).waitFor();
  expect(await widths()).toEqual([900, 700]);

  await lookCloser(id, words);
});

async function drag(from: number, to: number): Promise<void> {
  // A page that still glides to what had the focus is no place to take hold of something.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const picture = page.locator('.tile-photo').nth(from);
  const other = page.locator('.tile-photo').nth(to);
  // The first move picks it up; the hand goes on until the place shows that it would take it, and takes hold anew when it never does.
  const moveThere = async (): Promise<boolean> => {
    await picture.hover();
    await page.mouse.down();
    for (let step = 0; step < 10; step += 1) {
      await other.hover({ position: { x: 20 + step, y: 20 + step } });
      if ((await page.locator('.tiles > li.target').count()) === 1) return true;
    }
    await page.mouse.up();
    return false;
  };
  await expect.poll(moveThere, PATIENT).toBe(true);
  await page.mouse.up();
}

async function lookCloser(id: string, words: string): Promise<void> {
  await page.goto(`${line.address}/listings/${id}`);
  const opener = page.getByRole('link', { name: words });
  await opener.click();
  const viewer = page.getByRole('dialog');
  await viewer.getByText(words).waitFor();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(() => viewer.locator('.sheet').getAttribute('style'), PATIENT).toMatch(/scale\(2\.56\)/);
  await page.keyboard.press('0');
  await page.keyboard.press('ArrowRight');
  await viewer.getByText(t('listing.photo', { n: '2', total: '2' }), { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('frame');
}
