import { lopsidedPicture } from '@scampolo/server/infra/images/testing/sample-photos';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { type BreakableLine, openLine } from '../testing/breakable-line.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const PASSWORD = 'una frase abbastanza lunga';
const PATIENT = { timeout: 30_000 };

/** Everything that a lot needs to be handed in. */
const WHOLE = {
  title: 'Fresco di lana, fine pezza',
  category: 'woven.suiting',
  form: 'end_of_roll',
  origin: 'overorder',
  condition: 'A',
  composition: [{ fibre: 'wool', percent: 100 }],
  compositionSource: 'label',
  weightGsm: 280,
  widthCm: 150,
  amount: { value: 12.5, unit: 'm' },
  legalRoute: 'product',
};

const t = wordsIn('it');
/** What a page says, whatever the time in it. */
const said = (key: string): RegExp =>
  new RegExp(
    t(key, { time: '#' })
      .replaceAll(/[.()?]/g, '\\$&')
      .replace('#', '.+'),
  );

let exchange: TestExchange;
let browser: Browser;
let line: BreakableLine;
let context: BrowserContext;
let page: Page;
let email: string;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  line = await openLine(exchange.address);
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await exchange?.close();
});

let people = 0;
beforeEach(async () => {
  people += 1;
  email = `bozze-${people}@atelier.example`;
  await register(email);
  context = await browser.newContext({ locale: 'it', viewport: { width: 390, height: 844 } });
  await signIn(email);
  page = await openPage();
});
afterEach(async () => {
  line.mend();
  await context.close();
});

async function register(address: string): Promise<void> {
  const workshop = { name: `Bottega ${address}`, kind: 'studio', hub: 'milano' };
  const answer = await fetch(`${exchange.address}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: address, password: PASSWORD, name: 'Ada', locale: 'it', workshop }),
  });
  expect(answer.ok).toBe(true);
  await exchange.database.sql`update members set verified_at = now()`;
}

async function signIn(address: string): Promise<void> {
  const data = { email: address, password: PASSWORD };
  const answer = await context.request.post(`${line.address}/api/v1/auth/login`, { data });
  expect(answer.status()).toBe(200);
}

async function openPage(path?: string): Promise<Page> {
  const opened = await context.newPage();
  opened.setDefaultTimeout(30_000);
  if (path !== undefined) await goTo(path, opened);
  return opened;
}

/** Opens a page and waits until its script has taken it over, which leaves a mark on its root: only then is anything kept. */
async function goTo(path: string, on = page): Promise<void> {
  await on.goto(line.address + path);
  const marks = () => on.evaluate<number>('Object.keys(document.getElementById("main") ?? {}).length');
  await expect.poll(marks, PATIENT).toBeGreaterThan(0);
}

/** The page of a new lot, with the questions that stand behind the photo. */
async function openPost(on = page, path = '/post'): Promise<void> {
  await goTo(path, on);
  await on.getByRole('button', { name: t('post.withoutPhoto') }).click();
  await title(on).waitFor();
}

const title = (on = page): Locator => on.getByLabel(t('post.title'), { exact: true });
const tiles = (on = page): Locator => on.locator('.tiles > li');
const status = (key: string, on = page): Locator => on.getByText(said(key)).first();
const notice = (key: string, on = page): Locator => on.locator('.draft-notices').getByText(t(key));
const button = (key: string, on = page): Locator => on.getByRole('button', { name: t(key), exact: true });

interface Row {
  id: string;
  title: string;
  revision: number;
  photos: number;
}

/** The listings of the workshop of whoever is under test, as the database has them. */
async function rows(): Promise<Row[]> {
  return exchange.database.sql<Row[]>`select l.id, l.title, l.revision,
      (select count(*)::int from listing_photos p where p.listing_id = l.id) as photos
    from listings l join workshops w on w.id = l.workshop_id where w.name = ${`Bottega ${email}`} order by l.id`;
}

async function onServer(...expected: Partial<Row>[]): Promise<void> {
  await expect.poll(rows, PATIENT).toMatchObject(expected);
}

/** The titles of the drafts that this browser keeps, of whomever, and how many photos. */
async function keptHere(): Promise<{ titles: string[]; photos: number }> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('scampolo-drafts', 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tx = opening.result.transaction(['drafts', 'photos']);
      const drafts = tx.objectStore('drafts').getAll();
      const photos = tx.objectStore('photos').count();
      tx.oncomplete = () => {
        opening.result.close();
        resolve({ titles: drafts.result.map(({ form }) => form.title), photos: photos.result });
      };
    };
  })`);
}

