import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadConfig } from '@scampolo/server/config';
import { lopsidedPicture } from '@scampolo/server/infra/images/testing/sample-photos';
import { type RunningServer, startServer } from '@scampolo/server/main';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { type BreakableLine, openLine } from '../testing/breakable-line.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { makeOtherBuild, type OtherBuild } from '../testing/other-build.ts';
import { wordsIn } from '../testing/words.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PASSWORD = 'una frase abbastanza lunga';
const TITLE = 'Gabardina di lana';
const PATIENT = { timeout: 30_000 };

const t = wordsIn('it');

let exchange: TestExchange;
let browser: Browser;
let line: BreakableLine;
let listingId: string;
let context: BrowserContext;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  line = await openLine(exchange.address);
  listingId = await publishOne();
});
afterEach(async () => {
  line.mend();
  line.leadTo(exchange.address);
  await context?.close();
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await exchange?.close();
});

/** One lot with a photo that everybody sees, of a workshop that none of these readers belongs to. */
async function publishOne(): Promise<string> {
  const token = await register('giver');
  await exchange.database.sql`update workshops set trust = 'trusted'`;
  const lot = {
    title: TITLE,
    category: 'woven.suiting',
    form: 'end_of_roll',
    origin: 'overorder',
    condition: 'A',
    composition: [{ fibre: 'wool', percent: 100 }],
    compositionSource: 'label',
    weightGsm: 280,
    widthCm: 150,
    amount: { value: 12, unit: 'm' },
    smallestCut: { value: 0.5, unit: 'm' },
    legalRoute: 'product',
  };
  const { id } = await call('/listings', token, JSON.stringify(lot));
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await photo())], { type: 'image/jpeg' }), 'a.jpg');
  await call(`/listings/${id}/photos`, token, form);
  await call(`/listings/${id}/submit`, token, '{}');
  // Polled by `vi`: expect.poll is for tests alone.
  await vi.waitUntil(async () => (await found()) === 1, PATIENT);
  return String(id);
}

/** How many lots search finds: it learns of a new one only after the answer. */
async function found(): Promise<number> {
  const answer = await fetch(`${exchange.address}/api/v1/search`);
  return ((await answer.json()) as { total: number }).total;
}

async function photo(): Promise<Buffer> {
  return sharp(await lopsidedPicture(900, 1200))
    .jpeg()
    .toBuffer();
}

async function register(name: string): Promise<string> {
  const workshop = { name: `Bottega ${name}`, kind: 'studio', hub: 'milano' };
  const account = { email: `${name}@atelier.example`, password: PASSWORD, name: 'Ada Nebbia', locale: 'it' };
  const { accessToken } = await call('/auth/register', null, JSON.stringify({ ...account, workshop }));
  await exchange.database.sql`update members set verified_at = now()`;
  return String(accessToken);
}

