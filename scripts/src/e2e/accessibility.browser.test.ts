import { lopsidedPicture, photoWithPlace } from '@scampolo/server/infra/images/testing/sample-photos';
import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { accessibilityFaults, isTooWide } from '../testing/page-checks.ts';
import { PASSWORD, type PopulatedExchange, startPopulatedExchange } from '../testing/populated-exchange.ts';
import { wordsIn } from '../testing/words.ts';

/** Who looks: nobody, or one of the people of the exchange. */
type Who = null | 'giver' | 'taker' | 'newcomer' | 'unconfirmed';

let full: PopulatedExchange;
let browser: Browser;
const contexts = new Map<string, Promise<BrowserContext>>();

beforeAll(async () => {
  [full, browser] = await Promise.all([startPopulatedExchange(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await full?.exchange.close();
});

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;

/** One browser context for everything that a person does in the same circumstances: signing in is slow on purpose. */
function contextFor(who: Who, options: Options): Promise<BrowserContext> {
  const key = JSON.stringify([who, options]);
  const context = contexts.get(key) ?? signedIn(who, options);
  contexts.set(key, context);
  return context;
}

async function signedIn(who: Who, options: Options): Promise<BrowserContext> {
  // The worker would fetch the app again for each context; its own test is elsewhere.
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce', serviceWorkers: 'block' });
  context.setDefaultTimeout(30_000);
  if (who) {
    const data = { email: full[who].email, password: PASSWORD };
    await context.request.post(`${full.exchange.address}/api/v1/auth/login`, { data });
  }
  return context;
}

/** Opens a page, does something there, and expects no fault of any kind. */
async function expectFaultless(
  context: BrowserContext,
  address: string,
  deeds: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(address, { waitUntil: 'networkidle' });
  await deeds(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  expect(problems).toEqual([]);
  await page.close();
}

/** A secret that opens nothing, but has the form of one that does. */
const TOKEN = `#${'a'.repeat(43)}`;

const PAGES: [name: string, path: () => string, who: Who][] = [
  ['search', () => '/', null],
  ['search, signed in', () => '/?q=lana', 'taker'],
  ['search that finds nothing', () => '/?q=xyzzyxyzzy', null],
  ['search that would find something with less', () => '/?q=lana&hub=milano&widthMin=590', null],
  [
    'search by a colour and a distance',
    () => '/?near=%232a3350&deltaE=20&lat=45.46&lon=9.19&within=50&sort=nearest',
    null,
  ],
  ['a listing, as anybody', () => `/listings/${full.lengthId}`, null],
  ['a listing of pieces', () => `/listings/${full.piecesId}`, null],
  ['a listing, to claim', () => `/listings/${full.lengthId}`, 'taker'],
  ['pieces, to claim', () => `/listings/${full.piecesId}`, 'taker'],
  ['a listing of which nothing is left', () => `/listings/${full.goneId}`, 'newcomer'],
  ['a listing, as its giver', () => `/listings/${full.lengthId}`, 'giver'],
  ['posting', () => '/post', 'giver'],
  ['posting, for nobody yet', () => '/post', null],
  ['editing', () => `/listings/${full.lengthId}/edit`, 'giver'],
  ['editing pieces', () => `/listings/${full.piecesId}/edit`, 'giver'],
  ['the desk of who gives', () => '/desk', 'giver'],
  ['the desk of who claims', () => '/desk', 'taker'],
  ['a desk with nothing on it', () => '/desk', 'newcomer'],
  ['my listings', () => '/me/listings', 'giver'],
  ['my claims', () => '/me/claims', 'taker'],
  ['my claims, when there are none', () => '/me/claims', 'newcomer'],
  ['a claim with its messages', () => `/claims/${full.claimId}`, 'taker'],
  ['a claim, for who gives', () => `/claims/${full.claimId}`, 'giver'],
  ['messages', () => '/me/messages', 'taker'],
  ['no messages', () => '/me/messages', 'newcomer'],
  ['reporting a lot', () => `/notice?about=listing:${full.lengthId}`, null],
  ['notices', () => '/moderation/notices', 'giver'],
  ['my notices', () => '/me/notices', 'taker'],
  ['my searches', () => '/me/searches', 'taker'],
  ['my searches, when there are none', () => '/me/searches', 'newcomer'],
  ['keeping a search', () => '/me/searches/new?q=lana&fibre=wool', 'taker'],
  ['keeping no search', () => '/me/searches/new', 'taker'],
  ['my wanted posts', () => '/me/wanted', 'taker'],
  ['my wanted posts, when there are none', () => '/me/wanted', 'newcomer'],
  ['who looks for what', () => '/wanted', null],
  ['who looks for what, where nobody does', () => '/wanted?hub=zagreb', null],
  ['a wanted post', () => `/wanted/${full.wantedId}`, null],
  ['a wanted post, for its author', () => `/wanted/${full.wantedId}`, 'taker'],
  ['a wanted post, for staff', () => `/wanted/${full.wantedId}`, 'giver'],
  ['asking for something', () => '/wanted/new?q=lana&fibre=wool&widthMin=140', 'taker'],
  ['changing a wanted post', () => `/wanted/${full.wantedId}/edit`, 'taker'],
  ['posting what somebody asked for', () => `/post?wanted=${full.wantedId}`, 'giver'],
  ['reporting a wanted post', () => `/notice?about=wanted:${full.wantedId}`, null],
  ['mails that can no longer be ended', () => `/unsubscribe/${'a'.repeat(43)}`, null],
  ['the queue', () => '/moderation', 'giver'],
  ['sign in', () => '/sign-in', null],
  ['sign up', () => '/sign-up', null],
  ['signing in by link', () => '/sign-in#link', null],
  ['asking for a new password', () => '/reset', null],
  ['choosing a new password', () => `/reset${TOKEN}`, null],
  ['using a link', () => `/link${TOKEN}`, null],
  ['using a link that is missing', () => '/link', null],
  ['confirming, in another browser', () => `/confirm${TOKEN}`, null],
  ['confirming, signed in', () => `/confirm${TOKEN}`, 'unconfirmed'],
  ['an invitation that is no longer good', () => `/join${TOKEN}`, null],
  ['the account', () => '/me/account', 'giver'],
  ['the account, with its banner', () => '/me/account', 'unconfirmed'],
  ['opening a workshop', () => '/me/account#new-workshop', 'giver'],
  ['a workshop', () => `/workshops/${full.giver.workshopId}`, null],
  ['a workshop, for its owner', () => `/workshops/${full.giver.workshopId}/edit`, 'giver'],
  ['people', () => '/moderation/people', 'giver'],
  ['all hubs', () => '/hubs', null],
  ['a hub', () => '/hubs/milano', null],
  ['a hub’s page, for its staff to write', () => '/hubs/milano/edit', 'giver'],
  ['about', () => '/about', null],
  ['how it works', () => '/how-it-works', null],
  ['the accessibility statement', () => '/accessibility', null],
  ['privacy', () => '/privacy', null],
  ['the legal routes', () => '/legal-routes#by_product', null],
  ['the style guide', () => '/styleguide', null],
  ['what is there without a network', () => '/offline', null],
  ['nothing here', () => '/nowhere', null],
  ['no such lot', () => `/listings/${crypto.randomUUID()}`, null],
  ['not allowed', () => '/hubs/milano/edit', 'newcomer'],
];

const PHONE = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const;
const DESK = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;

it('looks at every page that there is', () => {
  const seen = PAGES.map(([, path]) => new URL(path(), full.exchange.address).pathname);
  const shapes = Object.entries(PAGE_PATHS).map(([name, path]) => ({
    name,
    shape: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  }));
  const unseen = shapes.filter(({ shape }) => !seen.some((path) => shape.test(path)));
  expect(unseen.map(({ name }) => name)).toEqual([]);
});

describe.each([
  ['a small phone in the dark', PHONE, ['it', 'en']],
  ['a desk by day', DESK, ['en', 'it']],
] as const)('on %s', (_name, options, locales) => {
  // The languages take turns, so that each page is seen in both without being opened four times.
  const rows = PAGES.map(([name, path, who], index) => {
    const locale = index % 2 === 0 ? locales[0] : locales[1];
    return { name: `${name} (${locale})`, path, who, locale };
  });
  it.each(rows)('$name has no accessibility fault and no sideways scroll', async ({ path, who, locale }) => {
    const context = await contextFor(who, { ...options, locale });
    const address = new URL(path(), full.exchange.address);
    address.searchParams.set('lang', locale);
    if (address.pathname === PAGE_PATHS.offline) await answerAsToWorker(context, address.href);
    await expectFaultless(context, address.href);
  });
});

/** The page that the service worker keeps is sent elsewhere when a person opens it by its address. */
async function answerAsToWorker(context: BrowserContext, address: string): Promise<void> {
  await context.route(address, async (route) => {
    const response = await context.request.get(address, { headers: { 'sec-fetch-mode': 'cors' } });
    await route.fulfill({ response });
  });
}

describe('what opens on a page', () => {
  const t = wordsIn('it');
  const open: [name: string, path: () => string, deeds: (page: Page) => Promise<void>][] = [
    ['the menu', () => '/me/claims', (page) => page.locator('.menu-opener').click()],
    [
      'a wrong sign-in',
      () => '/sign-in',
      async (page) => {
        await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
        await page.getByText(t('account.required')).first().waitFor();
      },
    ],
    [
      'changing address and password',
      () => '/me/account',
      async (page) => {
        await page.getByText(t('settings.changeAddress')).click();
        await page.getByText(t('settings.changePassword')).first().click();
      },
    ],
    [
      'deleting the account',
      () => '/me/account',
      (page) => page.getByRole('button', { name: t('delete.start') }).click(),
    ],
    [
      'opening hours',
      () => `/workshops/${full.giver.workshopId}/edit`,
      async (page) => {
        await page.getByRole('button', { name: t('profile.addPlace') }).click();
        await page
          .getByRole('button', { name: t('hours.add') })
          .last()
          .click();
        await page
          .getByRole('button', { name: t('hours.add') })
          .last()
          .click();
        await page.getByRole('button', { name: t('save.changes') }).click();
        await page.getByText(t('hours.noTime')).waitFor();
      },
    ],
    [
      'what is wrong with a hub’s page',
      () => '/hubs/milano/edit',
      async (page) => {
        await page.getByRole('button', { name: t('hubEdit.addPerson') }).click();
        await page.getByRole('button', { name: t('profile.addPlace') }).click();
        await page.getByRole('button', { name: t('save.changes') }).click();
        await page.locator('[aria-invalid="true"]').nth(1).waitFor();
      },
    ],
    [
      'closing the workshop',
      () => `/workshops/${full.giver.workshopId}/edit`,
      (page) => page.getByRole('button', { name: t('end.close') }).click(),
    ],
    [
      'trust',
      () => '/moderation/people',
      async (page) => {
        await page.keyboard.press('j');
        await page.keyboard.press('t');
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'keeping a search beside its results',
      () => '/?q=lana',
      async (page) => {
        await page.getByRole('link', { name: t('search.save'), exact: true }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'asking for nothing',
      () => '/wanted/new',
      async (page) => {
        await page.getByRole('button', { name: t('wanted.submit') }).click();
        await page.locator('[aria-invalid="true"]').nth(1).waitFor();
      },
    ],
    [
      'taking a wanted post down',
      () => `/wanted/${full.wantedId}`,
      async (page) => {
        await page.getByRole('button', { name: t('wanted.remove') }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'suspending',
      () => '/moderation/people',
      (page) =>
        page
          .getByRole('button', { name: /^Sospendi/ })
          .first()
          .click(),
    ],
  ];

  const photo = async () => ({
    name: 'IMG_1.jpg',
    mimeType: 'image/jpeg',
    buffer: await photoWithPlace(await lopsidedPicture(600, 400)),
  });
  open.push(
    [
      'posting, with a photo and what the title says',
      () => '/post',
      async (page) => {
        await page.getByLabel(t('photos.choose')).setInputFiles(await photo());
        await page.getByText(t('photos.cover'), { exact: true }).waitFor();
        await page.getByLabel(t('post.title'), { exact: true }).fill('Fresco di lana 150 cm 280 g 12 m');
        await page
          .getByRole('button', { name: t('suggest.all') })
          .first()
          .click();
        await page.locator('.taken', { hasText: '280' }).waitFor();
      },
    ],
    [
      'posting, when something is missing',
      () => '/post',
      async (page) => {
        await page.getByRole('button', { name: t('post.withoutPhoto') }).click();
        await page.getByRole('button', { name: t('save.publish') }).click();
        await page.locator('[aria-invalid="true"]').first().waitFor();
      },
    ],
    [
      'posting, with everything open',
      () => '/post',
      async (page) => {
        await page.getByLabel(t('photos.choose')).setInputFiles(await photo());
        await page.getByText(t('photos.cover'), { exact: true }).waitFor();
        await page.getByRole('button', { name: t('photos.manage') }).click();
        await page.getByLabel(t('post.category'), { exact: true }).selectOption('woven');
        await page.getByLabel(t('post.amount'), { exact: true }).fill('4');
        await page.getByLabel(t('post.widthCm'), { exact: true }).fill('150');
        await page.getByRole('button', { name: t('composition.add') }).click();
        await page.getByText(t('fold.more'), { exact: true }).click();
        await page.getByText(t('post.defects'), { exact: true }).first().click();
        await page.getByText(t('attributes.title'), { exact: true }).click();
        await page.locator('#f-defects input').first().check();
        await page.getByRole('button', { name: t('marks.add') }).click();
        await page.getByLabel(t('priceChoice.price')).check();
      },
    ],
    [
      'what comes after posting',
      () => `/post?from=${full.lengthId}`,
      async (page) => {
        await page.getByLabel(t('post.amount'), { exact: true }).fill('4');
        await page.getByRole('button', { name: t('save.publish') }).click();
        await page.getByRole('heading', { name: t('done.published') }).waitFor();
      },
    ],
    ['posting a copy', () => `/post?from=${full.lengthId}`, async () => undefined],
  );

  it.each(open)('has no accessibility fault either: %s', async (_name, path, deeds) => {
    const who = path() === '/sign-in' ? null : 'giver';
    // What one of them leaves unfinished would be offered to the next.
    const context = await signedIn(who, { ...PHONE, colorScheme: 'light', locale: 'it' });
    await expectFaultless(context, full.exchange.address + path(), deeds);
    await context.close();
  });
});

describe('without script', () => {
  it('search, filters and a listing can be read and used', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'it' });
    const page = await context.newPage();
    await page.goto(`${full.exchange.address}/?q=gabardina`);
    await page.getByRole('link', { name: 'Gabardina di lana' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Gabardina di lana' }).waitFor();
    await context.close();
  });
});

describe('when the database is lost', () => {
  it.each([
    ['it', PHONE],
    ['en', DESK],
  ] as const)('the page that says so has no fault (%s)', async (locale, options) => {
    await full.exchange.loseDatabase();
    const context = await contextFor(null, { ...options, locale });
    const address = `${full.exchange.address}/listings/${full.lengthId}?lang=${locale}`;
    expect((await context.request.get(address)).status()).toBeGreaterThanOrEqual(500);
    await expectFaultless(context, address);
  });
});
