import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const PASSWORD = 'una frase abbastanza lunga';
const t = wordsIn('it');
/** For what the search index hears of a moment later. */
const LATER = { timeout: 30_000, interval: 200 };

let exchange: TestExchange;
let browser: Browser;
/** a studio that gives, and two who take */
let giver: string;
let rival: string;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  giver = await register('giver');
  rival = await register('rival');
  await register('taker');
  await exchange.database.sql`update workshops set trust = 'trusted'`;
  await exchange.database.sql`update members set verified_at = now()`;
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

async function register(name: string): Promise<string> {
  const workshop = { name: `Bottega ${name}`, kind: 'studio', hub: 'milano' };
  const account = { email: `${name}@atelier.example`, password: PASSWORD, name, locale: 'it', workshop };
  return String((await call('POST', '/auth/register', account))['accessToken']);
}

async function call(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body: object | null,
  token?: string,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${exchange.address}/api/v1${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function publish(changes: object): Promise<string> {
  const cloth = {
    title: 'Gabardina di lana',
    description: 'Fine pezza, mano asciutta.',
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'B',
    defects: ['snag'],
    composition: [{ fibre: 'wool', percent: 100 }],
    compositionSource: 'label',
    weightGsm: 280,
    widthCm: 150,
    legalRoute: 'product',
    colours: [{ hex: '#2a3350' }, { hex: '#c0b090' }],
    ...changes,
  };
  const { id } = await call('POST', '/listings', cloth, giver);
  await call('POST', `/listings/${id}/submit`, {}, giver);
  return String(id);
}

const length = () =>
  publish({
    amount: { value: 12, unit: 'm' },
    smallestCut: { value: 0.5, unit: 'm' },
    defectMarks: [{ defect: 'snag', piece: null, alongCm: 120, acrossCm: 30, radiusCm: 3 }],
  });
const pieces = () =>
  publish({
    amount: { value: 4, unit: 'pcs' },
    massKg: 1.4,
    pieces: [
      { lengthCm: 120, widthCm: 80, count: 1 },
      { lengthCm: 60, widthCm: 40, count: 3 },
    ],
  });

async function claimed(listing: string): Promise<Record<string, unknown>[]> {
  const { items } = await call('GET', `/listings/${listing}/claims`, null, giver);
  return items as Record<string, unknown>[];
}

describe('who takes', () => {
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    context = await browser.newContext({
      locale: 'it',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await context.request.post(`${exchange.address}/api/v1/auth/login`, {
      data: { email: 'taker@atelier.example', password: PASSWORD },
    });
  });
  beforeEach(async () => {
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => faults.push(error.message));
    return () => page.close();
  });
  afterAll(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  const open = (listing: string) =>
    page.goto(`${exchange.address}/listings/${listing}?lang=it`, { waitUntil: 'networkidle' });

  it('claims pieces by touching them on the drawing', async () => {
    const listing = await pieces();
    await open(listing);
    await page.locator('.piece').nth(0).tap();
    await page.locator('.piece').nth(1).tap();
    await page.locator('.piece').nth(1).tap();
    await page.getByText('3 pezzi scelti').waitFor();
    await page.getByRole('button', { name: 'Prenota 3 pezzi' }).click();
    await page.getByRole('heading', { name: t('claim.done', { amount: '3 pezzi' }) }).waitFor();
    expect((await claimed(listing)).map(({ amount }) => amount)).toEqual([{ value: 3, unit: 'pcs' }]);
    await page.locator('.piece.gone').waitFor();
  });

  it('claims a length on the tape by keyboard, and sees what stays', async () => {
    const listing = await length();
    await open(listing);
    const tape = page.getByRole('slider', { name: t('claim.tape') });
    await tape.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'PageUp', 'ArrowLeft']) await page.keyboard.press(key);
    await page.getByText(t('draw.takes', { taken: '3,5 m', rest: '8,5 m' })).waitFor();
    await page.getByRole('button', { name: t('claim.submit', { amount: '3,5 m' }) }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: t('claim.done', { amount: '3,5 m' }) }).waitFor();
    expect((await claimed(listing)).map(({ amount }) => amount)).toEqual([{ value: 3.5, unit: 'm' }]);
    await page.reload();
    await page.getByRole('heading', { name: t('claim.yours') }).waitFor();
  });

  it('claims the length that was typed before the page’s script had come', async () => {
    const listing = await length();
    const { promise: typed, resolve: release } = Promise.withResolvers<void>();
    await page.route(/\/assets\/entry-client/, async (route) => {
      if (route.request().resourceType() === 'script') await typed;
      await route.continue();
    });
    await page.goto(`${exchange.address}/listings/${listing}?lang=it`, { waitUntil: 'commit' });
    await page.getByLabel(t('claim.amount')).fill('2,5');
    release();
    await page.getByRole('button', { name: t('claim.submit', { amount: '2,5 m' }) }).click();
    await page.getByRole('heading', { name: t('claim.done', { amount: '2,5 m' }) }).waitFor();
  });

  it('sees a piece that somebody else took, without a reload, and keeps the rest of the choice', async () => {
    const listing = await pieces();
    await open(listing);
    await page.locator('.piece').nth(0).tap();
    await page.locator('.piece').nth(1).tap();
    const { pieces: sizes } = await call('GET', `/listings/${listing}`, null);
    const [first] = sizes as { id: string }[];
    await call('POST', `/listings/${listing}/claims`, { pieceIds: [first?.id] }, rival);
    await page.getByRole('button', { name: 'Prenota 2 pezzi' }).click();
    await page.getByRole('alert').getByText(t('claim.piecesGone')).waitFor();
    await page.locator('.piece.gone').waitFor();
    await page.getByText('1 pezzo scelto').waitFor();
    await page.getByRole('button', { name: 'Prenota 1 pezzo' }).click();
    await page.getByRole('heading', { name: t('claim.done', { amount: '1 pezzo' }) }).waitFor();
  });

  it('sees what was taken when coming back to the page', async () => {
    const listing = await pieces();
    await page.clock.install();
    await open(listing);
    const { pieces: sizes } = await call('GET', `/listings/${listing}`, null);
    const [first] = sizes as { id: string }[];
    await call('POST', `/listings/${listing}/claims`, { pieceIds: [first?.id] }, rival);
    await page.clock.fastForward(10_000);
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await page.locator('.piece.gone').waitFor();
  });

  it('reads where a defect lies, and what a word means', async () => {
    await open(await length());
    const mark = t('draw.markOnLength', { along: '120', across: '30', size: '6' });
    await page.getByText(mark).waitFor();
    const note = page.getByText(t('word.selvedge.note'));
    expect(await note.isVisible()).toBe(false);
    await page.getByRole('button', { name: t('word.selvedge') }).click();
    expect(await note.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(false);
  });
});

