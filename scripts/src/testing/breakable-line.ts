import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line between a browser and the exchange that a test can listen to and break. */
export interface BreakableLine {
  /** what the browser opens in place of the exchange's own address */
  address: string;
  /** Every byte that was sent to the exchange since the last call. */
  takeSent(): Buffer;
  /**
   * Lets the next request whose first line holds `words` through, and breaks the connection before its answer, or within it. Before,
   * a browser sends the request once more by itself, if the connection was there already.
   */
  loseAnswerTo(words: string, when: 'before' | 'within'): void;
  /** Breaks every connection, and each new one, until it is mended. */
  cut(): void;
  mend(): void;
  /** Leads to another server from now on; connections to the one before are broken. */
  leadTo(address: string): void;
  close(): Promise<void>;
}

/** Opens a line to the server at `address`, on a free port of this machine. */
export async function openLine(address: string): Promise<BreakableLine> {
  let { hostname, port } = new URL(address);
  const open = new Set<Socket>();
  let sent: Buffer[] = [];
  let unlucky: { words: string; when: 'before' | 'within' } | null = null;

  let isCut = false;

  const server = createServer((browser) => {
    if (isCut) return browser.destroy();
    const exchange = connect(Number(port), hostname);
    let lost: 'before' | 'within' | null = null;
    for (const socket of [browser, exchange]) {
      open.add(socket);
      // Either side may break off at any time; the other learns of it.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        browser.destroy();
        exchange.destroy();
      });
    }
    browser.on('data', (chunk: Buffer) => {
      sent.push(chunk);
      if (unlucky !== null && chunk.includes(unlucky.words)) {
        lost = unlucky.when;
        unlucky = null;
      }
      exchange.write(chunk);
    });
    exchange.on('data', (chunk: Buffer) => {
      if (lost === 'before') browser.destroy();
      else if (lost === 'within') browser.end(chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 5));
      else browser.write(chunk);
    });
  });
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeSent() {
      const all = Buffer.concat(sent);
      sent = [];
      return all;
    },
    loseAnswerTo(words, when) {
      unlucky = { words, when };
    },
    cut,
    mend() {
      isCut = false;
    },
    leadTo(other) {
      ({ hostname, port } = new URL(other));
      for (const socket of open) socket.destroy();
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
