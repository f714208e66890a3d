import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../lib/browser.ts';
import { startTestExchange, type TestExchange } from '../testing/exchange.ts';
import { wordsIn } from '../testing/words.ts';

const PASSWORD = 'una frase abbastanza lunga';
const t = wordsIn('it');

let exchange: TestExchange;
let browser: Browser;

beforeAll(async () => {
  [exchange, browser] = await Promise.all([startTestExchange(), launchBrowser()]);
  const workshop = { name: 'Banco di prova', kind: 'studio', hub: 'milano' };
  const account = { email: 'banco@hub.example', password: PASSWORD, name: 'Ada', locale: 'it', workshop };
  const answer = await fetch(`${exchange.address}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  const { me } = (await answer.json()) as { me: { id: string } };
  const { sql } = exchange.database;
  await sql`update members set verified_at = now() where id = ${me.id}`;
  await sql`insert into hub_staff (hub, member_id) values ('milano', ${me.id})`;
});
afterAll(async () => {
  await browser?.close();
  await exchange?.close();
});

async function staffPage(): Promise<Page> {
  const context = await browser.newContext({ locale: 'it', viewport: { width: 375, height: 800 } });
  const data = { email: 'banco@hub.example', password: PASSWORD };
  await context.request.post(`${exchange.address}/api/v1/auth/login`, { data });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${exchange.address}/hubs/milano/edit?lang=it`, { waitUntil: 'networkidle' });
  return page;
}

it('staff write who, where and when, and news; anybody reads it, also without script', async () => {
  const page = await staffPage();
  await page.getByLabel(t('hubEdit.newsTitle')).fill('Mercato di scampoli');
  await page.getByLabel(t('hubEdit.newsText')).fill('Dieci tavoli nel cortile.');
  await page.getByRole('button', { name: t('hubEdit.newsTell') }).click();
  await page.getByText(t('hubEdit.newsTold')).waitFor();
  await page.getByRole('button', { name: t('hubEdit.addPerson') }).click();
  await page.getByLabel(t('hubEdit.personName'), { exact: true }).fill('Nadia Ferri');
  await page.getByLabel(t('profile.placeNote')).fill('Ingresso dal cortile.');
  await page.getByRole('button', { name: t('hours.add') }).click();
  await page.getByLabel(t('hubEdit.welcome')).fill('Vieni con un campione.');
  await page.getByRole('button', { name: t('save.changes') }).click();
  await page.getByText(t('save.saved'), { exact: true }).waitFor();
  await page.context().close();

  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'it' });
  const reader = await context.newPage();
  await reader.goto(`${exchange.address}/hubs/milano?lang=it`);
  for (const words of [
    'Vieni con un campione.',
    'Nadia Ferri',
    'Ingresso dal cortile.',
    'Mercato di scampoli',
  ])
    await reader.getByText(words).waitFor();
  await reader.getByText('09:00–18:00').waitFor();
  await context.close();
});

it('who saves on an old page is asked whose version stays', async () => {
  const [first, second] = [await staffPage(), await staffPage()];
  const isSaved = (page: Page) =>
    page.locator('.save-line').getByText(t('save.saved'), { exact: true }).waitFor();
  await first.getByLabel(t('hubEdit.welcome')).fill('Prima.');
  await first.getByRole('button', { name: t('save.changes') }).click();
  await isSaved(first);
  await second.getByLabel(t('hubEdit.welcome')).fill('Dopo.');
  await second.getByRole('button', { name: t('save.changes') }).click();
  await second
    .getByRole('dialog')
    .getByRole('button', { name: t('stale.mine') })
    .click();
  await isSaved(second);
  const told = await (await fetch(`${exchange.address}/api/v1/hubs/milano/page`)).json();
  expect(told).toMatchObject({ welcome: 'Dopo.' });
  await first.context().close();
  await second.context().close();
});

it('the questions about the legal route lead to an answer by links alone', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'it' });
  const page = await context.newPage();
  await page.goto(`${exchange.address}/legal-routes?lang=it`);
  await page.getByRole('link', { name: 'No, è nuovo' }).click();
  await page.getByRole('link', { name: /^È avanzato/ }).click();
  await page.getByRole('link', { name: /^Sì, tutte e quattro/ }).click();
  expect(new URL(page.url()).hash).toBe('#by_product');
  await page.getByRole('heading', { name: 'Sottoprodotto' }).waitFor();
  await context.close();
});
