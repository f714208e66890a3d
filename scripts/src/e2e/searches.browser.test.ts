import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { type Mailbox, openMailbox } from '../testing/mailbox.ts';
import { accessibilityFaults } from '../testing/page-checks.ts';
import {
  offerLength,
  PASSWORD,
  type Person,
  type PopulatedExchange,
  startPopulatedExchange,
} from '../testing/populated-exchange.ts';
import { wordsIn } from '../testing/words.ts';

const t = wordsIn('it');
const PHONE = { width: 375, height: 740 };

let full: PopulatedExchange;
let browser: Browser;
let mailbox: Mailbox;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  [full, browser] = await Promise.all([startPopulatedExchange(), launchBrowser()]);
  mailbox = openMailbox(full.exchange.dataDir);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await full?.exchange.close();
});

/** A phone of its own, signed in as `who`, or as nobody. */
async function phone(who: Person | null, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'it',
    viewport: PHONE,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
  opened.push(context);
  if (who) {
    const data = { email: who.email, password: PASSWORD };
    await context.request.post(`${full.exchange.address}/api/v1/auth/login`, { data });
  }
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Opens a page once its script is awake. */
function open(page: Page, path: string): Promise<unknown> {
  return page.goto(full.exchange.address + path, { waitUntil: 'networkidle' });
}

function press(page: Page, key: string, params: Record<string, string> = {}): Promise<void> {
  return page.getByRole('button', { name: t(key, params), exact: true }).click();
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name, exact: true });
}

/** Keeps a search by the API, as a page would. */
async function keep(who: Person, name: string, query: string, cadence = 'none'): Promise<void> {
  await send(who, '/me/saved-searches', { name, query, cadence });
}

