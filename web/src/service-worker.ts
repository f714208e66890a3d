import { LEFT_ALONE } from './app-shell/left-alone.ts';
import type { OpenPage } from './app-shell/open-page.ts';
import { builtFile, dropEarlierBuilds, installBuild } from './worker/built-files.ts';
import { dropOldCopies, keepOpenPage, openPage } from './worker/pages.ts';
import { photo } from './worker/photos.ts';
import { leaveWhenSwitchedOff } from './worker/switch-off.ts';

/**
 * What this exchange does between a page and the network. Built files and photos never change under their address and come from the
 * device once they are there. Pages always come from the network when it answers; without it, as they were, with a line that
 * says so. The server names the pages that may be kept (see `app-shell/copies.ts`); answers of the API, whatever a member writes,
 * and every page about an account pass by.
 *
 * A new build's worker waits until the pages of the one before are closed, which is why an open page keeps all its files, and why
 * nothing is ever reloaded on its own.
 */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(installBuild()));

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (LEFT_ALONE.test(pathname)) return;
    event.respondWith(openPage(event));
    event.waitUntil(doChores());
  } else if (pathname.startsWith('/assets/')) event.respondWith(builtFile(request));
  else if (pathname.startsWith('/photos/') && request.destination === 'image')
    event.respondWith(photo(request));
});

self.addEventListener('message', (event) => {
  const { url, photos } = (event.data as OpenPage).keep;
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin || LEFT_ALONE.test(pathname)) return;
  // Without a network there is nothing to keep; the next visit tries again.
  event.waitUntil(keepOpenPage(url, photos).catch(() => undefined));
});

async function takeOver(): Promise<void> {
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

let chores: Promise<unknown> | null = null;

/** Once each time the worker is started, beside a page that is opened: what is put off succeeds the next time. */
function doChores(): Promise<unknown> {
  chores ??= Promise.allSettled([leaveWhenSwitchedOff(), dropOldCopies().then(dropEarlierBuilds)]);
  return chores;
}
