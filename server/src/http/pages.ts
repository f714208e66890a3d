import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import staticFiles from '@fastify/static';
import { idParams } from '@scampolo/shared/contract/common';
import type { Waiting } from '@scampolo/shared/contract/desk';
import {
  PAGE_PATHS,
  type PageAssets,
  type PageContent,
  type PageData,
  type PageName,
  type PageShell,
} from '@scampolo/shared/contract/pages';
import { INTERFACE_LANGUAGES, LANGUAGES, type Language } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { countWaiting } from '../modules/desk/use-cases/count-waiting.ts';
import { presentMe } from '../modules/identity/present.ts';
import { refreshSession } from '../modules/identity/use-cases/open-session.ts';
import { appManifestRoute, cacheControlOf } from './content/app.ts';
import * as desk from './content/desk.ts';
import * as hubs from './content/hubs.ts';
import { listingPage } from './content/listing.ts';
import { problemPage } from './content/problem.ts';
import { styleguidePage } from './content/styleguide.ts';
import * as wanted from './content/wanted.ts';
import { answerError, sayWhenToComeBack, toAppError } from './errors.ts';
import { offlineHeaders } from './offline-copies.ts';
import * as load from './page-content.ts';

type Render = (data: PageData, assets: PageAssets) => string;
type AssetsOf = (data: PageData) => PageAssets;
interface Web {
  render: Render;
  assetsOf: AssetsOf;
  webManifest: (locale: Language) => object;
}
type Content = (request: FastifyRequest, locale: Language) => Promise<PageContent>;

/** Pages that are one for everybody who is not signed in, and kept in memory: `answer-cache.ts`. */
const PUBLIC = { isPublic: true };

/** A browser that knows how shows what it has and asks meanwhile; every other one asks first. Nothing between may keep it. */
const SHOW_WHILE_ASKING = 'private, max-age=0, stale-while-revalidate=30';
const ASK_EACH_TIME = 'private, no-cache';
const PUBLIC_VARY = 'cookie, accept-language, accept-encoding';

const LANGUAGE_COOKIE = 'scampolo_lang';
const A_YEAR_SECONDS = 31_536_000;

/** Pages that a secret behind the `#` opens: nothing of them is kept, and no other page learns where one comes from. */
const SECRET_PAGES: ReadonlySet<PageName> = new Set(['reset', 'link', 'confirm', 'join']);
const SECRET_HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } as const;

/**
 * The pages people open: each runs the read use cases of the API in process and renders them to HTML. Unknown query
 * parameters are ignored here (links travel with `utm_…`), unlike in the API.
 */
