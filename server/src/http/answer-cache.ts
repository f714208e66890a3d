import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Deps } from '../deps.ts';
import { createRecentValues } from '../infra/recent-values.ts';

declare module 'fastify' {
  interface FastifyInstance {
    publicAnswers: PublicAnswers;
  }
}

/** An answer that is the same for everybody who is not signed in. */
export interface PublicAnswer {
  body: string;
  /** besides those that every public answer has: `etag`, `vary` and the length */
  headers: Readonly<Record<string, string>>;
  /** false: another request gets one of its own */
  keep?: boolean;
}

/** Answers to readers who are not signed in. */
export interface PublicAnswers {
  /**
   * Sends the answer that `key` stands for, from memory when it is still true, else as `make` makes it; 304 when the reader has it.
   * `key` has to say everything that the answer depends on besides the database. Failures of `make` are the route's own. `expectNew`:
   * that nobody has asked for it before is likely; one that is new is made at once then, and may be made once more than needed after a change.
   */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    make: () => Promise<PublicAnswer>,
    options?: { expectNew?: boolean },
  ): Promise<FastifyReply>;
}

/** Memory for all answers of a process. */
const MAX_BYTES = 16_000_000;

/** What an answer says of the time (whether a hub is open, until when a claim would hold) is never older. */
const MAX_AGE_MS = 60_000;

/** Shorter ones gain nothing from compression. */
const COMPRESSED_FROM_BYTES = 1024;

interface Kept {
  version: string;
  madeAt: number;
  body: Buffer;
  etag: string;
  headers: Readonly<Record<string, string>>;
  compressed: Partial<Record<Encoding, Promise<Buffer>>>;
}

type Encoding = keyof typeof COMPRESS;

const COMPRESS = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
} as const;

/**
 * Keeps answers in memory, and gives each out for as long as it is exactly what the database would answer.
 *
 * Why no request ever sees what was hidden before it began: let H be the commit that hides something. H counts itself in
 * `answer_version`, in the same transaction, so a snapshot sees either both or neither. A request that begins after H reads the version
 * first, by a statement that starts after the request did, so its snapshot sees H and the version V it gets counts H. It is answered
 * from memory only by an answer that is filed under the same V. An answer is filed under the version that was read *before* its
 * first statement; its statements see at least what that version counts, since on one server a later snapshot sees everything that an
 * earlier one saw, and the sum over all commits is equal only for the same set of commits. So an answer filed under V was made with H
 * seen. Commits between the version and the statements can only make an answer newer than its version: it is then made again once more
 * than needed, which is harmless. The order in which transactions took numbers plays no part, as there is none: only what is committed is counted.
 *
 * An answer that is likely to be new (`expectNew`), and is, does not wait for the version: it is made at once, and filed under the one that
 * was read last for another request, which is from before its first statement as well.
 *
 * Requests for one key and version share the making of their answer, by the same argument. All processes read the same counter, and
 * nothing has to be sent between them. An answer is thrown away after a minute whatever its version.
 */
export const answerCachePlugin = plugin<{ deps: Pick<Deps, 'answerVersion'> }>(
  async (app, { deps }) => {
    app.decorate('publicAnswers', createPublicAnswers(deps.answerVersion));
  },
  { name: 'answer-cache' },
);

/**
 * As {@link answerCachePlugin} says.
 * @param readVersion what is committed at some moment after it is called; callers may share a read
 * @param now milliseconds, for the age of answers
 */
export function createPublicAnswers(readVersion: () => Promise<string>, now = Date.now): PublicAnswers {
  const store = createRecentValues<Kept>(MAX_BYTES, weigh);
  const making = new Map<string, Promise<Kept>>();
  let lastRead: string | null = null;

  async function readNow(): Promise<string> {
    const version = await readVersion();
    lastRead = version;
    return version;
  }

  async function find(key: string, make: () => Promise<PublicAnswer>, expectNew: boolean): Promise<Kept> {
    if (
      expectNew &&
      lastRead !== null &&
      store.get(key) === undefined &&
      !making.has(flightOf(key, lastRead))
    ) {
      const made = share(key, lastRead, make);
      // For those to come. Where it fails, so does the next one that needs it.
      readNow().catch(() => undefined);
      return made;
    }
    const version = await readNow();
    const kept = store.get(key);
    if (kept !== undefined && kept.version === version && now() - kept.madeAt < MAX_AGE_MS) return kept;
    return making.get(flightOf(key, version)) ?? share(key, version, make);
  }

  /** Makes an answer for all who ask for it meanwhile. */
  function share(key: string, version: string, make: () => Promise<PublicAnswer>): Promise<Kept> {
    const flight = flightOf(key, version);
    const made = makeNew(key, version, make).finally(() => making.delete(flight));
    making.set(flight, made);
    return made;
  }

  async function makeNew(key: string, version: string, make: () => Promise<PublicAnswer>): Promise<Kept> {
    const madeAt = now();
    const { body: text, headers, keep = true } = await make();
    const body = Buffer.from(text);
    const etag = `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
    const kept: Kept = { version, madeAt, body, etag, headers, compressed: {} };
    if (keep) store.set(key, kept);
    return kept;
  }

  return {
    async send(request, reply, key, make, { expectNew = false } = {}) {
      return sendKept(request, reply, await find(key, make, expectNew));
    },
  };
}

function flightOf(key: string, version: string): string {
  return `${version} ${key}`;
}

/** Compressed forms are smaller than a half; what surrounds them costs some as well. */
function weigh({ body }: Kept, key: string): number {
  return body.length * 1.5 + key.length + 1000;
}

async function sendKept(request: FastifyRequest, reply: FastifyReply, kept: Kept): Promise<FastifyReply> {
  const { body, etag, headers } = kept;
  reply.headers(headers).header('etag', etag);
  if (hasTag(request.headers['if-none-match'], etag)) {
    return reply.code(304).removeHeader('content-type').send();
  }
  const encoding = body.length < COMPRESSED_FROM_BYTES ? null : encodingFor(request);
  if (encoding === null) return reply.send(body);
  kept.compressed[encoding] ??= COMPRESS[encoding](body);
  const compressed = await kept.compressed[encoding];
  return reply.header('content-encoding', encoding).send(compressed);
}

/** True when one of the tags in `If-None-Match` is `etag`, compared weakly, as that header asks (RFC 9110, 13.1.2). */
export function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const plain = etag.replace(/^W\//, '');
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === plain || tag === '*');
}

/** The smallest form that `Accept-Encoding` names; null: as it is. */
function encodingFor({ headers }: FastifyRequest): Encoding | null {
  if (headers['x-no-compression'] !== undefined) return null;
  const accepted = String(headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim().split(/\s*;\s*q=/))
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([name]) => name);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : null;
}

/**
 * Serializer of routes whose answers are made by a `present.ts` alone, field by field: nothing has to be checked or left out again.
 * `cards.db.test.ts` holds that the schema makes the same of them.
 */
export const plainJson = () => (value: unknown) => JSON.stringify(value);

/** `Vary` of an answer of the API: who asks, by cookie or token, and the form it is sent in. */
const API_VARY = 'cookie, authorization, accept-encoding';

/** An answer of the API: kept by browsers, and asked for again each time, which costs nothing while it is the same. */
export function jsonAnswer(value: unknown): PublicAnswer {
  return {
    body: JSON.stringify(value),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
      vary: API_VARY,
    },
  };
}
