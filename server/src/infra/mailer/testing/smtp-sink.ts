import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a client handed over in one transaction. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** the message as it crossed the wire, dots unstuffed */
  raw: string;
}

/** A mail server that keeps everything and knows just enough of RFC 5321 for a client that behaves. */
export interface SmtpSink {
  url: string;
  received: ReceivedMail[];
  /** Set to answer a command, such as `RCPT TO`, with this line instead. */
  refuse: Map<string, string>;
  /** Set to take messages and never say so. */
  mute: boolean;
  close(): Promise<void>;
}

export async function startSmtpSink(): Promise<SmtpSink> {
  const received: ReceivedMail[] = [];
  const refuse = new Map<string, string>();
  const sockets = new Set<Socket>();
  const sink = { received, refuse, mute: false };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, sink);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}

function converse(socket: Socket, sink: Pick<SmtpSink, 'received' | 'refuse' | 'mute'>): void {
  let unread = '';
  let mail: ReceivedMail = { from: '', to: [], raw: '' };
  let inMessage = false;
  const say = (text: string) => socket.write(`${text}\r\n`);

  const command = (text: string): void => {
    const verb = /^(MAIL FROM|RCPT TO|[A-Z]+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
    const refusal = sink.refuse.get(verb);
    if (refusal !== undefined) {
      say(refusal);
    } else if (verb === 'MAIL FROM') {
      mail = { from: pathOf(text), to: [], raw: '' };
      say('250 ok');
    } else if (verb === 'RCPT TO') {
      mail.to.push(pathOf(text));
      say('250 ok');
    } else if (verb === 'DATA') {
      inMessage = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      socket.end('221 bye\r\n');
    } else {
      say('250 ok');
    }
  };

  const read = (): void => {
    for (;;) {
      const end = inMessage ? '\r\n.\r\n' : '\r\n';
      const at = unread.indexOf(end);
      if (at === -1) return;
      const text = unread.slice(0, at);
      unread = unread.slice(at + end.length);
      if (!inMessage) {
        command(text);
        continue;
      }
      inMessage = false;
      sink.received.push({ ...mail, raw: text.replaceAll(/^\./gm, '') });
      if (!sink.mute) say('250 kept');
    }
  };

  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    unread += chunk;
    read();
  });
  say('220 sink');
}

function pathOf(text: string): string {
  return /<([^>]*)>/.exec(text)?.[1] ?? '';
}