async function send(who: Person, path: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(`${full.exchange.address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}

describe('a search that is kept', () => {
  it('is kept where its results are, without leaving them', async () => {
    const page = await phone(full.taker);
    await open(page, '/?q=lana&fibre=wool');
    await page.getByRole('link', { name: t('search.save'), exact: true }).click();
    await page.getByLabel(t('searches.name'), { exact: true }).fill('Lana di Milano');
    await page.getByLabel(t('cadence.weekly')).check();
    await press(page, 'searches.saveSubmit');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?q=lana&fibre=wool');
    await press(page, 'searches.mine');
    await page.getByRole('link', { name: 'Lana di Milano', exact: true }).waitFor();
    await page.getByText(t('cadence.weekly')).waitFor();
  });

  it('waits for who has to sign in first', async () => {
    const page = await phone(null);
    await open(page, '/?q=gabardina');
    await page.getByRole('link', { name: t('search.save'), exact: true }).click();
    await page.getByLabel(t('account.email'), { exact: true }).fill(full.newcomer.email);
    await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD);
    await press(page, 'signIn.submit');
    await page.waitForURL(/\/me\/searches\/new\?q=gabardina$/);
    expect(await page.getByLabel(t('searches.name'), { exact: true }).inputValue()).toBe('gabardina');
    await press(page, 'searches.saveSubmit');
    await heading(page, t('searches.saved')).waitFor();
    expect(await page.getByRole('link', { name: t('searches.back') }).getAttribute('href')).toBe(
      '/?q=gabardina',
    );
  });

  it('gets another name and cadence, and comes back after it was deleted', async () => {
    await keep(full.giver, 'Fodera', 'q=fodera');
    await keep(full.giver, 'Pelle', 'q=pelle');
    const page = await phone(full.giver);
    await open(page, '/me/searches');
    await press(page, 'searches.changeNamed', { name: 'Fodera' });
    await page.getByLabel(t('searches.name'), { exact: true }).fill('Fodera di cupro');
    await page.getByLabel(t('cadence.at_once')).check();
    await press(page, 'searches.changeSubmit');
    await page.getByRole('link', { name: 'Fodera di cupro', exact: true }).waitFor();
    await press(page, 'searches.deleteNamed', { name: 'Fodera di cupro' });
    await page.getByRole('link', { name: 'Fodera di cupro', exact: true }).waitFor({ state: 'detached' });
    await press(page, 'searches.undo');
    await page.getByRole('link', { name: 'Fodera di cupro', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Fodera di cupro', exact: true }).waitFor();
    await page.getByText(t('cadence.at_once')).waitFor();
    expect(await page.locator('.kept-search').count()).toBe(2);
  });

  it('says what is new in it until its member looks, and ends its mails with one button, without script', async () => {
    // Has no other search that mails go out about at once.
    await keep(full.newcomer, 'Mohair', 'q=mohair', 'at_once');
    await offerLength(full.exchange.address, full.giver, 'Mohair leggero');
    const link = await mailbox.nextLink(full.newcomer.email, /^\/unsubscribe\//);
    const page = await phone(full.newcomer);
    await open(page, '/me/searches');
    const row = page.locator('.kept-search', { hasText: 'Mohair' });
    await row.locator('.unseen').waitFor();
    await row.getByRole('link', { name: 'Mohair', exact: true }).click();
    await page.waitForURL(/\/\?q=mohair/);
    await expect
      .poll(async () => {
        await open(page, '/me/searches');
        return page.locator('.kept-search', { hasText: 'Mohair' }).locator('.unseen').count();
      })
      .toBe(0);

    await open(page, link);
    expect(await accessibilityFaults(page)).toEqual([]);
    const reader = await phone(null, { javaScriptEnabled: false });
    await reader.goto(full.exchange.address + link);
    await reader.getByText('Mohair').waitFor();
    await press(reader, 'unsubscribe.submit');
    await heading(reader, t('unsubscribe.done')).waitFor();
    await open(page, '/me/searches');
    await page.locator('.kept-search', { hasText: 'Mohair' }).getByText(t('cadence.none')).waitFor();
  });
});

describe('what somebody looks for', () => {
  it('is written from a search, read by anybody, answered, and closed once it is found', async () => {
    const author = await phone(full.taker);
    await open(author, '/wanted/new?q=velluto&fibre=cotton');
    await author.getByRole('button', { name: t('wanted.submit') }).click();
    await author.getByText(t('wanted.titleNeeded')).waitFor();
    await author.getByLabel(t('wanted.fieldTitle'), { exact: true }).fill('Velluto per una poltrona');
    await author.getByLabel(t('wanted.fieldText'), { exact: true }).fill('Tre metri, a coste.');
    await press(author, 'wanted.submit');
    await heading(author, 'Velluto per una poltrona').waitFor();
    const address = new URL(author.url()).pathname;

    const reader = await phone(null, { javaScriptEnabled: false });
    await open(reader, '/wanted?hub=milano');
    await reader.getByRole('link', { name: 'Velluto per una poltrona' }).click();
    await reader.getByText('Tre metri, a coste.').waitFor();
    await reader.getByText(t('wanted.answersNone')).waitFor();
    expect(await reader.locator('main').textContent()).not.toContain('Bottega taker');

    const giver = await phone(full.giver);
    await open(giver, address);
    await giver.getByRole('link', { name: t('wanted.have'), exact: true }).click();
    await giver.getByText('Velluto per una poltrona').waitFor();
    await expect.poll(() => giver.getByLabel(t('post.title'), { exact: true }).inputValue()).toBe('velluto');

    await press(author, 'wanted.found');
    const closed = author.waitForResponse((answer) => answer.url().endsWith('/close'));
    await press(author, 'wanted.closeSubmit');
    expect((await closed).ok()).toBe(true);
    await author.getByText(t('wantedStatus.found'), { exact: true }).waitFor();
    // Who reads later; a browser may show for a moment what it had.
    const other = await phone(null, { javaScriptEnabled: false });
    await open(other, '/wanted?hub=milano');
    expect(await other.getByRole('link', { name: 'Velluto per una poltrona' }).count()).toBe(0);
  });

  it('is changed by who wrote it', async () => {
    const body = { title: 'Feltro', query: 'q=feltro', locale: 'it', hub: 'milano' };
    const { id } = await send(full.taker, '/wanted', body);
    const page = await phone(full.taker);
    await open(page, `/wanted/${id}/edit`);
    await page.getByLabel(t('wanted.fieldWords'), { exact: true }).fill('feltro grigio');
    await page.getByLabel(t('wanted.fieldTitle'), { exact: true }).fill('Feltro grigio');
    await press(page, 'wanted.save');
    await heading(page, 'Feltro grigio').waitFor();
    await page.getByText('«feltro grigio»').waitFor();
    await open(page, '/me/wanted');
    await page.getByRole('link', { name: 'Feltro grigio' }).waitFor();
  });

  it('is reported by anybody and taken down by staff, who say why', async () => {
    const body = { title: 'Pelliccia di visone', query: 'q=visone', locale: 'it', hub: 'milano' };
    const { id } = await send(full.taker, '/wanted', body);
    const reader = await phone(null);
    await open(reader, `/wanted/${id}`);
    await reader.getByRole('link', { name: t('wanted.report'), exact: true }).click();
    await reader.getByText(t('notice.about.wanted', { title: 'Pelliccia di visone' })).waitFor();

    const staff = await phone(full.giver);
    await open(staff, `/wanted/${id}`);
    await press(staff, 'wanted.remove');
    await staff.getByLabel(t('wantedReason.prohibited')).check();
    await press(staff, 'wanted.removeSubmit');
    await staff.getByText(t('wantedStatus.removed'), { exact: true }).waitFor();
    const gone = await reader.goto(`${full.exchange.address}/wanted/${id}`);
    expect(gone?.status()).toBe(404);
  });

  it('is said to who lists something like it, before and after it is published', async () => {
    const body = { title: 'Tela per tende', query: 'q=tela', locale: 'it', hub: 'milano' };
    await send(full.taker, '/wanted', body);
    const draft = await send(full.giver, '/listings', { ...CLOTH, title: 'Tela di lana' });
    const page = await phone(full.giver);
    await open(page, `/listings/${draft.id}/edit`);
    await page.locator('.asked-line summary').click();
    await page.getByRole('link', { name: 'Tela per tende' }).waitFor();
    await press(page, 'save.publish');
    await heading(page, t('done.published')).waitFor();
    await page.locator('.post-done .note.done').waitFor();
  });
});

const CLOTH = {
  description: '',
  category: 'woven.suiting',
  form: 'end_of_roll',
  origin: 'overorder',
  condition: 'A',
  defects: [],
  composition: [{ fibre: 'wool', percent: 100 }],
  compositionSource: 'label',
  weightGsm: 280,
  widthCm: 150,
  amount: { value: 5, unit: 'm' },
  smallestCut: { value: 0.5, unit: 'm' },
  legalRoute: 'product',
};
