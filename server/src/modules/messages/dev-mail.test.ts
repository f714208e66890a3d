import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMailer } from '../../infra/mailer/create-mailer.ts';
import { devMailPlugin, showsMails } from './dev-mail.ts';

const HOSTILE = '"><script>alert(1)</script><img src=//evil.example/x>';

let dataDir: string;
let app: FastifyInstance;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-mails-'));
  app = fastify();
  await app.register(devMailPlugin, { config: { mode: 'development', smtpUrl: null, dataDir } });
});
afterEach(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

function send(mail: {
  name: string;
  subject?: string;
  text?: string;
  html?: string;
  to?: string;
}): Promise<void> {
  const { name, to = 'marta@example.org', subject = 'Ciao', text = 'Testo', html = '<p>HTML</p>' } = mail;
  const mailer = createMailer({ smtpUrl: null, mailFrom: 'Scampolo <scampolo@localhost>', dataDir });
  return mailer.send({ to, subject, text, html, messageId: `<${name}@localhost>` });
}

const get = (url: string) => app.inject({ url, headers: { host: 'localhost:3000' } });

test('says that there is no mail yet', async () => {
  const answer = await get('/dev/mail');
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('No mail yet');
});

test('lists mails, newest first, with subject, recipient and time', async () => {
  await send({ name: 'one', subject: 'Prima' });
  await send({ name: 'two', subject: 'Dopo', to: 'ines@example.org' });
  const { body } = await get('/dev/mail');
  expect(body.indexOf('Dopo')).toBeLessThan(body.indexOf('Prima'));
  expect(body).toContain('href="/dev/mail/two"');
  expect(body).toContain('ines@example.org');
  expect(body).toMatch(/<time datetime="\d{4}-\d\d-\d\dT/);
});

test('shows a mail’s text, and its HTML in a frame of its own', async () => {
  await send({ name: 'one', text: 'Una riga\n<b>e</b> un’altra', html: '<p>Ecco</p>' });
  const { body } = await get('/dev/mail/one');
  expect(body).toContain('Una riga\n&lt;b&gt;e&lt;/b&gt; un’altra');
  expect(body).toContain('<iframe src="/dev/mail/one/html" sandbox=""');
  expect(body).not.toContain('Ecco');
  expect((await get('/dev/mail/one/html')).body).toBe('<p>Ecco</p>');
});

test('lets the text’s link to this site be followed, and no other', async () => {
  await send({
    name: 'one',
    text: 'Apri:\nhttp://localhost:3000/me/claims\nhttps://evil.example/\njavascript:alert(1)',
  });
  const { body } = await get('/dev/mail/one');
  const links = [...body.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
  expect(links).toEqual(['/dev/mail', 'http://localhost:3000/me/claims']);
});

test('shows hostile mails as they are', async () => {
  await send({ name: 'one', subject: HOSTILE, text: HOSTILE, to: 'a@example.org', html: HOSTILE });
  for (const url of ['/dev/mail', '/dev/mail/one']) {
    const { body } = await get(url);
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toMatch(/<script|<img/);
  }
});

test('allows nothing but its own style, and the mail’s HTML nothing at all', async () => {
  await send({ name: 'one' });
  for (const url of ['/dev/mail', '/dev/mail/one']) {
    const policy = String((await get(url)).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  }
  const { headers } = await get('/dev/mail/one/html');
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-store');
});

test.each(['none', '..%2fsecret', '%2e%2e', 'one.json', 'one%00', `${'a'.repeat(65)}`, 'a%20b', 'one%5c..'])(
  'knows no mail called %s',
  async (name) => {
    await send({ name: 'one' });
    expect((await get(`/dev/mail/${name}`)).statusCode).toBe(404);
    expect((await get(`/dev/mail/${name}/html`)).statusCode).toBe(404);
  },
);

describe('where mails really go out, or in production', () => {
  test.each([
    { mode: 'production', smtpUrl: null },
    { mode: 'development', smtpUrl: 'smtp://127.0.0.1' },
    { mode: 'production', smtpUrl: 'smtp://127.0.0.1' },
  ] as const)('there is no such page: %o', async (config) => {
    await send({ name: 'one' });
    const other = fastify();
    await other.register(devMailPlugin, { config: { ...config, dataDir } });
    expect(showsMails(config)).toBe(false);
    for (const url of ['/dev/mail', '/dev/mail/one', '/dev/mail/one/html']) {
      expect((await other.inject(url)).statusCode).toBe(404);
    }
    await other.close();
  });
});
