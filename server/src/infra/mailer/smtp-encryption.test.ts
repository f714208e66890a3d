import { afterEach, expect, it } from 'vitest';
import { createSmtpMailer } from './smtp-mailer.ts';
import { type SmtpSink, startSmtpSink } from './testing/smtp-sink.ts';

const MAIL = {
  to: 'marta@example.org',
  subject: 'Entra',
  text: 'https://scampolo.example/link#a-secret',
  html: '<p>a-secret</p>',
  messageId: '<1@example.org>',
};

let sink: SmtpSink | undefined;
afterEach(() => sink?.close());

/** Sends a mail through a server that knows no encryption, by another name of its address; gives what arrived. */
async function send(host: string, options = ''): Promise<{ arrived: string[]; failure: string }> {
  sink = await startSmtpSink();
  sink.refuse.set('STARTTLS', '502 5.5.1 Command not implemented');
  const { port } = new URL(sink.url);
  const mailer = createSmtpMailer({ url: `smtp://${host}:${port}${options}`, from: 'x@example.org' });
  try {
    const failure = await mailer.send(MAIL).then(
      () => '',
      (error: unknown) => String(error),
    );
    return { arrived: sink.received.map(({ raw }) => raw), failure };
  } finally {
    mailer.close();
  }
}

// An address of this machine that is not known as one stands for another machine.
const ANOTHER_MACHINE = '[::ffff:127.0.0.1]';

it('to another machine no mail goes unencrypted', async () => {
  const { arrived, failure } = await send(ANOTHER_MACHINE);
  expect(arrived).toEqual([]);
  expect(failure).toContain('ETLS');
});

it.each(['127.0.0.1', 'localhost'])('to this machine itself mails go as they are: %s', async (host) => {
  expect((await send(host)).arrived).toHaveLength(1);
});

it('to another machine they do when the address says so', async () => {
  expect((await send(ANOTHER_MACHINE, '?requireTLS=false')).arrived).toHaveLength(1);
});
