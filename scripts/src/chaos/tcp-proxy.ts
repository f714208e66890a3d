import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What is wrong with a line. Bytes go `up` to the server and `down` to the client. */
export type LineFault =
  /** every chunk arrives so much later */
  | { readonly kind: 'delay'; readonly ms: number }
  /** each connection carries at most so much, in each direction */
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  /** each connection breaks once so many bytes went that way, in the middle of whatever they were part of */
  | { readonly kind: 'cut'; readonly afterBytes: number; readonly direction: 'up' | 'down' }
  /** nothing arrives, and neither side is told; a connection that lost bytes breaks when the line heals */
  | { readonly kind: 'drop' }
  /** connections break, and new ones as soon as they are made */
  | { readonly kind: 'refuse' };

/** A TCP line between a client and a server that can be broken and healed. */
export interface TcpProxy {
  /** of this machine, for as long as the proxy is open */
  readonly port: number;
  /** Leads new connections to another port of this machine; those there are stay as they are. */
  leadTo(port: number): void;
  /** From now on the line has this fault, and no other. */
  fail(fault: LineFault): void;
  /** The line is sound again. */
  heal(): void;
  /** Breaks every connection there is. */
  breakAll(): void;
  /** how many bytes `drop` has swallowed until now */
  droppedBytes(): number;
  /** Breaks every connection and takes no more. */
  close(): Promise<void>;
}

interface Connection {
  readonly onDropped: (bytes: number) => void;
  readonly ends: readonly [client: Socket, server: Socket];
  /** aborted when either end broke off */
  readonly over: AbortController;
  readonly passed: { up: number; down: number };
  dropped: number;
}

const SLICES_A_SECOND = 20;

/** Opens a sound line to a port of this machine, on a free port of this machine. */
export async function openTcpProxy(targetPort: number): Promise<TcpProxy> {
  let target = targetPort;
  let fault: LineFault | null = null;
  let dropped = 0;
  const connections = new Set<Connection>();
  const breakAll = () => {
    for (const connection of connections) destroy(connection);
  };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => client.destroy());
    if (fault?.kind === 'refuse') return client.destroy();
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    const connection: Connection = {
      onDropped: (bytes) => {
        dropped += bytes;
      },
      ends: [client, upstream],
      over: new AbortController(),
      passed: { up: 0, down: 0 },
      dropped: 0,
    };
    connections.add(connection);
    for (const end of connection.ends) {
      // Either side may break off at any time; the other learns of it.
      end.on('error', () => destroy(connection));
      end.on('close', () => {
        if (connection.ends.every((one) => one.destroyed)) connections.delete(connection);
      });
      end.setNoDelay(true);
    }
    for (const direction of ['up', 'down'] as const) {
      carry(connection, direction, () => fault).catch(() => destroy(connection));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port;
    },
    fail(next) {
      fault = next;
      for (const { passed } of connections) Object.assign(passed, { up: 0, down: 0 });
      if (next.kind === 'refuse') breakAll();
    },
    heal() {
      fault = null;
      for (const connection of connections) if (connection.dropped > 0) destroy(connection);
    },
    breakAll,
    droppedBytes: () => dropped,
    async close() {
      const closed = once(server, 'close');
      server.close();
      breakAll();
      await closed;
    },
  };
}

/** Carries one direction of a connection to its end. Rejects when the connection is over. */
async function carry(
  connection: Connection,
  direction: 'up' | 'down',
  faultNow: () => LineFault | null,
): Promise<void> {
  const [client, server] = connection.ends;
  const [from, to] = direction === 'up' ? [client, server] : [server, client];
  // An end that has said all may still have to hear.
  for await (const chunk of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    for (const part of partsUnder(faultNow(), chunk)) {
      const fault = faultNow();
      if (fault?.kind === 'delay') await pause(fault.ms, undefined, { signal: connection.over.signal });
      if (fault?.kind === 'throttle') {
        await pause((part.length * 1000) / fault.bytesPerSecond, undefined, {
          signal: connection.over.signal,
        });
      }
      await pass(connection, direction, part, to, faultNow());
    }
  }
  to.end();
}

async function pass(
  connection: Connection,
  direction: 'up' | 'down',
  part: Buffer,
  to: Socket,
  fault: LineFault | null,
): Promise<void> {
  if (fault?.kind === 'drop') {
    connection.dropped += part.length;
    connection.onDropped(part.length);
    return;
  }
  const before = connection.passed[direction];
  connection.passed[direction] += part.length;
  const isCut =
    fault?.kind === 'cut' && fault.direction === direction && before + part.length >= fault.afterBytes;
  if (isCut) {
    // What was sent until here still arrives, and then the line is dead.
    to.end(part.subarray(0, fault.afterBytes - before));
    await once(to, 'finish', { signal: connection.over.signal });
    throw new Error('cut');
  }
  if (!to.write(part)) await once(to, 'drain', { signal: connection.over.signal });
}

/** A slow line carries small parts, so that what it carries at a time is never more than a moment's worth. */
function* partsUnder(fault: LineFault | null, chunk: Buffer): Generator<Buffer> {
  const size =
    fault?.kind === 'throttle'
      ? Math.max(1, Math.floor(fault.bytesPerSecond / SLICES_A_SECOND))
      : chunk.length;
  for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
}

function destroy({ ends, over }: Connection): void {
  over.abort();
  for (const end of ends) end.destroy();
}
