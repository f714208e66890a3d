import { lopsidedPicture, photoWithPlace } from '@scampolo/server/infra/images/testing/sample-photos';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const PASSWORD = 'una frase abbastanza lunga';
const TITLE = 'Fresco di lana blu, fine pezza, 150 cm 280 g 12 m';
const PHONE = {
  viewport: { width: 375, height: 800 },
  hasTouch: true,
  isMobile: true,
  locale: 'it',
} as const;

const t = wordsIn('it');

let exchange: TestExchange;
let browser: Browser;
let photo: { name: string; mimeType: string; buffer: Buffer };
let context: BrowserContext;
let page: Page;
/** Touches and fields typed into, of this test. */
let steps: number;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  const buffer = await photoWithPlace(await lopsidedPicture(1600, 1200));
  photo = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer };
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

beforeEach(() => {
  steps = 0;
});
afterEach(() => context.close());

let members = 0;

/** A studio of its own, whose lots are published at once where it is trusted, in a browser of its own. */
async function studio({
  trusted = true,
  on = PHONE as Parameters<Browser['newContext']>[0],
} = {}): Promise<void> {
  members += 1;
  const email = `studio-${members}@atelier.example`;
  const workshop = { name: `Bottega ${members}`, kind: 'studio', hub: 'milano' };
  const account = { email, password: PASSWORD, name: 'Ada', locale: 'it', workshop };
  context = await browser.newContext(on);
  const registered = await context.request.post(`${exchange.address}/api/v1/auth/register`, {
    data: account,
  });
  expect(registered.ok()).toBe(true);
  const { sql } = exchange.database;
  await sql`update members set verified_at = now()`;
  if (trusted) await sql`update workshops set trust = 'trusted' where name = ${workshop.name}`;
  const signedIn = await context.request.post(`${exchange.address}/api/v1/auth/login`, {
    data: { email, password: PASSWORD },
  });
  expect(signedIn.status()).toBe(200);
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
}

/** A lot that is online already, whose place, route and state the next one may have too. */
async function offerOne(title = 'Gabardina di lana'): Promise<string> {
  const data = {
    title,
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    composition: [{ fibre: 'wool', percent: 100 }],
    compositionSource: 'label',
    weightGsm: 280,
    widthCm: 150,
    amount: { value: 7, unit: 'm' },
    legalRoute: 'product',
    pickup: { kind: 'bay' },
    description: 'Mano asciutta.',
  };
  const created = await context.request.post(`${exchange.address}/api/v1/listings`, { data });
  const { id } = (await created.json()) as { id: string };
  const submitted = await context.request.post(`${exchange.address}/api/v1/listings/${id}/submit`, {
    data: {},
  });
  expect(submitted.ok()).toBe(true);
  return id;
}

interface Posted {
  title: string;
  status: string;
  amount: unknown;
  [field: string]: unknown;
}

async function myListings(): Promise<Posted[]> {
  const answer = await context.request.get(`${exchange.address}/api/v1/me/listings`);
  return ((await answer.json()) as { items: Posted[] }).items;
}

async function latest(): Promise<Posted> {
  const [first] = (await myListings()) as (Posted & { id: string })[];
  const answer = await context.request.get(`${exchange.address}/api/v1/listings/${first?.id}`);
  return (await answer.json()) as Posted;
}

async function open(path: string): Promise<void> {
  await page.goto(exchange.address + path, { waitUntil: 'networkidle' });
}

/** A hand: each touch is a step, and each field that is typed into is one more. */
const hand = {
  async touch(target: Locator): Promise<void> {
    await target.tap();
    steps += 1;
  },
  async type(field: Locator, text: string): Promise<void> {
    await hand.touch(field);
    await page.keyboard.type(text);
    steps += 1;
  },
  /** The browser's list of choices: a touch opens it, another one chooses. */
  async choose(field: Locator, value: string): Promise<void> {
    await field.selectOption(value);
    steps += 2;
  },
  /** Touches the camera; what it takes is the photo. */
  async takePhoto(): Promise<void> {
    await page.getByLabel(t('photos.take')).setInputFiles(photo);
    steps += 1;
  },
};

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (key: string): Locator => page.getByLabel(t(key), { exact: true });
const todo = (): Locator => page.locator('.to-do li');
const publish = (): Locator => page.locator('.save-bar [type="submit"]');
const photoIsThere = (): Promise<void> => page.getByText(t('photos.cover'), { exact: true }).waitFor();