export const pageRoutes: FastifyPluginAsync<{ deps: Deps; webFolder: string }> = async (
  app,
  { deps, webFolder },
) => {
  const { render, assetsOf, webManifest } = await loadWeb(webFolder);
  await app.register(staticFiles, {
    root: join(webFolder, 'client'),
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheControlOf(path)),
    prefix: '/',
    globIgnore: ['.vite/**'],
    dotfiles: 'ignore',
    decorateReply: false,
  });

  await app.register(appManifestRoute, { webManifest });

  /** `isPublic`: whoever is not signed in gets the same page at the same address. */
  function page(path: string, content: Content, { isPublic = false } = {}): void {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      await renewSession(request, reply);
      const locale = chooseLanguage(request, reply);
      if (isPublic && request.actor === null) {
        const caching = setsCookies(request) ? ASK_EACH_TIME : SHOW_WHILE_ASKING;
        const key = `page ${locale} ${caching} ${publicUrlOf(request)} ${request.url}`;
        return app.publicAnswers.send(request, reply, key, async () => {
          const { body, headers } = draw(request, locale, await content(request, locale));
          return { body, headers: { ...headers, 'cache-control': caching, vary: PUBLIC_VARY } };
        });
      }
      const [shown, waiting] = await Promise.all([
        content(request, locale),
        request.actor && countWaiting(deps, request.actor),
      ]);
      return send(request, reply, locale, 200, shown, waiting);
    });
  }

  async function renewSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const refreshToken = app.refreshTokenOf(request);
    if (request.actor || refreshToken === null) return;
    try {
      const { actor } = await app.giveSession(reply, await refreshSession(deps, refreshToken));
      request.actor = actor;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      app.clearSession(reply);
    }
  }

  function setsCookies(request: FastifyRequest): boolean {
    return askedLanguage(request) !== null || app.refreshTokenOf(request) !== null;
  }

  function publicUrlOf(request: FastifyRequest): string {
    return deps.config.publicUrl ?? `${request.protocol}://${request.host}`;
  }

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Language,
    status: number,
    content: PageContent,
    waiting: Waiting | null = null,
  ) {
    const { body, headers } = draw(request, locale, content, waiting);
    return reply.code(status).headers(headers).send(body);
  }

  function draw(
    request: FastifyRequest,
    locale: Language,
    content: PageContent,
    waiting: Waiting | null = null,
  ): { body: string; headers: Record<string, string> } {
    const shell: PageShell = {
      locale,
      me: request.actor ? presentMe(request.actor) : null,
      ...(request.actor && waiting ? { unread: waiting.threads, openNotices: waiting.notices } : {}),
      path: request.url,
      publicUrl: publicUrlOf(request),
      demo: deps.config.seed === 'demo',
    };
    const data: PageData = { ...shell, ...content };
    return {
      body: render(data, assetsOf(data)),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        ...headersOf(content.page),
        ...offlineHeaders(content, shell.me),
        vary: 'cookie, accept-language',
        'content-language': locale,
      },
    };
  }

  app.setErrorHandler(async (error: FastifyError | AppError, request, reply) => {
    const known = toAppError(error);
    if (!isForPeople(request)) return answerError(known, error, request, reply);
    if (known.code === 'UNAUTHENTICATED') {
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    }
    if (known.status >= 500) request.log.error({ err: error }, 'page failed');
    sayWhenToComeBack(known, reply);
    const locale = chooseLanguage(request, reply);
    const problem = await problemPage(deps, request, locale, known.status);
    return send(request, reply, locale, problem.status, problem);
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    await renewSession(request, reply);
    throw new AppError('NOT_FOUND');
  });

  page(PAGE_PATHS.search, (request, locale) => load.searchPage(deps, request, locale), PUBLIC);
  page(PAGE_PATHS.listing, (request, locale) => listingPage(deps, request, locale, pathId(request)), PUBLIC);
  page(PAGE_PATHS.post, (request, locale) => load.postPage(deps, request, locale, null));
  page(PAGE_PATHS.edit, (request, locale) => load.postPage(deps, request, locale, pathId(request)));
  page(PAGE_PATHS.desk, (request) => desk.deskPage(deps, request));
  page(PAGE_PATHS['my-listings'], (request) => desk.myListingsPage(deps, request));
  page(PAGE_PATHS['my-claims'], (request) => desk.myClaimsPage(deps, request));
  page(PAGE_PATHS.claim, (request, locale) => desk.claimPage(deps, request, locale, pathId(request)));
  page(PAGE_PATHS.messages, (request) => desk.messagesPage(deps, request));
  page(PAGE_PATHS.notice, (request) => desk.noticePage(deps, request));
  page(PAGE_PATHS.notices, (request) => desk.noticesPage(deps, request));
  page(PAGE_PATHS['my-notices'], (request) => desk.myNoticesPage(deps, request));
  page(PAGE_PATHS['my-searches'], (request, locale) => wanted.mySearchesPage(deps, request, locale));
  page(PAGE_PATHS['save-search'], (request, locale) => wanted.saveSearchPage(deps, request, locale));
  page(PAGE_PATHS['my-wanted'], (request, locale) => wanted.myWantedPage(deps, request, locale));
  page(PAGE_PATHS['wanted-list'], (request, locale) => wanted.wantedListPage(deps, request, locale), PUBLIC);
  page(PAGE_PATHS['wanted-new'], (request, locale) => wanted.wantedNewPage(deps, request, locale, null));
  page(PAGE_PATHS['wanted-edit'], (request, locale) =>
    wanted.wantedNewPage(deps, request, locale, pathId(request)),
  );
  page(
    PAGE_PATHS.wanted,
    (request, locale) => wanted.wantedPage(deps, request, locale, pathId(request)),
    PUBLIC,
  );
  page(PAGE_PATHS.unsubscribe, (request) => wanted.unsubscribePage(deps, request));
  // A form says nothing beyond its address.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1024 },
    (_request, _body, done) => done(null, undefined),
  );
  app.post(PAGE_PATHS.unsubscribe, { schema: { hide: true } }, async (request, reply) => {
    const locale = chooseLanguage(request, reply);
    return send(request, reply, locale, 200, await wanted.unsubscribedPage(deps, request));
  });
  page(PAGE_PATHS.queue, (request, locale) => load.queuePage(deps, request, locale));
  page(PAGE_PATHS.account, (request) => load.accountPage(deps, request));
  page(
    PAGE_PATHS.workshop,
    (request, locale) => load.workshopPage(deps, request, locale, pathId(request)),
    PUBLIC,
  );
  page(PAGE_PATHS['workshop-edit'], (request, locale) =>
    load.workshopEditPage(deps, request, locale, pathId(request)),
  );
  page(PAGE_PATHS.styleguide, (_request, locale) => styleguidePage(deps, locale));
  page(PAGE_PATHS.people, (request) => load.peoplePage(deps, request));
  page(PAGE_PATHS.hubs, (_request, locale) => hubs.hubsPage(deps, locale), PUBLIC);
  page(PAGE_PATHS.hub, (request, locale) => hubs.hubPage(deps, request, locale), PUBLIC);
  page(PAGE_PATHS['hub-edit'], (request, locale) => hubs.hubEditPage(deps, request, locale));
  for (const topic of hubs.PROSE_TOPICS)
    page(PAGE_PATHS[topic], async () => ({ page: 'prose', topic }), PUBLIC);
  page(PAGE_PATHS['sign-in'], async (request) => ({ page: 'sign-in', next: desk.afterSignIn(request) }));
  page(PAGE_PATHS['sign-up'], (request, locale) => load.signUpPage(deps, request, locale));
  page(PAGE_PATHS.reset, async () => ({ page: 'reset' }));
  page(PAGE_PATHS.link, async () => ({ page: 'link' }));
  page(PAGE_PATHS.confirm, async () => ({ page: 'confirm' }));
  page(PAGE_PATHS.join, async () => ({ page: 'join' }));
  app.get(PAGE_PATHS.offline, { schema: { hide: true } }, async (request, reply) => {
    const locale = chooseLanguage(request, reply);
    // The service worker fetches it. Who opens it by its address has a network, and better things to see.
    if (request.headers['sec-fetch-mode'] === 'navigate') return reply.redirect(PAGE_PATHS.search, 303);
    request.actor = null;
    return send(request, reply, locale, 200, { page: 'offline' });
  });
};