const titlesHere = async (): Promise<string[]> => (await keptHere()).titles;
const kept = (drafts: number, photos: number): Promise<void> =>
  expect
    .poll(async () => {
      const here = await keptHere();
      return [here.titles.length, here.photos];
    }, PATIENT)
    .toEqual([drafts, photos]);

let width = 400;
async function choosePhoto(on = page): Promise<void> {
  width += 10;
  const buffer = await sharp(await lopsidedPicture(width, 300))
    .jpeg()
    .toBuffer();
  await on
    .getByLabel(t('photos.choose'))
    .setInputFiles({ name: `${width}.jpg`, mimeType: 'image/jpeg', buffer });
}

/** Ends the tab's process, as when a phone needs the memory: nothing of the page runs any more. */
async function kill(tab: Page): Promise<void> {
  const crashed = tab.waitForEvent('crash');
  const devtools = await context.newCDPSession(tab);
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await tab.close();
}

describe('what is written', () => {
  it('goes to the server by itself once it has a title, and stays there once', async () => {
    await openPost();
    await page.getByLabel(t('post.amount'), { exact: true }).fill('12,5');
    await status('saved.here').waitFor();
    expect(await rows()).toEqual([]);
    await title().fill('Gabardina blu');
    await status('saved.server').waitFor();
    await onServer({ title: 'Gabardina blu', photos: 0 });
    expect(new URL(page.url()).pathname).toMatch(/^\/listings\/[^/]+\/edit$/);
    await kept(0, 0);
  });

  it('without a network waits here and goes up when it is back', async () => {
    await openPost();
    await context.setOffline(true);
    await title().fill('Gabardina blu');
    await status('saved.here').waitFor();
    await kept(1, 0);
    await context.setOffline(false);
    await status('saved.server').waitFor();
    await onServer({ title: 'Gabardina blu' });
  });

  it('survives a tab that is killed, and is offered, never put into a new lot silently', async () => {
    await openPost();
    await context.setOffline(true);
    await title().pressSequentially('Gabardina blu notte');
    await expect.poll(() => titlesHere(), PATIENT).toEqual(['Gabardina blu notte']);
    await kill(page);
    await context.setOffline(false);

    page = await openPage('/post');
    await notice('drafts.offer').waitFor();
    await button('post.withoutPhoto').click();
    expect(await title().inputValue()).toBe('');
    expect(await rows()).toEqual([]);
    await button('drafts.goOn').click();
    await expect.poll(() => title().inputValue()).toBe('Gabardina blu notte');
    await onServer({ title: 'Gabardina blu notte' });
  });

  it('stays among the own lots when a new one is begun, and can be deleted there', async () => {
    await openPost();
    await context.setOffline(true);
    await title().fill('Gabardina blu');
    await kept(1, 0);
    await page.close();
    await context.setOffline(false);
    page = await openPage('/post');
    await button('drafts.anew').click();
    await notice('drafts.offer').waitFor({ state: 'detached' });

    await goTo('/me/listings');
    await page.getByRole('heading', { name: t('drafts.here') }).waitFor();
    await page.getByRole('link', { name: 'Gabardina blu' }).waitFor();
    await page.getByRole('button', { name: t('drafts.dropNamed', { title: 'Gabardina blu' }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('drafts.drop') })
      .click();
    await kept(0, 0);
    expect(await rows()).toEqual([]);
  });

  it('is still there after going away and back, and after reloading', async () => {
    await openPost();
    await context.setOffline(true);
    await title().fill('Gabardina blu');
    await status('saved.here').waitFor();
    // Another tab's answers are not ours: the network comes back for the way away only.
    await page.route('**/api/v1/listings', (route) => route.abort());
    await context.setOffline(false);
    await page.goto(`${line.address}/about-nothing`);
    await page.goBack();
    await expect.poll(() => title().inputValue(), PATIENT).toBe('Gabardina blu');
    await page.waitForURL(/#draft=/);
    await page.reload();
    await expect.poll(() => title().inputValue(), PATIENT).toBe('Gabardina blu');
    expect(await rows()).toEqual([]);
  });

  it.each(['before', 'within'] as const)('is one lot when the answer is lost %s its head', async (when) => {
    await openPost();
    line.loseAnswerTo('POST /api/v1/listings ', when);
    await title().fill('Gabardina blu');
    await status('saved.server').waitFor();
    line.loseAnswerTo('PATCH /api/v1/listings/', when);
    await title().fill('Gabardina blu notte');
    await onServer({ title: 'Gabardina blu notte' });
    await status('saved.server').waitFor();
    await kept(0, 0);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('photos', () => {
  it('wait without a network, through a killed tab, and go up once', async () => {
    await goTo('/post');
    await context.setOffline(true);
    await choosePhoto();
    await tiles().getByText(t('photos.offline')).waitFor();
    await choosePhoto();
    await kept(1, 2);
    await kill(page);
    await context.setOffline(false);

    page = await openPage('/post');
    await page.getByText('2 foto').waitFor();
    await button('drafts.goOn').click();
    await expect.poll(() => page.locator('.tile.saved').count(), PATIENT).toBe(2);
    await onServer({ photos: 2 });
    await kept(0, 0);
  });

  it('go on where the connection was cut in the middle of them, also in another visit', async () => {
    await openPost();
    await title().fill('Gabardina blu');
    await status('saved.server').waitFor();
    const address = page.url();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 4000,
    });
    await choosePhoto();
    await page.locator('.tile.sending').waitFor();
    await kept(1, 1);
    line.cut();
    await tiles().getByText(t('photos.offline')).waitFor();
    await kill(page);
    line.mend();

    page = await openPage(new URL(address).pathname);
    await page.locator('.tile.saved').waitFor();
    await onServer({ title: 'Gabardina blu', photos: 1 });
    await kept(0, 0);
  });

  it('are there once when the server has one and nobody heard of it, before a killed tab and after', async () => {
    await openPost();
    await title().fill('Gabardina blu');
    await status('saved.server').waitFor();
    const { pathname } = new URL(page.url());
    await page.route('**/photos', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await choosePhoto();
    await tiles().getByText(t('photos.offline')).waitFor();
    await onServer({ photos: 1 });
    await kill(page);

    const removed: string[] = [];
    context.on('request', (request) => request.method() === 'DELETE' && removed.push(request.url()));
    page = await openPage(pathname);
    await page.locator('.tile.saved').waitFor();
    await kept(0, 0);
    expect(await tiles().count()).toBe(1);
    await onServer({ photos: 1 });
    // Not because a second one was taken away again.
    expect(removed).toEqual([]);
  });
});

describe.each(['with locks', 'without'])('two tabs on one draft, %s', (kind) => {
  beforeEach(async () => {
    if (kind === 'with locks') return;
    // As on plain http, where browsers have none.
    await context.addInitScript(
      'Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined })',
    );
  });

  it('are one that writes and one that reads, and change places without losing anything', async () => {
    await openPost();
    await title().fill('Gabardina blu');
    await status('saved.server').waitFor();
    const { pathname } = new URL(page.url());

    const second = await openPage(pathname);
    await notice('drafts.elsewhere', second).waitFor();
    await status('saved.elsewhere', second).waitFor();
    expect(await title(second).isDisabled()).toBe(true);

    await page.bringToFront();
    await context.setOffline(true);
    await title().fill('Gabardina blu notte');
    await status('saved.here').waitFor();
    await context.setOffline(false);
    await second.bringToFront();
    await button('drafts.takeOver', second).click();
    await expect.poll(() => title(second).isDisabled(), PATIENT).toBe(false);
    expect(await title(second).inputValue()).toBe('Gabardina blu notte');
    await notice('drafts.elsewhere').waitFor();
    expect(await title().isDisabled()).toBe(true);
    expect(await title().inputValue()).toBe('Gabardina blu notte');

    await title(second).fill('Gabardina blu notte, fine pezza');
    await onServer({ title: 'Gabardina blu notte, fine pezza' });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await second.getByRole('dialog').count()).toBe(0);
  });
});

describe('a published lot', () => {
  async function published(): Promise<string> {
    const answer = await context.request.post(`${line.address}/api/v1/listings`, { data: WHOLE });
    const { id } = (await answer.json()) as { id: string };
    await exchange.database
      .sql`update listings set status = 'published', published_at = now() where id = ${id}`;
    return id;
  }

  it('changes when somebody saves it and not before; what was changed waits and is offered', async () => {
    const id = await published();
    const patched: string[] = [];
    context.on('request', (request) => request.method() === 'PATCH' && patched.push(request.url()));
    await page.clock.install();
    await goTo(`/listings/${id}/edit`);
    await title().fill('Fresco di lana, due pezze');
    await status('saved.here').waitFor();
    await kept(1, 0);
    await page.clock.fastForward(60_000);
    await status('saved.here').waitFor();
    expect(patched).toEqual([]);
    await page.close();
    await onServer({ title: 'Fresco di lana, fine pezza', revision: 1 });

    page = await openPage(`/listings/${id}/edit`);
    await notice('drafts.offerChanges').waitFor();
    expect(await title().inputValue()).toBe('Fresco di lana, fine pezza');
    await button('drafts.goOnChanges').click();
    await expect.poll(() => title().inputValue()).toBe('Fresco di lana, due pezze');
    await button('save.changes').click();
    await onServer({ title: 'Fresco di lana, due pezze', revision: 2 });
    await kept(0, 0);
  });

  it('that a colleague changed meanwhile asks whose version stays', async () => {
    const id = await published();
    await goTo(`/listings/${id}/edit`);
    await title().fill('Fresco di lana, due pezze');
    await kept(1, 0);
    await page.close();
    const data = { title: 'Fresco di lana, tre pezze', revision: 1 };
    await context.request.patch(`${line.address}/api/v1/listings/${id}`, { data });

    page = await openPage(`/listings/${id}/edit`);
    await button('drafts.goOnChanges').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: t('stale.title') }).waitFor();
    await onServer({ title: 'Fresco di lana, tre pezze', revision: 2 });
    await dialog.getByRole('button', { name: t('stale.mine') }).click();
    await onServer({ title: 'Fresco di lana, due pezze', revision: 3 });
  });
});

describe('signing out', () => {
  async function pressSignOut(): Promise<void> {
    await page.locator('.menu-opener').click();
    await button('menu.signOut').click();
  }

  it('asks when something has not gone up, and then leaves nothing', async () => {
    await goTo('/post');
    await context.setOffline(true);
    await choosePhoto();
    await kept(1, 1);
    await page.route('**/api/v1/listings', (route) => route.abort());
    await context.setOffline(false);
    await pressSignOut();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: t('drafts.leaveTitle') }).waitFor();
    await dialog.getByRole('button', { name: t('dialog.back') }).click();
    await kept(1, 1);
    await button('menu.signOut').click();
    await dialog.getByRole('button', { name: t('drafts.leaveYes') }).click();
    await expect.poll(() => page.url()).toBe(`${line.address}/`);
    await kept(0, 0);
    expect(await rows()).toEqual([]);
  });

  it('asks nothing when everything has', async () => {
    await openPost();
    await title().fill('Gabardina blu');
    await status('saved.server').waitFor();
    await pressSignOut();
    await page.waitForURL(`${line.address}/`);
    await onServer({ title: 'Gabardina blu' });
  });

  it('is not needed for another member of the same browser to see nothing of it', async () => {
    await openPost();
    await context.setOffline(true);
    await title().fill('Gabardina blu');
    await kept(1, 0);
    const { hash } = new URL(page.url());
    await page.close();
    await context.setOffline(false);
    await register(`altra-${email}`);
    await signIn(`altra-${email}`);

    page = await openPage();
    await openPost(page, `/post${hash}`);
    expect(await title().inputValue()).toBe('');
    expect(await notice('drafts.offer').count()).toBe(0);
    await goTo('/me/listings');
    await page.getByRole('heading', { name: t('mine.title') }).waitFor();
    expect(await page.getByText('Gabardina blu').count()).toBe(0);
    await kept(1, 0);
  });
});

describe('a browser that keeps nothing', () => {
  it('says so, and saves on the server all the same', async () => {
    await context.addInitScript(`indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); }`);
    await openPost();
    await title().fill('Gabardina blu');
    await notice('drafts.refused').waitFor();
    await onServer({ title: 'Gabardina blu' });
  });

  it('for want of room says that, until there is some', async () => {
    await context.addInitScript(`{
      const put = IDBObjectStore.prototype.put;
      globalThis.isFull = true;
      IDBObjectStore.prototype.put = function (...given) {
        if (globalThis.isFull) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, given);
      };
    }`);
    await openPost();
    await context.setOffline(true);
    await title().fill('Gabardina blu');
    await notice('drafts.full').waitFor();
    await status('saved.failed').waitFor();
    await page.evaluate('globalThis.isFull = false');
    await title().fill('Gabardina blu notte');
    await status('saved.here').waitFor();
    await notice('drafts.full').waitFor({ state: 'detached' });
    await kept(1, 0);
  });
});
