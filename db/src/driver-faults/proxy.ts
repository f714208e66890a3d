import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The server's ReadyForQuery, outside a transaction: the first one ends a connection's start-up. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/**
 * A way to the database at `url` whose connections a test can lose: all at once by `reset` (RST), as they come by
 * `refuse`, which gives true (or anything but false) when it has ended the socket, or, after `resetNext`, when the next
 * one that is made sends its first query.
 */
export async function startProxy(url: string, refuse: (socket: Socket) => unknown = () => false) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let resetting = false;
  const { port, close } = await startServer((socket) => {
    if (refuse(socket) !== false) return;
    sockets.add(socket);
    const onward = connect(Number(target.port || 5432), target.hostname);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    onward.on('error', () => socket.destroy());
    if (resetting) {
      resetting = false;
      onward.on('data', (chunk: Buffer) => {
        if (chunk.includes(READY)) socket.once('data', () => socket.resetAndDestroy());
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  return {
    url: atPort(url, port),
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
      sockets.clear();
    },
    resetNext: () => {
      resetting = true;
    },
    close,
  };
}

/** A server on a free port of 127.0.0.1 that counts its connections. */
export async function startServer(onConnection: (socket: Socket) => void) {
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, accepted: () => accepted, close: () => server.close() };
}

/** The same database behind another port of 127.0.0.1. */
export function atPort(url: string, port: number): string {
  const other = new URL(url);
  other.hostname = '127.0.0.1';
  other.port = String(port);
  return other.href;
}
