import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import staticFiles from '@fastify/static';
import { idParams } from '@scampolo/shared/contract/common';
import {
  PAGE_PATHS,
  type PageAssets,
  type PageContent,
  type PageData,
  type PageName,
  type PageShell,
} from '@scampolo/shared/contract/pages';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { presentMe } from '../modules/identity/present.ts';
import { refreshSession } from '../modules/identity/use-cases/open-session.ts';
import { answerError, toAppError } from './errors.ts';
import * as load from './page-content.ts';

type Render = (data: PageData, assets: PageAssets) => string;
type AssetsOf = (page: PageName, locale: InterfaceLanguage) => PageAssets;
type Content = (request: FastifyRequest, locale: InterfaceLanguage) => Promise<PageContent>;

const LANGUAGE_COOKIE = 'scampolo_lang';
const A_YEAR_SECONDS = 31_536_000;

/**
 * The pages people open: each runs the read use cases of the API in process and renders them to HTML. Unknown query
 * parameters are ignored here (links travel with `utm_…`), unlike in the API.
 */
export const pageRoutes: FastifyPluginAsync<{ deps: Deps; webFolder: string }> = async (
  app,
  { deps, webFolder },
) => {
  const { render, assetsOf } = await loadWeb(webFolder);
  await app.register(staticFiles, {
    root: join(webFolder, 'client'),
    index: false,
    wildcard: false,
    maxAge: A_YEAR_SECONDS * 1000,
    immutable: true,
    prefix: '/',
    globIgnore: ['.vite/**'],
    dotfiles: 'ignore',
    decorateReply: false,
  });

  function page(path: string, content: Content): void {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      await renewSession(request, reply);
      const locale = chooseLanguage(request, reply);
      return send(request, reply, locale, 200, await content(request, locale));
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

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: InterfaceLanguage,
    status: number,
    content: PageContent,
  ) {
    const shell: PageShell = {
      locale,
      me: request.actor ? presentMe(request.actor) : null,
      path: request.url,
      publicUrl: deps.config.publicUrl ?? `${request.protocol}://${request.host}`,
      demo: deps.config.seed === 'demo',
    };
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .header('vary', 'cookie, accept-language')
      .header('content-language', locale)
      .send(render({ ...shell, ...content }, assetsOf(content.page, locale)));
  }

  app.setErrorHandler(async (error: FastifyError | AppError, request, reply) => {
    const known = toAppError(error);
    if (!isForPeople(request)) return answerError(known, error, request, reply);
    if (known.code === 'UNAUTHENTICATED') {
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    }
    if (known.status >= 500) request.log.error({ err: error }, 'page failed');
    const status = known.status === 403 || known.status === 404 || known.status === 400 ? known.status : 500;
    const locale = chooseLanguage(request, reply);
    return send(request, reply, locale, status, { page: 'problem', status, requestId: request.id });
  });
  app.get('/*', { schema: { hide: true } }, async () => {
    throw new AppError('NOT_FOUND');
  });

  page(PAGE_PATHS.search, (request, locale) => load.searchPage(deps, request, locale));
  page(PAGE_PATHS.listing, (request, locale) => load.listingPage(deps, request, locale, listingId(request)));
  page(PAGE_PATHS.post, (request, locale) => load.postPage(deps, request, locale, null));
  page(PAGE_PATHS.edit, (request, locale) => load.postPage(deps, request, locale, listingId(request)));
  page(PAGE_PATHS['my-listings'], (request) => load.myListingsPage(deps, request));
  page(PAGE_PATHS['my-claims'], (request) => load.myClaimsPage(deps, request));
  page(PAGE_PATHS.queue, (request, locale) => load.queuePage(deps, request, locale));
  page(PAGE_PATHS['sign-in'], async (request) => ({ page: 'sign-in', next: load.localPath(request) }));
  page(PAGE_PATHS['sign-up'], (request, locale) => load.signUpPage(deps, request, locale));
};

/** An id in the address that is not one leads to the page that says so, like any unknown address. */
function listingId(request: FastifyRequest): string {
  const parsed = idParams.safeParse(request.params);
  if (!parsed.success) throw new AppError('NOT_FOUND');
  return parsed.data.id;
}

/** `?lang=` wins and is remembered; then the cookie; then the member's own; then what the browser prefers; then Italian. */
function chooseLanguage(request: FastifyRequest, reply: FastifyReply): InterfaceLanguage {
  const asked = readLanguage((request.query as Record<string, unknown>)['lang']);
  if (asked) {
    reply.setCookie(LANGUAGE_COOKIE, asked, {
      path: '/',
      maxAge: A_YEAR_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
    });
    return asked;
  }
  const remembered = readLanguage(request.cookies[LANGUAGE_COOKIE]) ?? request.actor?.locale;
  return remembered ?? preferredLanguage(request.headers['accept-language'] ?? '');
}

function readLanguage(value: unknown): InterfaceLanguage | null {
  return INTERFACE_LANGUAGES.find((language) => language === value) ?? null;
}

function preferredLanguage(header: string): InterfaceLanguage {
  const weighed = header
    .slice(0, 200)
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(';q=');
      return { language: readLanguage(tag.slice(0, 2).toLowerCase()), quality: Number(quality ?? 1) };
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
async function loadWeb(folder: string): Promise<{ render: Render; assetsOf: AssetsOf }> {
  const text = await readFile(join(folder, 'client/.vite/manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new Error('the web front end is not built: run `pnpm build`', { cause });
  });
  const manifest = manifestSchema.parse(JSON.parse(text));
  const { render, pageAssets } = (await import(
    pathToFileURL(join(folder, 'server/entry-server.js')).href
  )) as {
    render: Render;
    pageAssets: (manifest: unknown, page: PageName, locale: InterfaceLanguage) => PageAssets;
  };
  const known = new Map<string, PageAssets>();
  return {
    render,
    assetsOf(page, locale) {
      const key = `${page} ${locale}`;
      const assets = known.get(key) ?? pageAssets(manifest, page, locale);
      known.set(key, assets);
      return assets;
    },
  };
}
