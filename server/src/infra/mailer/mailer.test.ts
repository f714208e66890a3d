import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createMailer } from './create-mailer.ts';
import { createFileMailer } from './file-mailer.ts';
import { listMails, readMail } from './mail-files.ts';
import { type Mail, type Mailer, MailFailure } from './mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';
import { readMessage } from './testing/read-message.ts';
import { startSmtpSink } from './testing/smtp-sink.ts';

const FROM = 'Scampolo <scampolo@example.org>';
const JOB = '0199d0c4-7a51-7c51-9d2b-6c8d0b6a1f10';
const MAIL: Mail = {
  to: 'marta@example.org',
  subject: 'Prenotato: 2,5 m di Fresco di lana «è così»',
  text: 'Ciao Marta,\n\n.un punto in testa\nperché è già tuo: 2,5 m\n',
  html: '<!doctype html><p>Ciao Marta, è <b>tuo</b></p>',
  messageId: `<${JOB}@scampolo.example.org>`,
};

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Set {
  mailer: Mailer;
  /** the messages that left, as RFC 5322 text */
  sent(): Promise<string[]>;
}

async function smtpSet(): Promise<Set> {
  const sink = await startSmtpSink();
  const mailer = createSmtpMailer({ url: sink.url, from: FROM });
  cleanUps.push(() => sink.close(), mailer.close);
  return { mailer, sent: async () => sink.received.map((mail) => mail.raw) };
}

async function fileSet(): Promise<Set> {
  const folder = await temporaryFolder();
  return {
    mailer: createFileMailer({ folder, from: FROM }),
    sent: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
      return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    },
  };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-mail-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe.each([
  ['SMTP', smtpSet],
  ['files', fileSet],
])('a mailer through %s', (_name, make) => {
  test('sends what it is given: sender, recipient, subject, both parts and Message-ID', async () => {
    const { mailer, sent } = await make();
    await mailer.send(MAIL);
    const message = readMessage((await sent())[0] ?? '');
    expect(message.headers.get('from')).toBe(FROM);
    expect(message.headers.get('to')).toBe(MAIL.to);
    expect(message.headers.get('subject')).toBe(MAIL.subject);
    expect(message.headers.get('message-id')).toBe(MAIL.messageId);
    expect(message.headers.get('auto-submitted')).toBe('auto-generated');
    expect(message.headers.get('mime-version')).toBe('1.0');
    expect(message.text.trimEnd()).toBe(MAIL.text.trimEnd());
    expect(message.html.trimEnd()).toBe(MAIL.html);
  });

  test('writes ASCII lines of at most 998 characters that end in CR LF', async () => {
    const { mailer, sent } = await make();
    await mailer.send({ ...MAIL, subject: 'è'.repeat(120), text: 'parola '.repeat(500) });
    const [raw = ''] = await sent();
    expect(raw).toMatch(/^[\r\n\t -~]+$/);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((text) => text.length))).toBeLessThanOrEqual(998);
  });

  test('makes a Message-ID when none is given', async () => {
    const { mailer, sent } = await make();
    const { messageId: _none, ...mail } = MAIL;
    await mailer.send(mail);
    expect(readMessage((await sent())[0] ?? '').headers.get('message-id')).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
  });

  test('lets no subject add a header, a recipient or a part', async () => {
    const { mailer, sent } = await make();
    await mailer.send({ ...MAIL, subject: 'Lana\r\nBcc: all@example.org\r\n\r\n<script>1</script>' });
    const { headers } = readMessage((await sent())[0] ?? '');
    expect(headers.has('bcc')).toBe(false);
    expect(headers.get('subject')).toMatch(/^Lana Bcc: all@example.org\s+<script>1<\/script>$/);
  });

  test('takes the address as one recipient, whatever is in it', async () => {
    const { mailer, sent } = await make();
    await mailer.send({ ...MAIL, to: 'a@example.org,b@example.org' });
    const { headers } = readMessage((await sent())[0] ?? '');
    expect(headers.get('to')).toBe('<"a@example.org,b"@example.org>');
  });
});

