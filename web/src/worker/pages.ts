import {
  KEEP,
  KEEP_HEADER,
  NOBODY,
  OFFLINE_LIMITS,
  READER_HEADER,
} from '@scampolo/shared/domain/offline-copies';
import { forgetMembers, KEPT_AT, pageCaches, pagesOf } from '../app-shell/copies.ts';
import { BUILD } from './build.ts';
import { completeBuild, keepFilesOf, offlinePage } from './built-files.ts';
import { type Why, withLine } from './kept-line.ts';
import { photo } from './photos.ts';
import { isSwitchedOff } from './switch-off.ts';
import { trim } from './trim.ts';

declare const self: ServiceWorkerGlobalScope;

/** How long the network has to answer when there is a copy to show instead. Without one it has all the time it takes. */
const PATIENCE_MS = 5000;
const A_DAY_MS = 86_400_000;

/** Where a member offers something: the one page that is fetched ahead, so that it opens without a network. */
const POST_PATH = '/post';

/** Which build a copy of a page was made under, as a header of the copy. */
const KEPT_UNDER = 'scampolo-kept-under';

/** The language of the last page that came; null until one did. */
let language: string | null = null;
/** The member whose files and form were fetched ahead since this worker was started. */
let preparedFor: string | null = null;

/** Answers for a page that somebody opens: from the network, else as it was, else with what works without a network. */
export async function openPage(event: FetchEvent): Promise<Response> {
  const address = addressOf(event.request.url);
  const answer = fetchPage(event);
  const noted = answer.then((response) => noteAnswer(address, response.clone()));
  event.waitUntil(noted.catch(() => undefined));
  const kept = await findCopy(address);
  if (!kept) return answer.catch(() => offlinePage(language));
  const why = await Promise.race([
    answer.then(
      () => null,
      (): Why => 'offline',
    ),
    new Promise<Why>((resolve) => setTimeout(resolve, PATIENCE_MS, 'slow')),
  ]);
  return why === null ? answer : asItWas(kept, why);
}

/** Keeps a page that is open already, and the photos it shows: its first visit came before this worker. */
export async function keepOpenPage(url: string, photos: readonly string[]): Promise<void> {
  await keepAhead(addressOf(url));
  for (const address of photos.slice(0, OFFLINE_LIMITS.photos)) await photo(new Request(address));
}

/** Deletes copies that are too old to be of use. */
export async function dropOldCopies(): Promise<void> {
  const oldest = Date.now() - OFFLINE_LIMITS.days * A_DAY_MS;
  for (const name of await pageCaches()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      if (keptAt(await cache.match(key)).getTime() < oldest) await cache.delete(key);
    }
  }
}

async function fetchPage(event: FetchEvent): Promise<Response> {
  const ahead: Response | undefined = await event.preloadResponse;
  return ahead ?? fetch(event.request);
}

/** Path and query as copies are filed: how somebody came here makes no other page. */
function addressOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('from');
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

/** Learns from an answer who reads here, and keeps it, or deletes the copy of what may no longer be kept. */
async function noteAnswer(address: string, answer: Response): Promise<void> {
  const reader = answer.headers.get(READER_HEADER);
  if (answer.status === 404 || answer.status === 403) await dropCopies(address);
  if (reader === null) return;
  language = answer.headers.get('content-language') ?? language;
  await forgetMembers(reader);
  if (answer.headers.get(KEEP_HEADER) === KEEP) await keep(address, reader, answer);
  else await dropCopies(address);
  if (reader !== NOBODY && preparedFor !== reader) {
    preparedFor = reader;
    await prepareFor(reader);
  }
}

async function keep(address: string, reader: string, answer: Response): Promise<void> {
  const html = await answer.text();
  await keepFilesOf(html);
  const headers = new Headers(answer.headers);
  for (const name of ['vary', 'content-encoding', 'content-length']) headers.delete(name);
  headers.set(KEPT_AT, String(Date.now()));
  headers.set(KEPT_UNDER, BUILD.id);
  if (isSwitchedOff()) return;
  const cache = await caches.open(pagesOf(reader));
  await cache.put(address, new Response(html, { headers }));
  await trim(cache, OFFLINE_LIMITS.pages, POST_PATH);
}

/** Fetches for a member what their pages need, and once a day the form to offer something with the data it needs. */
async function prepareFor(reader: string): Promise<void> {
  await completeBuild();
  const copy = await (await caches.open(pagesOf(reader))).match(POST_PATH);
  const isFresh =
    copy?.headers.get(KEPT_UNDER) === BUILD.id && Date.now() - keptAt(copy).getTime() < A_DAY_MS;
  if (!isFresh) await keepAhead(POST_PATH);
}

async function keepAhead(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  if (!answer.redirected) await noteAnswer(address, answer);
}

async function findCopy(address: string): Promise<Response | null> {
  for (const name of await pageCaches()) {
    const copy = await (await caches.open(name)).match(address);
    if (copy) return copy;
  }
  return null;
}

async function dropCopies(address: string): Promise<void> {
  for (const name of await pageCaches()) await (await caches.open(name)).delete(address);
}

async function asItWas(copy: Response, why: Why): Promise<Response> {
  const html = withLine(await copy.clone().text(), { why, keptAt: keptAt(copy) });
  return new Response(html, { headers: copy.headers });
}

function keptAt(copy: Response | undefined): Date {
  return new Date(Number(copy?.headers.get(KEPT_AT) ?? 0));
}
