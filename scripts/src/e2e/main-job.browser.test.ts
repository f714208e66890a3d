import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lopsidedPicture, photoWithPlace } from '@scampolo/server/infra/images/testing/sample-photos';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { type Mailbox, openMailbox } from '../testing/mailbox.ts';
import { wordsIn } from '../testing/words.ts';

const PASSWORD = 'una frase abbastanza lunga';

let exchange: TestExchange;
let browser: Browser;
let mailbox: Mailbox;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  mailbox = openMailbox(exchange.dataDir);
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

describe.each(['it', 'en'] as const)('the main job in %s', (locale) => {
  const t = wordsIn(locale);
  const pages: Page[] = [];
  const title = locale === 'it' ? 'Gabardina verde bosco, fine pezza' : 'Forest green gabardine, end of roll';

  /** Somebody new with a browser of their own, on a phone. */
  async function signUp(name: string, kind: string): Promise<Page> {
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    pages.push(page);
    await page.goto(`${exchange.address}/sign-up?lang=${locale}`);
    await page.getByLabel(t('account.email'), { exact: true }).fill(`${name}-${locale}@atelier.example`);
    await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD);
    await page.getByLabel(t('account.name')).fill(`${name} di prova`);
    await page.getByLabel(t('account.workshopName')).fill(`Bottega ${name} ${locale}`);
    await page.getByLabel(t('account.kind')).selectOption(kind);
    await page.getByLabel(t('account.hub')).selectOption('milano');
    await page.getByRole('button', { name: t('signUp.submit') }).click();
    await page.getByRole('heading', { name: t('signUp.done') }).waitFor();
    await page.goto(
      exchange.address + (await mailbox.nextLink(`${name}-${locale}@atelier.example`, '/confirm')),
    );
    await page.getByRole('button', { name: t('confirm.submit') }).click();
    await page.getByRole('heading', { name: t('confirm.done') }).waitFor();
    return page;
  }

  async function makeStaff(name: string): Promise<void> {
    const { sql } = exchange.database;
    await sql`insert into hub_staff (hub, member_id)
      select 'milano', id from members where email_key = ${`${name}-${locale}@atelier.example`}`;
  }

  afterAll(async () => {
    for (const page of pages) await page.context().close();
  });

  it('goes from a photo with its place to the weighed hand-over', async () => {
    const photo = join(exchange.dataDir, `phone-${locale}.jpg`);
    await writeFile(photo, await photoWithPlace(await lopsidedPicture(4000, 3000)));
    expect((await sharp(photo).metadata()).exif).toBeDefined();

    const giver = await signUp('giver', 'studio');
    await postScrap(giver, photo);

    const staff = await signUp('staff', 'school');
    await makeStaff('staff');
    await approve(staff);

    const taker = await signUp('taker', 'designer');
    await findAndClaim(taker);
    await weigh(giver);

    await taker.goto(`${exchange.address}/me/claims`);
    const weight = locale === 'it' ? '1,04 kg' : '1.04 kg';
    await taker.getByText(t('claims.collected', { mass: weight })).waitFor();
  });

  async function postScrap(page: Page, photo: string): Promise<void> {
    await page.goto(`${exchange.address}/post`);
    await page.locator('input[type=file]').first().setInputFiles(photo);
    await page.getByLabel(t('post.title'), { exact: true }).fill(title);
    await page.getByText(t('photos.cover'), { exact: true }).waitFor();
    await page.getByLabel(t('post.category'), { exact: true }).selectOption('woven');
    await page.getByLabel(t('post.subcategory'), { exact: true }).selectOption('woven.suiting');
    await page.getByLabel(t('post.form'), { exact: true }).selectOption('end_of_roll');
    await page.getByLabel(t('post.amount'), { exact: true }).fill('8');
    await page.getByText(t('fold.more'), { exact: true }).click();
    await page.getByLabel(t('post.smallestCut')).fill(locale === 'it' ? '0,5' : '0.5');
    await page.getByLabel(t('post.widthCm'), { exact: true }).fill('150');
    await page.getByLabel(t('post.weightGsm'), { exact: true }).fill('280');
    await page.getByRole('button', { name: t('composition.add') }).click();
    await page.locator('#f-composition-0-fibre').selectOption('wool');
    await page.locator('#f-composition-0-percent').fill('100');
    await page.getByLabel(t('sourceShort.label')).check();
    const first = locale === 'it' ? 'Prima scelta' : 'First choice: no visible defect in normal light';
    await page.getByLabel(first, { exact: true }).check();
    await page.getByLabel(t('post.origin')).selectOption('overorder');
    await page.getByLabel(t('routeChoice.product')).check();
    await page.getByRole('button', { name: t('save.submit') }).click();
    await page.getByRole('heading', { name: t('done.sent') }).waitFor();
  }

  async function approve(page: Page): Promise<void> {
    await page.goto(`${exchange.address}/moderation`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('button', { name: t('queue.approve') }).click();
    await page.getByText(t('queue.approved', { title })).waitFor();
  }

  async function findAndClaim(page: Page): Promise<void> {
    // In another language than the listing's, with a typo.
    const words = locale === 'it' ? 'wool gabardna' : 'lana gabardne';
    await page.goto(`${exchange.address}/?q=${encodeURIComponent(words)}`);
    await page.getByRole('link', { name: title }).first().click();
    await assertPhotoIsClean(page);
    await page.getByLabel(t('claim.amount')).fill(locale === 'it' ? '2,5' : '2.5');
    const amount = locale === 'it' ? '2,5 m' : '2.5 m';
    await page.getByRole('button', { name: t('claim.submit', { amount }) }).click();
    await page.getByText(t('claim.done', { amount })).waitFor();
  }

  async function weigh(page: Page): Promise<void> {
    await page.goto(`${exchange.address}/me/listings`);
    await page
      .getByRole('link', { name: t('mine.open') })
      .first()
      .click();
    await page.getByRole('button', { name: t('claims.handover') }).click();
    await page.getByLabel(t('handover.mass')).fill(locale === 'it' ? '1,04' : '1.04');
    await page.getByLabel(t('handover.partly')).check();
    await page.getByRole('button', { name: t('handover.submit') }).click();
    await page.getByText(t('claimStatus.collected')).first().waitFor();
  }

  /** What the page shows is upright, WebP, and says nothing of where it was taken. */
  async function assertPhotoIsClean(page: Page): Promise<void> {
    const source = await page.locator('img[src^="/photos/"]').first().getAttribute('src');
    const answer = await page.request.get(`${exchange.address}${source}`);
    expect(answer.headers()['content-type']).toBe('image/webp');
    const metadata = await sharp(await answer.body()).metadata();
    expect(metadata).toMatchObject({ format: 'webp' });
    expect(metadata.exif ?? metadata.xmp ?? metadata.iptc ?? metadata.icc).toBeUndefined();
  }

  it('told people what happened, by mail', async () => {
    const { sql } = exchange.database;
    const mails = await sql<
      { kind: string }[]
    >`select distinct data->>'kind' as kind from pgboss.job where name = 'mail' order by 1`;
    expect(mails.map((mail) => mail.kind)).toEqual([
      'claim_collected',
      'claim_received',
      'claim_reserved',
      'listing_decided',
      'mailed_link',
    ]);
  });
});

it('shows photos that were uploaded, from the folder of the exchange', async () => {
  const answer = await fetch(`${exchange.address}/api/v1/search`);
  const { hits } = (await answer.json()) as { hits: { photo: { variants: { url: string }[] } }[] };
  const url = hits[0]?.photo.variants[0]?.url ?? '';
  const key = url.split('/').at(-1) ?? '';
  expect(key).toMatch(/^[0-9a-f]{64}\.(?:webp|avif)$/);
  const served = Buffer.from(await (await fetch(`${exchange.address}${url}`)).arrayBuffer());
  const folder = join(exchange.dataDir, 'photos');
  const kept = await Promise.any(
    [join(folder, key), join(folder, key.slice(0, 2), key)].map((path) => readFile(path)),
  );
  expect(served.equals(kept)).toBe(true);
});
