import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { type Mailbox, openMailbox } from '../testing/mailbox.ts';
import { wordsIn } from '../testing/words.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PASSWORD = 'una frase abbastanza lunga';
const TITLE = 'Gabardina di lana';
const t = wordsIn('it');

/** Somebody with an account and a workshop of their own. */
interface Person {
  email: string;
  token: string;
  memberId: string;
  workshop: string;
}

let exchange: TestExchange;
let browser: Browser;
let axe: string;
let mailbox: Mailbox;
let giver: Person;
let taker: Person;
let staff: Person;
let listingId: string;

beforeAll(async () => {
  [exchange, browser, axe] = await Promise.all([startTestExchange(), launchBrowser(), readFile(AXE, 'utf8')]);
  mailbox = openMailbox(exchange.dataDir);
  [giver, taker, staff] = [await register('giver'), await register('taker'), await register('staff')];
  const { sql } = exchange.database;
  await sql`update members set verified_at = now()`;
  await sql`update workshops set trust = 'trusted', profile_public = true,
    places = '[{"id":"a","name":"","address":"Via Tortona 54, Milano","hours":[{"day":1,"from":"09:00","to":"18:00"}]}]'`;
  await sql`insert into hub_staff (hub, member_id) values ('milano', ${staff.memberId})`;
  listingId = await offer(TITLE);
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

async function call(path: string, body: object, token?: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${exchange.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function register(name: string): Promise<Person> {
  const email = `${name}@atelier.example`;
  const workshop = { name: `Bottega ${name}`, kind: 'studio', hub: 'milano' };
  const account = { email, password: PASSWORD, name: `Persona ${name}`, locale: 'it', workshop };
  const { accessToken, me } = await call('/auth/register', account);
  const { id } = me as { id: string };
  return { email, token: String(accessToken), memberId: id, workshop: workshop.name };
}

async function offer(title: string): Promise<string> {
  const created = await call(
    '/listings',
    {
      title,
      category: 'woven.suiting',
      form: 'end_of_roll',
      origin: 'overorder',
      condition: 'A',
      composition: [{ fibre: 'wool', percent: 100 }],
      compositionSource: 'label',
      weightGsm: 280,
      widthCm: 150,
      amount: { value: 12.5, unit: 'm' },
      smallestCut: { value: 0.5, unit: 'm' },
      legalRoute: 'product',
      brandVisible: true,
      colours: [{ hex: '#2a3350' }],
    },
    giver.token,
  );
  await call(`/listings/${created['id']}/submit`, {}, giver.token);
  return String(created['id']);
}

async function claim(): Promise<string> {
  const body = { amount: { value: 0.5, unit: 'm' }, note: 'Passo giovedì.' };
  const key = { 'idempotency-key': crypto.randomUUID() };
  return String((await call(`/listings/${listingId}/claims`, body, taker.token, key))['id']);
}

async function file(person: Person | null, text: string): Promise<string> {
  const body = { subject: { kind: 'listing', id: listingId }, reason: 'wrong_facts', text };
  return String((await call('/notices', body, person?.token))['id']);
}

async function open(
  person: Person | null,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'it',
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    ...options,
  });
  if (person) {
    const credentials = { email: person.email, password: PASSWORD };
    await context.request.post(`${exchange.address}/api/v1/auth/login`, { data: credentials });
  }
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

const goTo = (page: Page, path: string) => page.goto(exchange.address + path, { waitUntil: 'networkidle' });

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel(t('talk.write')).fill(text);
  await page.getByRole('button', { name: t('talk.send'), exact: true }).click();
  await page.getByText(t('talk.sent')).waitFor();
}

describe('a claim between two people', () => {
  it('goes from the desk by message and answer to the weighed hand-over, on two phones', async () => {
    const claimId = await claim();
    const hers = await open(taker);
    await goTo(hers, '/desk');
    await hers.getByRole('link', { name: new RegExp(`Passa a ritirare.*${TITLE}`) }).click();
    await hers.waitForURL(`**/claims/${claimId}`);
    await hers.getByText('Via Tortona 54, Milano').waitFor();
    await write(hers, 'Domani alle 10 va bene?');

    const his = await open(giver);
    await goTo(his, await mailbox.nextLink(giver.email, `/claims/${claimId}`));
    await his.getByText('Domani alle 10 va bene?').waitFor();
    await his.getByText(`Persona taker, ${taker.workshop}`).waitFor();
    await write(his, 'Alle 11.');

    await goTo(hers, '/');
    await hers.getByRole('button', { name: /1 cosa nuova/ }).click();
    await hers
      .getByRole('link', { name: /scrivania/i })
      .first()
      .click();
    await hers.getByRole('link', { name: /ti ha scritto/ }).click();
    await hers.getByText('Alle 11.').waitFor();
    await expect
      .poll(
        async () =>
          (
            await exchange.database.sql`select 1 from claim_reads where member_id = ${taker.memberId}
        and last_read_id = (select max(id::text)::uuid from claim_messages where claim_id = ${claimId})`
          ).length,
      )
      .toBe(1);

    await his.getByRole('button', { name: t('claims.handover') }).click();
    await his.getByLabel(t('handover.mass')).fill('1,04');
    await his.getByRole('button', { name: t('handover.submit') }).click();
    await his.getByText('Consegnati 1,04 kg. Non c’è altro da fare.').waitFor();
    await goTo(hers, '/me/claims?folder=collected');
    await hers.getByRole('link', { name: TITLE }).click();
    await hers.getByText('Consegnati 1,04 kg. Non c’è altro da fare.').waitFor();
    await closeAll(hers, his);
  });

  it('keeps what one wrote when the network fails, and writes it once', async () => {
    const claimId = await claim();
    const page = await open(taker);
    await goTo(page, `/claims/${claimId}`);
    // The message arrives, and its answer is lost.
    const lose = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/messages', lose, { times: 1 });
    await page.getByLabel(t('talk.write')).fill('Ci sei?');
    await page.getByRole('button', { name: t('talk.send'), exact: true }).click();
    await page.getByText(t('error.network')).waitFor();
    expect(await page.getByLabel(t('talk.write')).inputValue()).toBe('Ci sei?');
    await page.getByRole('button', { name: t('talk.send'), exact: true }).click();
    await page.getByText(t('talk.sent')).waitFor();
    const { sql } = exchange.database;
    expect(await sql`select 1 from claim_messages where claim_id = ${claimId}`).toHaveLength(1);
    await closeAll(page);
  });

  it('shows what people write as they wrote it, and opens nothing but addresses of the web', async () => {
    const claimId = await claim();
    const text = '"><script>alert(1)</script> javascript:alert(2) https://base.example/dove, e poi 3 < 5';
    await exchange.database.sql`insert into claim_messages (id, claim_id, author_id, side, text)
      values (gen_random_uuid(), ${claimId}, ${giver.memberId}, 'giver', ${text})`;
    const page = await open(taker);
    const alerts: string[] = [];
    page.on('dialog', (dialog) => void alerts.push(dialog.message()));
    await goTo(page, `/claims/${claimId}`);
    expect(await page.locator('.message-text').textContent()).toBe(text);
    const links = page.locator('.message-text a');
    expect(await links.count()).toBe(1);
    expect(await links.first().getAttribute('href')).toBe('https://base.example/dove');
    expect(await links.first().getAttribute('rel')).toContain('noopener');
    expect(alerts).toEqual([]);
    await closeAll(page);
  });

  it('can be read without script', async () => {
    const claimId = await claim();
    await call(`/claims/${claimId}/messages`, { text: 'Suona due volte.' }, giver.token);
    const page = await open(taker, { javaScriptEnabled: false });
    for (const path of ['/desk', '/me/messages', '/me/claims?folder=open']) {
      await goTo(page, path);
      await page.getByText(TITLE).first().waitFor();
    }
    await goTo(page, `/claims/${claimId}`);
    await page.getByText('Suona due volte.').waitFor();
    await page.getByText('Via Tortona 54, Milano').waitFor();
    await closeAll(page);
  });
});

describe('a notice', () => {
  it('goes from a link on the lot to staff, who answer by keyboard alone, and back to who filed it', async () => {
    const reader = await open(taker);
    await goTo(reader, `/listings/${listingId}`);
    await reader.getByRole('link', { name: t('listing.report') }).click();
    await reader.getByRole('button', { name: t('notice.send') }).click();
    await reader.getByText(t('notice.reasonNeeded')).waitFor();
    await reader.getByLabel(t('noticeReason.wrong_facts')).check();
    await reader.getByLabel(t('notice.text')).fill('È poliestere, non lana.');
    await reader.getByRole('button', { name: t('notice.send') }).click();
    await reader.getByRole('heading', { name: t('notice.done') }).waitFor();

    const other = await file(null, 'Un’altra cosa.');
    const desk = await open(staff, { viewport: { width: 1280, height: 800 } });
    await goTo(desk, '/moderation/notices');
    await desk.getByText('È poliestere, non lana.').first().waitFor();
    // Down to the other one, back, and answer: nothing but keys.
    await desk.keyboard.press('j');
    await desk.getByText('Un’altra cosa.').waitFor();
    await desk.keyboard.press('k');
    await desk.keyboard.press('a');
    await desk.keyboard.type('Corretto, grazie.');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await desk.getByText(t('notices.done')).waitFor();
    await desk.getByText('Un’altra cosa.').waitFor();
    await desk.keyboard.press('n');
    await desk.keyboard.type('Non abbiamo trovato niente.');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await desk.getByText(t('notices.doneLast')).waitFor();
    const { sql } = exchange.database;
    const [row] = await sql`select status from notices where id = ${other}`;
    expect(row).toEqual({ status: 'dismissed' });

    await goTo(reader, await mailbox.nextLink(taker.email, '/me/notices'));
    await reader.getByText('Corretto, grazie.').waitFor();
    await reader.getByText(t('noticeStatus.upheld')).waitFor();
    await closeAll(reader, desk);
  });

  it('is taken from anybody, with or without an address', async () => {
    const page = await open(null);
    await goTo(page, '/notice?about=page:/accessibility&reason=accessibility');
    expect(await page.getByLabel(t('noticeReason.accessibility')).isChecked()).toBe(true);
    await page.getByLabel(t('notice.text')).fill('Il menu non si apre.');
    await page.getByLabel(t('notice.email')).fill('chiunque');
    await page.getByRole('button', { name: t('notice.send') }).click();
    await page.getByText(t('notice.emailWrong')).waitFor();
    await page.getByLabel(t('notice.email')).fill('chiunque@altrove.example');
    await page.getByRole('button', { name: t('notice.send') }).click();
    await page.getByText(t('notice.doneEmail', { email: 'chiunque@altrove.example' })).waitFor();
    await closeAll(page);
  });

  it('about what is not there is not there', async () => {
    const page = await open(null);
    for (const about of ['listing:01890000-0000-7000-8000-000000000000', 'page://evil.example', 'x', '']) {
      const answer = await page.goto(`${exchange.address}/notice?about=${encodeURIComponent(about)}`);
      expect(answer?.status(), about).toBe(404);
    }
    await closeAll(page);
  });
});

describe('the pages of the desk', () => {
  let full: Record<string, string>;
  let newcomer: Person;
  beforeAll(async () => {
    newcomer = await register('newcomer');
    await exchange.database.sql`update members set verified_at = now()`;
    const [open, over] = [await claim(), await claim()];
    for (const claimId of [open, over]) {
      await call(`/claims/${claimId}/messages`, { text: 'Domani?\nhttps://base.example' }, giver.token);
      await call(`/claims/${claimId}/messages`, { text: 'Va bene.' }, taker.token);
      await call(`/claims/${claimId}/messages`, { text: 'A domani.' }, giver.token);
    }
    await exchange.database.sql`update claims set status = 'cancelled', reason = 'Serve a noi.',
      updated_at = now() - interval '31 days' where id = ${over}`;
    await call('/listings', { title: 'Bozza di lino' }, giver.token);
    await file(taker, 'Non è lana.');
    full = { open: `/claims/${open}`, over: `/claims/${over}` };
  });

  // The others are in accessibility.browser.test.ts.
  const pages: [name: string, path: () => string, who: () => Person | null][] = [
    ['the desk of staff', () => '/desk', () => staff],
    ['a claim that is over', () => full['over'] ?? '', () => taker],
    ['a folder with nothing in it', () => '/me/listings?folder=waiting', () => giver],
    ['reporting a page, signed in', () => '/notice?about=page:/about', () => taker],
    ['answered notices', () => '/moderation/notices?folder=answered', () => staff],
    ['my notices, when there are none', () => '/me/notices', () => newcomer],
  ];

  it.each(pages)('%s has no accessibility fault and no sideways scroll', async (_page, path, who) => {
    const page = await open(who(), { viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(new URL(path(), exchange.address).href, { waitUntil: 'networkidle' });
    expect(await findings(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(problems).toEqual([]);
    await closeAll(page);
  });

  it('has no fault in what goes wrong on them either', async () => {
    const page = await open(taker, { viewport: { width: 320, height: 640 } });
    await goTo(page, full['open'] ?? '');
    await page.getByRole('button', { name: t('talk.send'), exact: true }).click();
    await page.getByText(t('talk.empty')).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: t('claims.cancelMine') }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findings(page)).toEqual([]);
    await goTo(page, `/notice?about=listing:${listingId}`);
    await page.getByRole('button', { name: t('notice.send') }).click();
    await page.getByText(t('notice.textNeeded')).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await closeAll(page);
  });

  it('is where signing in leads that came from nowhere else', async () => {
    const page = await open(null);
    await goTo(page, '/sign-in');
    await page.getByLabel(t('account.email')).fill(newcomer.email);
    await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
    await page.waitForURL('**/desk');
    await page.getByRole('heading', { name: t('desk.emptyTitle') }).waitFor();
    await closeAll(page);
  });
});

/** What axe finds against WCAG 2.2 AA and its best practices, one line a finding. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // In the page's own words: the types of this file are Node's.
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
}

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
}

async function closeAll(...pages: Page[]): Promise<void> {
  const contexts = new Set<BrowserContext>(pages.map((page) => page.context()));
  for (const context of contexts) await context.close();
}
