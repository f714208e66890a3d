import './styles/base.css';
import type { PageData } from '@scampolo/shared/contract/pages';
import { hydrate } from 'preact';
import { App, type AppParts } from './app.tsx';
import { loadTexts } from './i18n/load.ts';
import { createI18n } from './i18n/translate.ts';
import {
  BANNER_PARTS,
  hasBanner,
  MEMBER_PARTS,
  type PageShape,
  partsOf,
  shapeOf,
} from './pages/page-data.ts';

const PAGES: Readonly<Record<PageShape, () => Promise<unknown>>> = {
  search: () => import('./pages/search.tsx').then((module) => module.SearchPage),
  listing: () => import('./pages/listing.tsx').then((module) => module.ListingPage),
  'listing-claim': () => import('./pages/listing-claim.tsx').then((module) => module.ListingClaimPage),
  'listing-desk': () => import('./pages/listing-desk.tsx').then((module) => module.ListingDeskPage),
  post: () => import('./pages/post.tsx').then((module) => module.PostPage),
  'my-listings': () => import('./pages/my-listings.tsx').then((module) => module.MyListingsPage),
  'my-claims': () => import('./pages/my-claims.tsx').then((module) => module.MyClaimsPage),
  queue: () => import('./pages/queue.tsx').then((module) => module.QueuePage),
  'sign-in': () => import('./pages/sign-in.tsx').then((module) => module.SignInPage),
  'sign-up': () => import('./pages/sign-up.tsx').then((module) => module.SignUpPage),
  reset: () => import('./pages/reset.tsx').then((module) => module.ResetPage),
  link: () => import('./pages/link.tsx').then((module) => module.LinkPage),
  confirm: () => import('./pages/confirm.tsx').then((module) => module.ConfirmPage),
  join: () => import('./pages/join.tsx').then((module) => module.JoinPage),
  account: () => import('./pages/account.tsx').then((module) => module.AccountPage),
  workshop: () => import('./pages/workshop.tsx').then((module) => module.WorkshopPage),
  'workshop-edit': () => import('./pages/workshop-edit.tsx').then((module) => module.WorkshopEditPage),
  people: () => import('./pages/people.tsx').then((module) => module.PeoplePage),
  problem: () => import('./pages/problem.tsx').then((module) => module.ProblemPage),
};

await start();

async function start(): Promise<void> {
  const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as PageData;
  const shape = shapeOf(data);
  const banner = hasBanner(data);
  const [page, header, confirm, texts] = await Promise.all([
    PAGES[shape](),
    data.me ? import('./components/member-header.tsx').then((module) => module.memberHeader) : undefined,
    banner ? import('./components/confirm-banner.tsx').then((module) => module.ConfirmBanner) : undefined,
    loadTexts(data.locale, [
      'common',
      ...partsOf(shape).texts,
      ...(data.me ? MEMBER_PARTS.texts : []),
      ...(banner ? BANNER_PARTS.texts : []),
    ]),
  ]);
  const root = document.getElementById('app');
  if (!root) throw new Error('the document has no #app');
  // The registry pairs each page's name with the component that takes its data.
  const parts: AppParts = { page: page as AppParts['page'], header, banner: confirm };
  hydrate(<App data={data} i18n={createI18n(data.locale, texts)} parts={parts} />, root);
}
