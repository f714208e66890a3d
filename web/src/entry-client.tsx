import './styles/base.css';
import type { PageData, PageName } from '@scampolo/shared/contract/pages';
import type { ComponentType } from 'preact';
import { hydrate } from 'preact';
import { App } from './app.tsx';
import { loadTexts } from './i18n/load.ts';
import { createI18n } from './i18n/translate.ts';
import { hasDesk, partsOf } from './pages/page-data.ts';

const PAGES: Readonly<Record<PageName, () => Promise<unknown>>> = {
  search: () => import('./pages/search.tsx').then((module) => module.SearchPage),
  listing: () => import('./pages/listing.tsx').then((module) => module.ListingPage),
  post: () => import('./pages/post.tsx').then((module) => module.PostPage),
  'my-listings': () => import('./pages/my-listings.tsx').then((module) => module.MyListingsPage),
  'my-claims': () => import('./pages/my-claims.tsx').then((module) => module.MyClaimsPage),
  queue: () => import('./pages/queue.tsx').then((module) => module.QueuePage),
  'sign-in': () => import('./pages/sign-in.tsx').then((module) => module.SignInPage),
  'sign-up': () => import('./pages/sign-up.tsx').then((module) => module.SignUpPage),
  problem: () => import('./pages/problem.tsx').then((module) => module.ProblemPage),
};

const listingDesk = (): Promise<unknown> =>
  import('./pages/listing-desk.tsx').then((module) => module.ListingDeskPage);

await start();

async function start(): Promise<void> {
  const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as PageData;
  const [page, texts] = await Promise.all([
    hasDesk(data) ? listingDesk() : PAGES[data.page](),
    loadTexts(data.locale, ['common', ...partsOf(data).texts]),
  ]);
  const root = document.getElementById('app');
  if (!root) throw new Error('the document has no #app');
  // The registry pairs each page's name with the component that takes its data.
  const component = page as ComponentType<{ data: PageData }>;
  hydrate(<App data={data} i18n={createI18n(data.locale, texts)} page={component} />, root);
}