/** What concerns one person alone is kept by no cache, their own browser's included. */
const OWN_PAGES: ReadonlySet<PageName> = new Set([
  'account',
  'hub-edit',
  'claim',
  'desk',
  'messages',
  'my-claims',
  'my-listings',
  'my-notices',
  'my-searches',
  'my-wanted',
  'notice',
  'notices',
  'people',
  'post',
  'queue',
  'save-search',
  'wanted-new',
  'workshop-edit',
]);

function headersOf(page: PageName): Record<string, string> {
  if (SECRET_PAGES.has(page)) return SECRET_HEADERS;
  // A form that is sent without a referrer is sent without an origin too, and refused.
  if (page === 'unsubscribe') return { 'cache-control': 'no-store', 'referrer-policy': 'same-origin' };
  if (page === 'problem') return { 'cache-control': 'no-store' };
  return { 'cache-control': OWN_PAGES.has(page) ? 'private, no-store' : ASK_EACH_TIME };
}

/** An id in the address that is not one leads to the page that says so, like any unknown address. */
function pathId(request: FastifyRequest): string {
  const parsed = idParams.safeParse(request.params);
  if (!parsed.success) throw new AppError('NOT_FOUND');
  return parsed.data.id;
}

/** `?lang=` wins and is remembered; then the cookie; then the member's own; then what the browser prefers; then Italian. */
function chooseLanguage(request: FastifyRequest, reply: FastifyReply): Language {
  const asked = askedLanguage(request);
  if (asked) {
    reply.setCookie(LANGUAGE_COOKIE, asked, {
      path: '/',
      maxAge: A_YEAR_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
      secure: request.protocol === 'https',
    });
    return asked;
  }
  const remembered = readLanguage(request.cookies[LANGUAGE_COOKIE]) ?? request.actor?.locale;
  return remembered ?? preferredLanguage(request.headers['accept-language'] ?? '');
}

function askedLanguage(request: FastifyRequest): Language | null {
  return readLanguage((request.query as Record<string, unknown>)['lang']);
}

function readLanguage(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

/** Only complete languages are chosen for somebody. */
function offeredLanguage(tag: string): Language | null {
  return INTERFACE_LANGUAGES.find((language) => language === tag.slice(0, 2).toLowerCase()) ?? null;
}

function preferredLanguage(header: string): Language {
  const weighed = header
    .slice(0, 200)
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(';q=');
      return { language: offeredLanguage(tag), quality: Number(quality ?? 1) };
    })
    .filter((entry) => entry.language !== null)
    .toSorted((a, b) => b.quality - a.quality);
  return weighed[0]?.language ?? 'it';
}

/** Programs get errors as JSON, also at addresses that only people should open. */
function isForPeople(request: FastifyRequest): boolean {
  return !/^\/(api|photos)\//.test(request.url) && (request.headers.accept ?? '').includes('text/html');
}

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
  }),
);

/** Loads what `vite build` made. Throws when it is missing or not of one build, saying how to make it. */
async function loadWeb(folder: string): Promise<Web> {
  const text = await readFile(join(folder, 'client/.vite/manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new Error('the web front end is not built: run `pnpm build`', { cause });
  });
  const manifest = manifestSchema.parse(JSON.parse(text));
  const { render, assetsFinder, webManifest } = (await import(
    pathToFileURL(join(folder, 'server/entry-server.js')).href
  )) as Pick<Web, 'render' | 'webManifest'> & { assetsFinder: (manifest: unknown) => AssetsOf };
  return { render, assetsOf: assetsFinder(manifest), webManifest };
}