describe('who gives', () => {
  it('says where a defect lies by keyboard alone', async () => {
    const listing = await publish({
      amount: { value: 12, unit: 'm' },
      smallestCut: { value: 0.5, unit: 'm' },
    });
    const context = await browser.newContext({ locale: 'it', viewport: { width: 390, height: 844 } });
    await context.request.post(`${exchange.address}/api/v1/auth/login`, {
      data: { email: 'giver@atelier.example', password: PASSWORD },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${exchange.address}/listings/${listing}/edit?lang=it`, { waitUntil: 'networkidle' });
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    await page.getByRole('button', { name: t('marks.add') }).focus();
    await page.keyboard.press('Enter');
    const sign = page.getByRole('slider', { name: /^Segno A/ });
    await sign.focus();
    for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowUp', 'ArrowDown'])
      await page.keyboard.press(key);
    expect(await sign.getAttribute('aria-valuetext')).toBe('611 cm · 66 cm');
    await page.getByLabel(t('marks.along')).fill('9999');
    await page.getByLabel(t('marks.size')).fill('5');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: t('save.changes') }).focus();
    await page.keyboard.press('Enter');
    const mark = { defect: 'snag', piece: null, alongCm: 1200, acrossCm: 66, radiusCm: 2.5 };
    await expect
      .poll(async () => (await call('GET', `/listings/${listing}`, null))['defectMarks'], LATER)
      .toEqual([mark]);
    await context.close();
  });
});

describe('without script', () => {
  it('everything can be read: facts, defects, words, what happens, and lots like one that is gone', async () => {
    const gone = await length();
    const other = await length();
    await call('POST', `/listings/${gone}/claims`, { amount: { value: 12, unit: 'm' } }, rival);
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'it' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${exchange.address}/listings/${other}`);
    await page.getByText(t('claim.next1')).waitFor();
    await page.getByText(t('draw.markOnLength', { along: '120', across: '30', size: '6' })).waitFor();
    await page.getByRole('button', { name: t('word.width') }).click();
    await page.getByText(t('word.width.note')).waitFor();
    expect(await page.getByRole('button', { name: t('share.print') }).isVisible()).toBe(false);
    await expect
      .poll(async () => {
        await page.goto(`${exchange.address}/listings/${gone}`);
        return page.locator('#similar .card').count();
      }, LATER)
      .toBeGreaterThan(0);
    await page.getByText(t('claim.not.exhausted')).waitFor();
    await context.close();
  });
});

describe('the printed scheda', () => {
  it.each([
    ['a length with its defects', length],
    ['pieces', pieces],
  ])('is one A4 page for %s', async (_what, make) => {
    const listing = await make();
    const context = await browser.newContext({ locale: 'it', colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(`${exchange.address}/listings/${listing}?lang=it`, { waitUntil: 'networkidle' });
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText(`${exchange.address}/listings/${listing}`, { exact: true }).isVisible()).toBe(
      true,
    );
    expect(await page.getByRole('button', { name: t('share.print') }).isVisible()).toBe(false);
    expect(await page.locator('.claim-box').isVisible()).toBe(false);
    await context.close();
  });
});

describe('who follows a link to a lot that is gone', () => {
  it('finds lots like it, which stay when the page comes alive', async () => {
    const gone = await length();
    await length();
    await call('POST', `/listings/${gone}/claims`, { amount: { value: 12, unit: 'm' } }, rival);
    const context = await browser.newContext({ locale: 'it', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await expect
      .poll(async () => {
        await page.goto(`${exchange.address}/listings/${gone}?lang=it`, { waitUntil: 'networkidle' });
        return page.locator('#similar .card').count();
      }, LATER)
      .toBeGreaterThan(0);
    await page.getByRole('link', { name: t('claim.lookOn') }).click();
    await page.locator('#similar .card a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
