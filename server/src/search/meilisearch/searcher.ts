import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import {
  MeilisearchApiError,
  type MeilisearchErrorResponse,
  MeilisearchRequestError,
  type MultiSearchParams,
  type SearchResponse,
} from 'meilisearch';

/** Asks several queries in one request; the answers come in their order. */
export type Searcher = <Hit extends Record<string, unknown>>(
  params: MultiSearchParams,
  signal: AbortSignal,
) => Promise<SearchResponse<Hit>[]>;

/** Shorter than a server keeps a connection that nobody uses: what is sent on one that just ends is lost. */
const IDLE_MS = 4000;

const PROTOCOLS = {
  'http:': { request: httpRequest, agent: new HttpAgent({ keepAlive: true, timeout: IDLE_MS }) },
  'https:': { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true, timeout: IDLE_MS }) },
} as const;

/**
 * The one request that readers wait for. Not by the client, whose `fetch` sends head and body each by itself and makes streams of
 * both: that is an eighth of the time of a search. Its errors are those of the client: {@link MeilisearchApiError} when the server says
 * no, {@link MeilisearchRequestError} when it cannot be asked, SyntaxError when it answers something else than JSON.
 * @param host address of the server, with a path where it has one
 */
export function createSearcher(host: string, key: string | null): Searcher {
  const url = new URL('multi-search', host.endsWith('/') ? host : `${host}/`);
  const headers = {
    'content-type': 'application/json',
    // See `UNCOMPRESSED` of the clients.
    'accept-encoding': 'identity',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  return async <Hit extends Record<string, unknown>>(params: MultiSearchParams, signal: AbortSignal) => {
    const { status, text } = await post(url, headers, JSON.stringify(params), signal).catch(
      (error: unknown) => {
        throw new MeilisearchRequestError(url.href, error);
      },
    );
    if (status !== 200) throw refusal(status, text);
    const { results } = JSON.parse(text) as { results?: SearchResponse<Hit>[] };
    if (results === undefined) throw new SyntaxError('an answer without results');
    return results;
  };
}

function refusal(status: number, text: string): Error {
  const reason = text === '' ? undefined : (JSON.parse(text) as MeilisearchErrorResponse);
  return new MeilisearchApiError(new Response(null, { status }), reason);
}

function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  const { request, agent } = PROTOCOLS[url.protocol === 'https:' ? 'https:' : 'http:'];
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method: 'POST', headers, signal });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming: IncomingMessage) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    // Whole, so that its length is known and it goes out with the head.
    outgoing.end(body);
  });
}