async function call(path: string, token: string | null, body: string | FormData) {
  const answer = await fetch(`${exchange.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
  });
  expect(answer.ok, path).toBe(true);
  return (await answer.json()) as Record<string, unknown>;
}

/** A reader's phone; `who` signs in. */
async function phone(who?: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ locale: 'it', viewport: { width: 390, height: 844 }, ...options });
  if (who) await signIn(who);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENT.timeout);
  return page;
}

async function signIn(who: string): Promise<void> {
  const data = { email: `${who}@atelier.example`, password: PASSWORD };
  const answer = await context.request.post(`${line.address}/api/v1/auth/login`, { data });
  expect(answer.status()).toBe(200);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(line.address + path);
}

/** Opens a page and waits until the service worker answers for it. */
async function openWithWorker(page: Page, path = '/'): Promise<void> {
  await open(page, path);
  await untilTrue(page, 'navigator.serviceWorker.controller?.state === "activated"');
}

/** Waits until an expression is true on the page; the policy of our pages has no place for Playwright's own way to wait. */
async function untilTrue(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate<boolean>(expression), PATIENT).toBe(true);
}

/** Every address in a cache of this device, by the cache's name. */
async function stored(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(`(async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
    [name, (await (await caches.open(name)).keys()).map(({ url }) => url.slice(location.origin.length))]))))()`);
}

async function pagesStored(page: Page): Promise<string[]> {
  const found = Object.entries(await stored(page)).filter(([name]) => name.startsWith('scampolo-pages'));
  return found.flatMap(([, addresses]) => addresses).toSorted();
}

const untilStored = (page: Page, path: string) =>
  expect.poll(() => pagesStored(page), PATIENT).toContain(path);

/** The line above a page that is shown as it was. */
const asItWas = (page: Page) => page.getByText(t('app.keptOffline', { when: '…' }).split(' …')[0] ?? '');

describe('without a network', () => {
  it('search and a lot that were open can be read again as they were, with the photo, and the line says so', async () => {
    const page = await phone();
    await openWithWorker(page, '/?q=gabardina');
    await untilStored(page, '/?q=gabardina');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await untilStored(page, `/listings/${listingId}`);
    await expect
      .poll(async () => JSON.stringify(await stored(page)), PATIENT)
      .toMatch(/scampolo-photos[^\]]*\/photos\//);
    line.cut();
    await page.reload();
    await asItWas(page).waitFor();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    const shown = page.locator('.gallery img:not(.placeholder), main img:not(.placeholder)').first();
    await expect
      .poll(() => shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth), PATIENT)
      .toBeGreaterThan(0);

    await open(page, '/?q=gabardina');
    await asItWas(page).waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor();

    line.mend();
    await page.getByRole('link', { name: t('app.again') }).click();
    await asItWas(page).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: TITLE }).waitFor();
  });

  it('what search showed without loading a page is kept as well', async () => {
    const page = await phone();
    await openWithWorker(page);
    await page.getByRole('searchbox').first().fill('lana');
    await page.getByRole('searchbox').first().press('Enter');
    await page.waitForURL(/q=lana/);
    await untilStored(page, '/?q=lana');
  });

  it('any other page tells what works, leads to what is here, and opens by itself when the network is back', async () => {
    const page = await phone();
    await openWithWorker(page, `/listings/${listingId}`);
    await untilStored(page, `/listings/${listingId}`);
    line.cut();
    await open(page, '/me/claims');
    await page.getByRole('heading', { level: 1, name: t('offline.title') }).waitFor();
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: t('offline.title') }).waitFor();
    line.mend();
    await page.evaluate('dispatchEvent(new Event("online"))');
    await page.waitForURL(/\/sign-in\?next=%2Fme%2Fclaims/);
  });

  it('the first page of the installed app is the one that was open, however it was opened', async () => {
    const page = await phone();
    await openWithWorker(page);
    await untilStored(page, '/');
    line.cut();
    await open(page, '/?from=app');
    await asItWas(page).waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor();
    line.mend();
  });
});

describe('a member’s device', () => {
  beforeAll(async () => {
    await register('taker');
    await register('other');
  });

  it('opens the form to offer something without a network, though it was never opened before', async () => {
    const page = await phone('taker');
    await openWithWorker(page);
    await open(page, '/');
    await untilStored(page, '/post');
    line.cut();
    await open(page, '/post');
    await asItWas(page).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect
      .poll(() => page.locator('form input:not([type=hidden])').count(), PATIENT)
      .toBeGreaterThan(0);
    line.mend();
  });

  it('keeps no page of an account, no answer of the API and no page with a secret', async () => {
    const page = await phone('taker');
    await openWithWorker(page);
    for (const path of ['/me/account', '/me/claims', '/me/listings', '/reset', '/link', '/confirm', '/join'])
      await open(page, path);
    await open(page, '/');
    await untilStored(page, '/post');
    expect(await pagesStored(page)).toEqual(['/', '/post']);
    const others = Object.entries(await stored(page)).filter(([name]) => !name.startsWith('scampolo-pages'));
    const addresses = others.flatMap(([, found]) => found);
    expect(addresses.filter((address) => !/^\/(assets|photos|offline)/.test(address))).toEqual([]);
  });

  it('forgets a member’s copies before signing out, also when there is no network to sign out with', async () => {
    const page = await phone('taker');
    await openWithWorker(page);
    await open(page, `/listings/${listingId}`);
    await untilStored(page, '/post');
    line.cut();
    await page.locator('.menu-opener').click();
    await page.getByRole('button', { name: t('menu.signOut') }).click();
    await expect.poll(() => pagesStored(page), PATIENT).toEqual([]);
    line.mend();
    await page.getByRole('button', { name: t('menu.signOut') }).click();
    await page.waitForURL(`${line.address}/`);
    await untilStored(page, '/');
    await expect.poll(async () => Object.keys(await stored(page)).filter(isMembers), PATIENT).toEqual([]);
  });

  it('forgets them when somebody else signs in, or the session has ended elsewhere', async () => {
    const page = await phone('taker');
    await openWithWorker(page);
    await open(page, '/');
    await untilStored(page, '/post');
    const [before] = Object.keys(await stored(page)).filter(isMembers);
    await signIn('other');
    await open(page, '/');
    await expect.poll(async () => Object.keys(await stored(page)), PATIENT).not.toContain(before);
    await untilStored(page, '/post');
    await context.clearCookies();
    await open(page, '/');
    await expect.poll(async () => Object.keys(await stored(page)).filter(isMembers), PATIENT).toEqual([]);
  });
});

function isMembers(name: string): boolean {
  return /^scampolo-(pages|photos) /.test(name) && !name.endsWith(' nobody');
}

/** The same exchange as another build of the pages would have it. */
function startBeside({ folder }: OtherBuild): Promise<RunningServer> {
  const { dataDir, databaseUrl } = exchange;
  const settings = { NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'error', PORT: '0', SEED: 'none' };
  return startServer({ config: { ...loadConfig(settings), dataDir }, databaseUrl, webFolder: folder });
}

describe('a new build', () => {
  let other: OtherBuild;
  let next: RunningServer;
  beforeAll(async () => {
    other = await makeOtherBuild();
    next = await startBeside(other);
  });
  afterAll(async () => {
    await next?.close();
    await other?.remove();
  });

  it('breaks no open page, serves the next one, and takes over when the old ones are closed', async () => {
    const page = await phone();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    await openWithWorker(page, `/listings/${listingId}`);
    await open(page, `/listings/${listingId}`);
    const before = Object.keys(await stored(page)).filter((name) => name.startsWith('scampolo-built'));
    expect(before).toHaveLength(1);

    line.leadTo(next.address);
    // What browsers keep on their own they throw away when they like.
    const session = await context.newCDPSession(page);
    await session.send('Network.clearBrowserCache');
    // The viewer is loaded when it is opened, under a name that the exchange no longer knows.
    await page.locator('a.frame, .gallery a').first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');

    await page.reload();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.locator('a.frame, .gallery a').first().click();
    await page.getByRole('dialog').waitFor();
    expect(failures).toEqual([]);

    await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())');
    await untilTrue(page, 'navigator.serviceWorker.getRegistration().then((one) => one.waiting !== null)');
    await page.close();
    const later = await context.newPage();
    await openWithWorker(later);
    await open(later, '/');
    await expect
      .poll(async () => Object.keys(await stored(later)).some((name) => before.includes(name)), PATIENT)
      .toBe(false);
    await later.getByRole('link', { name: TITLE }).waitFor();
  });
});

it('leaves the device when the exchange has no service worker any more', async () => {
  const other = await makeOtherBuild({ worker: false });
  const next = await startBeside(other);
  const page = await phone();
  await openWithWorker(page);
  await untilStored(page, '/');
  // A worker asks when it starts; it is stopped here as a browser stops one that had nothing to do for a while.
  const session: CDPSession = await context.newCDPSession(page);
  let isStopped = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    isStopped ||= versions.some(({ runningStatus }) => runningStatus === 'stopped');
  });
  await session.send('ServiceWorker.enable');
  // One that has work in hand is asked again.
  const stop = async (): Promise<boolean> => {
    await session.send('ServiceWorker.stopAllWorkers');
    return isStopped;
  };
  await expect.poll(stop, PATIENT).toBe(true);
  line.leadTo(next.address);
  await open(page, '/');
  await expect.poll(() => page.evaluate('caches.keys()'), PATIENT).toEqual([]);
  await expect
    .poll(
      () => page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)'),
      PATIENT,
    )
    .toBe(0);
  await next.close();
  await other.remove();
});

it('works the same where a browser has no service workers', async () => {
  const page = await phone(undefined, { serviceWorkers: 'block' });
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await open(page, '/?q=gabardina');
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  expect(failures).toEqual([]);
});

describe('installing', () => {
  it.each(['it', 'en'])('is possible by the browser’s own judgement, in %s', async (locale) => {
    const page = await phone(undefined, { locale });
    await openWithWorker(page);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // The windows of tests are private ones, in which nothing can be installed.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    const { errors, data, url } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(new URL(url).search).toBe(`?lang=${locale}`);
    const words = wordsIn(locale === 'it' ? 'it' : 'en');
    const manifest = JSON.parse(data ?? '{}') as { icons: { src: string }[] };
    expect(manifest).toMatchObject({ lang: locale, description: words('footer.about'), id: '/' });
    for (const { src } of manifest.icons) {
      expect((await context.request.get(line.address + src)).headers()['content-type']).toBe('image/png');
    }
  });

  it('is one line in the footer once the browser offers it, and asks nobody by itself', async () => {
    const page = await phone();
    await open(page, '/');
    await untilTrue(page, 'navigator.serviceWorker.controller !== null');
    const install = page.getByRole('button', { name: t('app.install') });
    expect(await install.count()).toBe(0);
    const asked = await page.evaluate<boolean>(`(() => {
      const offer = new Event('beforeinstallprompt', { cancelable: true });
      offer.prompt = () => { document.title = 'asked'; return Promise.resolve(); };
      dispatchEvent(offer);
      return !offer.defaultPrevented;
    })()`);
    expect(asked).toBe(false);
    await install.click();
    await expect.poll(() => page.title(), PATIENT).toBe('asked');
  });
});

describe('a page that is a problem', () => {
  it('of a lot that is gone says so, shows others and leads to search, without script', async () => {
    const page = await phone(undefined, { javaScriptEnabled: false });
    const gone = await page.goto(`${line.address}/listings/01890000-0000-7000-8000-000000000000`);
    expect(gone?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: t('problem.gone') }).waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor();
    await page.getByRole('searchbox').fill('lana');
    await page.getByRole('button', { name: t('nav.search'), exact: true }).click();
    await page.waitForURL(/\/\?q=lana$/);
  });

  it('is still a page when the database is away, with a code to quote and nothing technical', async () => {
    const broken = await startTestExchange();
    await broken.loseDatabase();
    try {
      const page = await phone(undefined, { javaScriptEnabled: false });
      const answer = await page.goto(`${broken.address}/`);
      expect(answer?.status()).toBe(500);
      await page.getByRole('heading', { level: 1, name: t('problem.500') }).waitFor();
      const code = await page.locator('.problem-code').textContent();
      expect(code).toMatch(/[0-9a-f-]{36}$/);
      const text = await page.locator('#app').textContent();
      expect(text).not.toMatch(/error|sql|postgres|stack|ECONN/i);
      const again = page.getByRole('link', { name: t('problem.again') });
      expect(await again.getAttribute('href')).toBe('/');
    } finally {
      await broken.close();
    }
  });

  const looks = ['it', 'en'].flatMap((locale) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })),
  );
  it.each(looks)('has no accessibility fault, in $locale, $colorScheme', async (look) => {
    const axe = await readFile(AXE, 'utf8');
    const page = await phone(undefined, { ...look, viewport: { width: 320, height: 640 }, bypassCSP: true });
    await openWithWorker(page, `/?q=gabardina`);
    await untilStored(page, '/?q=gabardina');
    const visits = ['/nothing', `/listings/${listingId.slice(0, -4)}0000`, '/listings/x'];
    for (const path of visits) expect(await faultsOf(page, path, axe)).toEqual([]);
    line.cut();
    for (const path of ['/?q=gabardina', '/me/claims']) expect(await faultsOf(page, path, axe)).toEqual([]);
    line.mend();
  });
});

/** What axe finds on a page, and whether it is wider than the screen. */
async function faultsOf(page: Page, path: string, axe: string): Promise<string[]> {
  await open(page, path);
  await page.locator('h1').waitFor();
  await page.evaluate(axe);
  return page.evaluate(`(async () => {
    const { violations } = await axe.run(document);
    const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : [];
    return [...wide, ...violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '))];
  })()`);
}