describe('a lot from a phone', () => {
  it('is online after a photo, a title and a few touches', async () => {
    await studio();
    await offerOne();
    await open('/post');
    await hand.takePhoto();
    await hand.type(field('post.title'), TITLE);
    await hand.touch(button(t('suggest.all')).first());
    await hand.touch(button(t('suggest.all')));
    await page.getByText(t('save.ready')).waitFor();
    await photoIsThere();
    await hand.touch(publish());
    await page.getByRole('heading', { name: t('done.published') }).waitFor();
    expect(steps).toBeLessThanOrEqual(6);
    expect(await latest()).toMatchObject({
      title: TITLE,
      status: 'published',
      category: 'woven.suiting',
      form: 'end_of_roll',
      origin: 'overorder',
      condition: 'A',
      legalRoute: 'product',
      compositionSource: 'label',
      composition: [{ fibre: 'wool', percent: 100 }],
      amount: { value: 12, unit: 'm' },
      widthCm: 150,
      weightGsm: 280,
      massKg: 5.04,
      pickup: { kind: 'bay' },
      photos: [{}],
    });
  });

  it('is handed in by somebody who never posted before, led from one missing thing to the next', async () => {
    await studio({ trusted: false });
    await open('/post');
    await hand.takePhoto();
    await hand.type(field('post.title'), TITLE);
    await hand.touch(button(t('suggest.all')));
    await hand.touch(todo().getByRole('button', { name: t('post.compositionSource') }));
    await hand.touch(page.getByLabel(t('sourceShort.label')));
    await hand.choose(field('post.origin'), 'end_of_collection');
    await hand.touch(page.getByLabel('Prima scelta', { exact: true }));
    await hand.touch(page.getByLabel(t('routeChoice.product')));
    await photoIsThere();
    await hand.touch(publish());
    await page.getByRole('heading', { name: t('done.sent') }).waitFor();
    expect(steps).toBeLessThanOrEqual(11);
    expect((await latest()).status).toBe('pending');
  });

  it('shows nothing but the camera until there is a photo, or none is wanted', async () => {
    await studio();
    await open('/post');
    const camera = await page.locator('.camera').boundingBox();
    expect(camera?.height).toBeGreaterThan(250);
    expect(await field('post.title').count()).toBe(0);
    await button(t('post.withoutPhoto')).tap();
    await field('post.title').waitFor();
  });

  it('fills nothing in that nobody took', async () => {
    await studio();
    await offerOne();
    await open('/post');
    await button(t('post.withoutPhoto')).tap();
    await field('post.title').tap();
    await page.keyboard.type(TITLE);
    await button(t('suggest.take', { name: '12\u00a0m' })).tap();
    await expect.poll(() => field('post.amount').inputValue()).toBe('12');
    expect(await field('post.category').inputValue()).toBe('');
    expect(await field('post.form').inputValue()).toBe('');
    expect(await page.getByLabel('Prima scelta', { exact: true }).isChecked()).toBe(false);
  });

  it('opens what is folded when something in it is wrong, and goes there', async () => {
    await studio();
    await offerOne();
    await open('/post');
    await button(t('post.withoutPhoto')).tap();
    await field('post.title').tap();
    await page.keyboard.type(TITLE);
    await button(t('suggest.all')).first().tap();
    await button(t('suggest.all')).tap();
    const fold = page.locator('.writing > .fold', { hasText: t('fold.more') });
    await fold.locator('summary').first().tap();
    await page.getByLabel(t('priceChoice.price')).tap();
    await fold.locator('summary').first().tap();
    expect(await fold.evaluate((box: { open: boolean }) => box.open)).toBe(false);
    await publish().tap();
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('f-price-value');
    expect(await fold.evaluate((box: { open: boolean }) => box.open)).toBe(true);
    await todo()
      .getByRole('button', { name: t('post.price'), exact: true })
      .waitFor();
  });

  it('goes on to what is missing when Enter is pressed, instead of sending what is half written', async () => {
    await studio();
    await open('/post');
    await button(t('post.withoutPhoto')).tap();
    await field('post.title').tap();
    await page.keyboard.type('Gabardina');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('f-amount-value');
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(0);
  });
});

