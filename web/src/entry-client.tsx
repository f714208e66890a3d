import './styles/base.css';
import type { PageData } from '@scampolo/shared/contract/pages';
import { type ComponentChild, type ComponentType, hydrate } from 'preact';
import { I18nProvider } from './i18n/context.tsx';
import { loadTexts } from './i18n/load.ts';
import { createI18n, type I18n, type Namespace } from './i18n/translate.ts';
import type { PageShape } from './pages/page-data.ts';
import { tellEarlierInput } from './state/tell-earlier-input.ts';

const PAGES: Readonly<Record<PageShape, (data: PageData) => Promise<unknown>>> = {
  search: () => import('./pages/search.tsx').then((module) => module.SearchPage),
  listing: () => import('./pages/listing.tsx').then((module) => module.ListingPage),
  'listing-claim': () => import('./pages/listing-claim.tsx').then((module) => module.ListingClaimPage),
  'listing-desk': () => import('./pages/listing-desk.tsx').then((module) => module.ListingDeskPage),
  post: () => import('./pages/post.tsx').then((module) => module.PostPage),
  desk: () => import('./pages/desk.tsx').then((module) => module.DeskPage),
  claim: () => import('./pages/claim.tsx').then((module) => module.ClaimPage),
  messages: () => import('./pages/messages.tsx').then((module) => module.MessagesPage),
  notice: () => import('./pages/notice.tsx').then((module) => module.NoticePage),
  notices: () => import('./pages/notices.tsx').then((module) => module.NoticesPage),
  'my-notices': () => import('./pages/my-notices.tsx').then((module) => module.MyNoticesPage),
  'my-listings': () => import('./pages/my-listings.tsx').then((module) => module.MyListingsPage),
  'my-claims': () => import('./pages/my-claims.tsx').then((module) => module.MyClaimsPage),
  'my-searches': () => import('./pages/my-searches.tsx').then((module) => module.MySearchesPage),
  'save-search': () => import('./pages/save-search.tsx').then((module) => module.SaveSearchPage),
  'my-wanted': () => import('./pages/my-wanted.tsx').then((module) => module.MyWantedPage),
  'wanted-list': () => import('./pages/wanted-list.tsx').then((module) => module.WantedListPage),
  wanted: () => import('./pages/wanted.tsx').then((module) => module.WantedPage),
  'wanted-new': () => import('./pages/wanted-new.tsx').then((module) => module.WantedNewPage),
  unsubscribe: () => import('./pages/unsubscribe.tsx').then((module) => module.UnsubscribePage),
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
  styleguide: () => import('./pages/styleguide.tsx').then((module) => module.StyleguidePage),
  hubs: () => import('./pages/hubs.tsx').then((module) => module.HubsPage),
  hub: () => import('./pages/hub.tsx').then((module) => module.HubPage),
  'hub-edit': () => import('./pages/hub-edit.tsx').then((module) => module.HubEditPage),
  prose: (data) => import('./pages/prose.tsx').then((module) => module.loadProsePage(data)),
  problem: () => import('./pages/problem.tsx').then((module) => module.ProblemPage),
  offline: () => import('./pages/offline.tsx').then((module) => module.OfflinePage),
};

await start();

async function start(): Promise<void> {
  const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as PageData;
  const { shape, texts = '' } = document.getElementById('app')?.dataset ?? {};
  const { me } = data;
  const [page, signOut, confirm, words] = await Promise.all([
    PAGES[shape as PageShape](data),
    me ? import('./components/member-sign-out.tsx') : undefined,
    document.getElementById('banner') ? import('./components/confirm-banner.tsx') : undefined,
    loadTexts(data.locale, texts.split(' ') as Namespace[]),
  ]);
  // The registry pairs each page's name with the component that takes its data.
  const Page = page as ComponentType<{ data: PageData }>;
  const i18n = createI18n(data.locale, words);
  wake('main', i18n, <Page data={data} />);
  if (me && confirm) wake('banner', i18n, <confirm.ConfirmBanner me={me} />);
  if (me && signOut) wake('sign-out', i18n, <signOut.MemberSignOut me={me} />);
  addEventListener('click', keepAddress);
  // Nobody waits for it, and the page is whole without it.
  import('./app-shell/start-app-shell.ts').then(
    ({ startAppShell }) => startAppShell(data.locale),
    () => undefined,
  );
}

/** Gives one part of the document its script. The rest of header and footer stays as the server wrote it, and needs none. */
function wake(id: string, i18n: I18n, part: ComponentChild): void {
  const root = document.getElementById(id);
  if (!root) throw new Error(`the document has no #${id}`);
  hydrate(<I18nProvider value={i18n}>{part}</I18nProvider>, root);
  void tellEarlierInput(root);
}

/** Search changes the address without loading a page: a link to another language leads to where one is by now. */
function keepAddress({ target }: MouseEvent): void {
  const link = target instanceof Element && target.closest<HTMLAnchorElement>('.site a[hreflang]');
  if (!link) return;
  const here = new URL(location.href);
  here.searchParams.set('lang', link.hreflang);
  link.href = here.pathname + here.search + link.hash;
}
