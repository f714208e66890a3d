import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A statement as it went over the wire, with its values as text. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** A way to a database on which what is asked can be overheard. */
export interface StatementTap {
  /** The same database, through the tap. */
  readonly url: string;
  /** Runs `work` and gives the statements that went through meanwhile, in the order they were sent. */
  record(work: () => Promise<unknown>): Promise<Statement[]>;
  close(): Promise<void>;
}

/**
 * Opens a tap on the database at `url` (without TLS). Reads the frontend's side of the protocol, version 3 (PostgreSQL manual,
 * "Message Formats"), so that a floor runs the very statements of the code it stands for, whatever that code becomes.
 */
export async function openStatementTap(url: string): Promise<StatementTap> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let heard: Statement[] | null = null;
  const server = createServer((socket) => {
    const onward = connect(Number(target.port || 5432), target.hostname);
    const read = createReader((statement) => heard?.push(statement));
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
    socket.on('data', read);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the tap has no port');
  const tapped = new URL(url);
  tapped.hostname = '127.0.0.1';
  tapped.port = String(address.port);
  return {
    url: tapped.href,
    async record(work) {
      const statements: Statement[] = [];
      heard = statements;
      try {
        await work();
        return statements;
      } finally {
        heard = null;
      }
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes the bytes of one connection's client as they come and tells of every statement. */
function createReader(tell: (statement: Statement) => void): (chunk: Buffer) => void {
  const prepared = new Map<string, string>();
  let pending = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      // The first message has no letter.
      const letter = started ? 1 : 0;
      if (pending.length < letter + 4) return;
      const end = letter + pending.readInt32BE(letter);
      if (pending.length < end) return;
      if (started) readMessage(pending[0] ?? 0, pending.subarray(5, end), prepared, tell);
      started = true;
      pending = pending.subarray(end);
    }
  };
}

const PARSE = 'P'.charCodeAt(0);
const BIND = 'B'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);

function readMessage(
  kind: number,
  body: Buffer,
  prepared: Map<string, string>,
  tell: (statement: Statement) => void,
): void {
  const [first, afterFirst] = readText(body, 0);
  if (kind === QUERY) tell({ text: first, values: [] });
  if (kind === PARSE) prepared.set(first, readText(body, afterFirst)[0]);
  if (kind !== BIND) return;
  const [name, afterName] = readText(body, afterFirst);
  tell({ text: prepared.get(name) ?? '', values: readValues(body, afterName) });
}

/** The values of a Bind message, from the list of their formats on. */
function readValues(body: Buffer, from: number): (string | null)[] {
  const formats = body.readInt16BE(from);
  let at = from + 2 + formats * 2;
  for (let index = 0; index < formats; index += 1) {
    if (body.readInt16BE(from + 2 + index * 2) !== 0)
      throw new Error('the tap reads values that are sent as text');
  }
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return body.toString('utf8', at - length, at);
  });
}

/** A text that ends with a zero byte, and where the next thing begins. */
function readText(body: Buffer, from: number): [text: string, next: number] {
  const end = body.indexOf(0, from);
  return end === -1 ? ['', body.length] : [body.toString('utf8', from, end), end + 1];
}