describe('another one', () => {
  it('is like the last: it asks for photo, title and amount', async () => {
    await studio();
    await offerOne();
    await open('/post');
    await button(t('post.withoutPhoto')).tap();
    await field('post.title').tap();
    await page.keyboard.type(TITLE);
    await button(t('suggest.all')).first().tap();
    await button(t('suggest.all')).tap();
    await publish().tap();
    await page.getByRole('heading', { name: t('done.published') }).waitFor();

    for (const [number, title, amount] of [
      ['2', 'Fresco bordeaux 5 m', '5\u00a0m'],
      ['3', 'Fresco ottanio 3,5 m', '3,5\u00a0m'],
    ] as const) {
      steps = 0;
      await hand.touch(button(t('done.similar')));
      await hand.takePhoto();
      expect(await todo().allInnerTexts()).toEqual([t('post.title'), t('post.amount')]);
      await hand.type(field('post.title'), title);
      await hand.touch(button(t('suggest.take', { name: amount })));
      await photoIsThere();
      await hand.touch(publish());
      await page.getByText(`${number} lotti di fila.`).waitFor();
      expect(steps).toBeLessThanOrEqual(6);
      const { title: posted, ...rest } = await latest();
      expect(posted).toBe(title);
      expect(rest).toMatchObject({
        category: 'woven.suiting',
        composition: [{ fibre: 'wool', percent: 100 }],
        legalRoute: 'product',
        pickup: { kind: 'bay' },
        photos: [{}],
      });
    }
    expect((await myListings()).map(({ status }) => status)).toEqual(Array(4).fill('published'));
  });

  it('from scratch is empty, and the way back leads to what was posted', async () => {
    await studio();
    const id = await offerOne();
    await open(`/post?from=${id}`);
    await field('post.amount').tap();
    await page.keyboard.type('2');
    await publish().tap();
    await page.getByRole('heading', { name: t('done.published') }).waitFor();
    await button(t('done.fresh')).tap();
    await page.getByLabel(t('photos.take')).waitFor({ state: 'attached' });
    expect(await field('post.title').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/post');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Gabardina di lana' }).waitFor();
  });

  it('is a copy: everything but the photos, the amount left to say', async () => {
    await studio();
    const id = await offerOne();
    await open(`/listings/${id}`);
    await page.getByRole('link', { name: t('manage.copy') }).tap();
    await page.waitForURL(/\/post\?from=/);
    expect(await field('post.title').inputValue()).toBe('Gabardina di lana');
    expect(await field('post.amount').inputValue()).toBe('');
    expect(await todo().allInnerTexts()).toEqual([t('post.amount')]);
    await page.getByRole('button', { name: /^Usa 7/ }).tap();
    await publish().tap();
    await page.getByRole('heading', { name: t('done.published') }).waitFor();
    const copy = await latest();
    expect(copy['id']).not.toBe(id);
    expect(copy).toMatchObject({
      title: 'Gabardina di lana',
      description: 'Mano asciutta.',
      amount: { value: 7, unit: 'm' },
      photos: [],
    });
  });

  it('is never like somebody else’s', async () => {
    await studio();
    const id = await offerOne();
    await context.close();
    await studio();
    const answer = await page.goto(`${exchange.address}/post?from=${id}`);
    expect(answer?.status()).toBe(404);
    await open('/post?from=nonsense');
    expect(await page.locator('.camera').count()).toBe(1);
  });
});

it('is posted by keyboard alone', async () => {
  await studio({ on: { locale: 'it', viewport: { width: 1280, height: 800 } } });
  await offerOne();
  await open('/post');
  await tabTo(t('post.withoutPhoto'));
  await page.keyboard.press('Enter');
  await tabToField('f-title');
  await page.keyboard.type(TITLE);
  await tabTo(t('suggest.all'));
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('taken');
  await tabTo(t('suggest.all'));
  await page.keyboard.press('Space');
  await page.getByText(t('save.ready')).waitFor();
  await tabTo(t('save.publish'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: t('done.published') }).waitFor();
  expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('H1');
  await tabTo(t('done.similar'));
  await page.keyboard.press('Enter');
  await field('post.title').waitFor();
  expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('H1');
});

const focused = (what: string): Promise<string> =>
  page.evaluate<string>(`document.activeElement?.${what} ?? ''`);

async function tabTo(name: string): Promise<void> {
  await tabUntil(async () => (await focused('textContent')).trim() === name, name);
}

async function tabToField(id: string): Promise<void> {
  await tabUntil(async () => (await focused('id')) === id, id);
}

async function tabUntil(reached: () => Promise<boolean>, what: string): Promise<void> {
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  throw new Error(`120 stops and no "${what}"`);
}
