import { Agent, request } from 'node:http';

/** One request to the exchange. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** sent as JSON, or as it is */
  readonly body?: object | Buffer;
}

/** What came of a request. */
export type Reply =
  /** answered in full */
  | { readonly kind: 'answered'; readonly status: number; readonly body: Buffer }
  /** nobody was there to take it: it has certainly not been done */
  | { readonly kind: 'unsent' }
  /** sent, or on its way, and not answered in full: nobody knows */
  | { readonly kind: 'lost' };

/** Sends requests, each once: nothing in here repeats one by itself, as `fetch` may. */
export interface HttpClient {
  /** @param hangsUp leaves as soon as the request is sent, without waiting for its answer */
  send(address: string, what: HttpRequest, hangsUp?: boolean): Promise<Reply>;
  close(): void;
}

/** A client of its own connections, which it keeps between requests; an answer that takes longer than `patienceMs` is lost. */
export function createHttpClient(patienceMs: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    send: (address, what, hangsUp = false) =>
      new Promise((resolve) => {
        const body = bytesOf(what.body);
        const sending = request(new URL(what.path, address), {
          agent,
          method: what.method,
          headers: {
            ...(what.body && !Buffer.isBuffer(what.body) ? { 'content-type': 'application/json' } : {}),
            ...(body ? { 'content-length': String(body.length) } : {}),
            ...what.headers,
          },
          signal: AbortSignal.timeout(patienceMs),
        });
        let isConnected = false;
        sending.on('socket', (socket) => {
          isConnected = !socket.connecting;
          if (isConnected) return;
          socket.once('connect', () => {
            isConnected = true;
          });
        });
        sending.on('error', () => resolve({ kind: isConnected ? 'lost' : 'unsent' }));
        sending.on('response', (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          // An answer that was cut off ends with an error, or by closing alone.
          answer.on('error', () => resolve({ kind: 'lost' }));
          answer.on('close', () => resolve({ kind: 'lost' }));
          answer.on('end', () => {
            if (answer.complete)
              resolve({ kind: 'answered', status: answer.statusCode ?? 0, body: Buffer.concat(chunks) });
          });
        });
        sending.end(body, () => {
          if (hangsUp) sending.destroy();
        });
        sending.on('close', () => resolve({ kind: 'lost' }));
      }),
    close: () => agent.destroy(),
  };
}

function bytesOf(body: object | Buffer | undefined): Buffer | undefined {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(JSON.stringify(body));
}