describe('a mailer through SMTP', () => {
  test('names one recipient to the server', async () => {
    const sink = await startSmtpSink();
    const mailer = createSmtpMailer({ url: sink.url, from: FROM });
    cleanUps.push(() => sink.close(), mailer.close);
    await mailer.send(MAIL);
    await mailer.send({ ...MAIL, to: 'a@example.org>\r\nRCPT TO:<b@example.org' });
    expect(sink.received.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'scampolo@example.org', to: [MAIL.to] },
      { from: 'scampolo@example.org', to: [expect.stringMatching(/^".*"@example\.org$/)] },
    ]);
  });

  test.each([
    ['RCPT TO', '550 5.1.1 <marta@example.org> no such user', true],
    ['DATA', '554 5.7.1 <marta@example.org> refused', true],
    ['RCPT TO', '450 4.2.1 <marta@example.org> try later', false],
    ['MAIL FROM', '550 5.7.1 sender not allowed', false],
  ])(
    'tells a refusal for good from one for now, and repeats no address: %s %s',
    async (verb, answer, permanent) => {
      const sink = await startSmtpSink();
      const mailer = createSmtpMailer({ url: sink.url, from: FROM });
      cleanUps.push(() => sink.close(), mailer.close);
      sink.refuse.set(verb, answer);
      const failure = await mailer.send(MAIL).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MailFailure);
      expect(failure).toMatchObject({ permanent });
      expect(JSON.stringify([String(failure), failure])).not.toContain('marta');
      expect(failure).toHaveProperty('message', expect.stringContaining(answer.slice(0, 3)));
    },
  );

  test('fails without naming the server’s password when nobody listens', async () => {
    const sink = await startSmtpSink();
    await sink.close();
    const url = sink.url.replace('//', '//user:geheim@');
    const mailer = createSmtpMailer({ url, from: FROM });
    cleanUps.push(mailer.close);
    const failure = await mailer.send(MAIL).catch((error: unknown) => error);
    expect(failure).toMatchObject({ permanent: false, message: expect.stringContaining('ESOCKET') });
    expect(JSON.stringify([String(failure), failure])).not.toContain('geheim');
  });
});

describe('a mailer into files', () => {
  test('names the file after the Message-ID, so that a mail sent again replaces itself', async () => {
    const folder = await temporaryFolder();
    const mailer = createFileMailer({ folder, from: FROM });
    await mailer.send(MAIL);
    await mailer.send(MAIL);
    expect((await readdir(folder)).sort()).toEqual([`${JOB}.eml`, `${JOB}.json`]);
  });

  test('makes no file outside its folder for any Message-ID', async () => {
    const folder = await temporaryFolder();
    const mailer = createFileMailer({ folder: join(folder, 'mail'), from: FROM });
    await mailer.send({ ...MAIL, messageId: '<../../escape@example.org>' });
    expect(await readdir(folder)).toEqual(['mail']);
    expect(await readdir(join(folder, 'mail'))).toHaveLength(2);
  });

  test('keeps mails from other users of the machine', async () => {
    const folder = join(await temporaryFolder(), 'mail');
    await createFileMailer({ folder, from: FROM }).send(MAIL);
    const modes = await Promise.all(
      [folder, join(folder, `${JOB}.eml`), join(folder, `${JOB}.json`)].map(
        async (path) => (await stat(path)).mode & 0o77,
      ),
    );
    expect(modes).toEqual([0, 0, 0]);
  });

  test('fails with a MailFailure when the folder cannot be made', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const mailer = createFileMailer({ folder: join(file, 'mail'), from: FROM });
    await expect(mailer.send(MAIL)).rejects.toThrow(MailFailure);
  });

  test('leaves mails that can be listed, newest first, and read by name', async () => {
    const folder = await temporaryFolder();
    const mailer = createFileMailer({ folder, from: FROM });
    await mailer.send({ ...MAIL, messageId: '<one@x>', subject: 'One' });
    await mailer.send({ ...MAIL, messageId: '<two@x>', subject: 'Two' });
    await mailer.send({ ...MAIL, messageId: '<one@x>', subject: 'One again' });
    await writeFile(join(folder, 'three.json.0199.part'), '{"to"');
    expect((await listMails(folder, 10)).map((mail) => mail.subject)).toEqual(['One again', 'Two']);
    expect(await listMails(folder, 1)).toHaveLength(1);
    expect(await readMail(folder, 'two')).toMatchObject({
      name: 'two',
      to: MAIL.to,
      text: MAIL.text,
      html: MAIL.html,
    });
  });

  test('finds nothing under a name that is none, and in a folder that is not there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'secret.json'), '{}');
    for (const name of ['../secret', 'secret.json', '', 'a'.repeat(65), 'se cret', 'none']) {
      expect(await readMail(join(folder, 'mail'), name)).toBeNull();
    }
    expect(await listMails(join(folder, 'mail'), 10)).toEqual([]);
  });
});

test('the configuration decides where mails go', async () => {
  const dataDir = await temporaryFolder();
  const sink = await startSmtpSink();
  const server = createMailer({ smtpUrl: sink.url, mailFrom: FROM, dataDir });
  cleanUps.push(() => sink.close(), server.close);
  await server.send(MAIL);
  expect(sink.received).toHaveLength(1);
  expect(await readdir(dataDir)).toEqual([]);
  await createMailer({ smtpUrl: null, mailFrom: FROM, dataDir }).send(MAIL);
  expect(await readdir(join(dataDir, 'mail'))).toHaveLength(2);
});
