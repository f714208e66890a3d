import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { type Mailbox, openMailbox } from '../testing/mailbox.ts';
import { wordsIn } from '../testing/words.ts';

const PASSWORD = 'una frase abbastanza lunga';
const OTHER_PASSWORD = 'tutta un’altra frase lunga';
const KNOWN_COOKIES = ['scampolo_access', 'scampolo_lang', 'scampolo_refresh'];

const t = wordsIn('it');

let exchange: TestExchange;
let browser: Browser;
let mailbox: Mailbox;
const asked: string[] = [];
const opened: BrowserContext[] = [];

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  mailbox = openMailbox(exchange.dataDir);
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

afterEach(async () => {
  const cookies = (await Promise.all(opened.map((context) => context.cookies()))).flat();
  expect(cookies.map(({ name }) => name).filter((name) => !KNOWN_COOKIES.includes(name))).toEqual([]);
  expect(asked.filter((url) => new URL(url).origin !== exchange.address)).toEqual([]);
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

/** A browser of its own, on a phone; everything that it asks anybody for is written down. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({
    locale: 'it',
    viewport: { width: 375, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  opened.push(context);
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

function open(page: Page, path: string): Promise<unknown> {
  return page.goto(exchange.address + path);
}

function press(page: Page, key: string): Promise<void> {
  return page.getByRole('button', { name: t(key), exact: true }).click();
}

function password(page: Page, label = 'account.password') {
  return page.getByLabel(t(label), { exact: true });
}

/** Registers as a person does; gives the address, which is not confirmed yet. */
async function signUp(page: Page, name: string): Promise<string> {
  const email = `${name}@atelier.example`;
  await open(page, '/sign-up');
  await page.getByLabel(t('account.name')).fill(`${name} di prova`);
  await page.getByLabel(t('account.email'), { exact: true }).fill(email);
  await password(page).fill(PASSWORD);
  await page.getByLabel(t('account.workshopName')).fill(`Bottega ${name}`);
  await press(page, 'signUp.submit');
  await page.getByRole('heading', { name: t('signUp.done') }).waitFor();
  return email;
}

/** Somebody with a confirmed address, signed in on that page. */
async function member(page: Page, name: string): Promise<string> {
  const email = await signUp(page, name);
  await open(page, await mailbox.nextLink(email, '/confirm'));
  await press(page, 'confirm.submit');
  await page.getByRole('heading', { name: t('confirm.done') }).waitFor();
  return email;
}

async function signIn(page: Page, email: string, secret = PASSWORD): Promise<void> {
  await open(page, '/sign-in');
  await page.getByLabel(t('account.email'), { exact: true }).fill(email);
  await password(page).fill(secret);
  await press(page, 'signIn.submit');
  await page.waitForURL(`${exchange.address}/desk`);
}

async function expectSignedIn(page: Page): Promise<void> {
  await open(page, '/me/account');
  await page.getByRole('heading', { name: t('settings.title') }).waitFor();
}

async function expectSignedOut(page: Page): Promise<void> {
  await open(page, '/me/account');
  await page.waitForURL(/\/sign-in\?next=/);
}

describe('registering', () => {
  it('goes on at once, and a banner asks for the address until its link was opened in the same browser', async () => {
    const page = await phone();
    const email = await signUp(page, 'ada');
    await page.getByRole('link', { name: t('signUp.goOn') }).click();
    const banner = page.getByRole('complementary', { name: t('banner.label') });
    await banner.getByText(t('banner.text', { email })).waitFor();
    await banner.getByRole('button', { name: t('banner.again') }).click();
    await banner.getByText(t('banner.sent')).waitFor();

    await open(page, await mailbox.nextLink(email, '/confirm'));
    await press(page, 'confirm.submit');
    await page.getByText(t('confirm.doneWhy', { email })).waitFor();
    await open(page, '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await banner.count()).toBe(0);
  });

  it('takes the secret out of the address bar, and uses it only when somebody presses the button', async () => {
    const page = await phone();
    const email = await signUp(page, 'berta');
    const link = await mailbox.nextLink(email, '/confirm');
    const scanner = await phone();
    await open(scanner, link);
    await password(scanner).waitFor();
    expect(scanner.url()).toBe(`${exchange.address}/confirm`);

    await open(page, link);
    await press(page, 'confirm.submit');
    await page.getByRole('heading', { name: t('confirm.done') }).waitFor();
  });

  it('asks another browser for the password, and signs in there', async () => {
    const email = await signUp(await phone(), 'carla');
    const other = await phone();
    await open(other, await mailbox.nextLink(email, '/confirm'));
    await password(other).fill('non è questa la frase');
    await press(other, 'confirm.submit');
    await other.getByText(t('error.INVALID_CREDENTIALS')).waitFor();
    await password(other).fill(PASSWORD);
    await press(other, 'confirm.submit');
    await other.getByText(t('confirm.doneWhy', { email })).waitFor();
    await expectSignedIn(other);
  });

  it('keeps the link when the page is turned into the other language', async () => {
    const page = await phone();
    const email = await signUp(page, 'dora');
    await open(page, await mailbox.nextLink(email, '/confirm'));
    await page.getByRole('button', { name: t('confirm.submit') }).waitFor();
    await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click();
    const english = wordsIn('en');
    await page.getByRole('button', { name: english('confirm.submit') }).click();
    await page.getByRole('heading', { name: english('confirm.done') }).waitFor();
  });
});

describe('a password manager', () => {
  it('signs in by writing into the fields without a key being pressed, even before the script runs', async () => {
    const email = await member(await phone(), 'elsa');
    const page = await phone();
    let release = (): void => undefined;
    const filled = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/assets\/entry-client/, async (route) => {
      if (route.request().resourceType() === 'script') await filled;
      await route.continue();
    });
    await page.goto(`${exchange.address}/sign-in?next=%2Fme%2Fclaims`, { waitUntil: 'commit' });
    await password(page).waitFor();
    await page.evaluate(
      `document.querySelector('[autocomplete=username]').value = ${JSON.stringify(email)};
       document.querySelector('[autocomplete=current-password]').value = ${JSON.stringify(PASSWORD)};`,
    );
    release();
    const submit = page.getByRole('button', { name: t('signIn.submit'), exact: true });
    await submit.click();
    await page.waitForURL(`${exchange.address}/me/claims`);
  });

  it('is told by the page which field is which, and may paste', async () => {
    const page = await phone();
    await open(page, '/sign-up');
    expect(await page.locator('input[type=password]').getAttribute('autocomplete')).toBe('new-password');
    expect(await page.locator('input[type=email]').getAttribute('autocomplete')).toBe('username');
    await open(page, '/sign-in');
    await password(page).fill(PASSWORD);
    await press(page, 'account.show');
    expect(await password(page).getAttribute('type')).toBe('text');
    expect(await password(page).inputValue()).toBe(PASSWORD);
  });
});

it('says that address and password do not match, and what to do, for a known and an unknown address alike', async () => {
  const email = await member(await phone(), 'flora');
  for (const address of [email, 'nessuno@atelier.example']) {
    const page = await phone();
    await open(page, '/sign-in');
    await page.getByLabel(t('account.email'), { exact: true }).fill(address);
    await password(page).fill('non è questa la frase');
    await press(page, 'signIn.submit');
    await page.getByText(t('signIn.wrong')).waitFor();
  }
});

it('signs in by a mailed link and goes on to where one wanted to go; the link is good once', async () => {
  const email = await member(await phone(), 'gilda');
  const page = await phone();
  await open(page, '/me/claims');
  await press(page, 'signIn.byLink');
  await page.getByLabel(t('account.email'), { exact: true }).fill(email);
  await press(page, 'signIn.sendLink');
  await page.getByText(t('sent.link', { email })).waitFor();

  const link = await mailbox.nextLink(email, '/link');
  await open(page, link);
  await press(page, 'link.submit');
  await page.waitForURL(`${exchange.address}/me/claims`);

  const other = await phone();
  await open(other, link);
  await press(other, 'link.submit');
  await other.getByRole('heading', { name: t('link.invalid') }).waitFor();
  await other.getByRole('link', { name: t('link.another') }).click();
  await other.getByRole('heading', { name: t('signIn.linkTitle') }).waitFor();
});

it('after a reset the new password signs in, the old one does not, and every other device is out', async () => {
  const before = await phone();
  const email = await member(before, 'ines');
  const page = await phone();
  await open(page, '/sign-in');
  await page.getByRole('link', { name: t('signIn.forgot') }).click();
  await page.getByLabel(t('account.email'), { exact: true }).fill(email);
  await press(page, 'reset.ask');
  await page.getByText(t('sent.reset', { email })).waitFor();

  await open(page, await mailbox.nextLink(email, '/reset'));
  await password(page, 'account.newPassword').fill('corta');
  await press(page, 'reset.submit');
  await page.getByText(t('account.shortPassword', { count: '5' })).waitFor();
  await password(page, 'account.newPassword').fill(OTHER_PASSWORD);
  await press(page, 'reset.submit');
  await page.waitForURL(`${exchange.address}/`);
  await expectSignedIn(page);

  await expectSignedOut(before);
  await password(before).fill(PASSWORD);
  await before.getByLabel(t('account.email'), { exact: true }).fill(email);
  await press(before, 'signIn.submit');
  await before.getByText(t('signIn.wrong')).waitFor();
  await signIn(before, email, OTHER_PASSWORD);
});

it('stays signed in in two tabs that find the access token expired at the same time', async () => {
  const first = await phone();
  await member(first, 'luisa');
  const second = await first.context().newPage();
  second.setDefaultTimeout(30_000);
  for (const page of [first, second]) await expectSignedIn(page);
  await first.context().clearCookies({ name: 'scampolo_access' });

  const [one, two] = [first, second].map((page) =>
    page.getByRole('button', { name: t('settings.save'), exact: true }),
  );
  await Promise.all([one?.click(), two?.click()]);
  for (const page of [first, second]) await page.getByText(t('settings.saved'), { exact: true }).waitFor();

  await first.context().clearCookies({ name: 'scampolo_access' });
  await Promise.all([first.reload(), second.reload()]);
  for (const page of [first, second]) {
    await page.getByRole('heading', { name: t('settings.title') }).waitFor();
    await expectSignedIn(page);
  }
});

it('signs out on every device from one of them', async () => {
  const first = await phone();
  const email = await member(first, 'marta');
  const second = await phone();
  await signIn(second, email);
  await expectSignedIn(first);
  await expectSignedIn(second);

  await press(first, 'settings.endAll');
  const dialog = first.getByRole('dialog');
  await dialog.getByRole('button', { name: t('settings.endAll') }).click();
  await first.waitForURL(`${exchange.address}/sign-in`);
  // Without loading a page: the next thing that it asks for leads to signing in.
  await second.getByRole('button', { name: t('settings.save'), exact: true }).click();
  await second.waitForURL(/\/sign-in\?next=/);
  await expectSignedOut(first);
});
