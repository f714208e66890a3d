import type { Language } from '@scampolo/shared/domain/catalogue';
import { WORKER_PATH } from '@scampolo/shared/domain/offline-copies';
import { LEFT_ALONE } from './left-alone.ts';
import { offerInstall } from './offer-install.tsx';
import type { OpenPage } from './open-page.ts';

/** How long an address of search stands until it counts as one that somebody looked at. */
const SETTLED_MS = 3000;

/**
 * What makes the pages an app: the line that installs it, and, once the page is loaded and the browser has nothing better to do, the
 * service worker. Browsers know service workers over https and on this machine only; without one everything works the same.
 */
export function startAppShell(locale: Language): void {
  offerInstall(locale);
  if (!('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') whenIdle(register);
  else addEventListener('load', () => whenIdle(register), { once: true });
}

function whenIdle(deed: () => Promise<void>): void {
  const idle = (): void => {
    // A browser may refuse, or the network be gone: the page is whole without it.
    deed().catch(() => undefined);
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(idle, { timeout: 10_000 });
  else setTimeout(idle, 1000);
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const wasAnswered = serviceWorker.controller !== null;
  // To register anew would call back a worker that is just taking itself off the device.
  if (!wasAnswered) await serviceWorker.register(WORKER_PATH, { updateViaCache: 'none' });
  const { active } = await serviceWorker.ready;
  if (!active) return;
  const tell = (url: string): void => {
    if (!LEFT_ALONE.test(location.pathname)) active.postMessage(openPage(url));
  };
  if (!wasAnswered) tell(location.href);
  tellOfNewAddresses(tell);
  // Who installs the app opens its first page next time, perhaps in the underground.
  addEventListener('appinstalled', () => tell(new URL('/', location.href).href));
}

/** Search changes its address without loading a page: what was looked at for a while, or left, is kept as well. */
function tellOfNewAddresses(tell: (url: string) => void): void {
  let told = location.href;
  const check = (): void => {
    if (location.href === told) return;
    told = location.href;
    tell(told);
  };
  let settling: ReturnType<typeof setTimeout>;
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', () => {
    clearTimeout(settling);
    settling = setTimeout(check, SETTLED_MS);
  });
  addEventListener('visibilitychange', check);
}

function openPage(url: string): OpenPage {
  const shown = [...document.images].map(({ currentSrc }) => currentSrc);
  return { keep: { url, photos: shown.filter((address) => address.includes('/photos/')) } };
}
