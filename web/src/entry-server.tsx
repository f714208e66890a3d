import type { PageAssets, PageData } from '@scampolo/shared/contract/pages';
import { LANGUAGES, type Language } from '@scampolo/shared/domain/catalogue';
import { renderToString } from 'preact-render-to-string';
import { App, type AppParts } from './app.tsx';
import { webManifest as manifestOf } from './app-shell/web-manifest.ts';
import { ConfirmBanner } from './components/confirm-banner.tsx';
import { drawListingsForGuests } from './components/listing-for-guests.tsx';
import { memberHeader } from './components/member-header.tsx';
import { drawPlaceholders } from './components/photo.tsx';
import { documentHtml } from './document.ts';
import { ALL_TEXTS } from './i18n/all.ts';
import { createI18n, type I18n } from './i18n/translate.ts';
import { AccountPage } from './pages/account.tsx';
import { AnyProsePage } from './pages/any-prose.tsx';
import { ClaimPage } from './pages/claim.tsx';
import { ConfirmPage } from './pages/confirm.tsx';
import { DeskPage } from './pages/desk.tsx';
import { HubPage } from './pages/hub.tsx';
import { HubEditPage } from './pages/hub-edit.tsx';
import { HubsPage } from './pages/hubs.tsx';
import { JoinPage } from './pages/join.tsx';
import { LinkPage } from './pages/link.tsx';
import { ListingPage } from './pages/listing.tsx';
import { ListingClaimPage } from './pages/listing-claim.tsx';
import { ListingDeskPage } from './pages/listing-desk.tsx';
import { MessagesPage } from './pages/messages.tsx';
import { MyClaimsPage } from './pages/my-claims.tsx';
import { MyListingsPage } from './pages/my-listings.tsx';
import { MyNoticesPage } from './pages/my-notices.tsx';
import { MySearchesPage } from './pages/my-searches.tsx';
import { MyWantedPage } from './pages/my-wanted.tsx';
import { NoticePage } from './pages/notice.tsx';
import { NoticesPage } from './pages/notices.tsx';
import { OfflinePage } from './pages/offline.tsx';
import { hasBanner, type PageShape, shapeOf } from './pages/page-data.ts';
import { PeoplePage } from './pages/people.tsx';
import { PostPage } from './pages/post.tsx';
import { ProblemPage } from './pages/problem.tsx';
import { QueuePage } from './pages/queue.tsx';
import { ResetPage } from './pages/reset.tsx';
import { SaveSearchPage } from './pages/save-search.tsx';
import { SearchPage } from './pages/search.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { SignUpPage } from './pages/sign-up.tsx';
import { StyleguidePage } from './pages/styleguide.tsx';
import { UnsubscribePage } from './pages/unsubscribe.tsx';
import { WantedPage } from './pages/wanted.tsx';
import { WantedListPage } from './pages/wanted-list.tsx';
import { WantedNewPage } from './pages/wanted-new.tsx';
import { WorkshopPage } from './pages/workshop.tsx';
import { WorkshopEditPage } from './pages/workshop-edit.tsx';
import { forBrowser, slim } from './slim.ts';
import { thumbhashUrl } from './state/thumbhash.ts';

export { assetsFinder, type Manifest } from './page-assets.ts';

const PAGES: Readonly<Record<PageShape, unknown>> = {
  search: SearchPage,
  listing: ListingPage,
  'listing-claim': ListingClaimPage,
  'listing-desk': ListingDeskPage,
  post: PostPage,
  desk: DeskPage,
  claim: ClaimPage,
  messages: MessagesPage,
  notice: NoticePage,
  notices: NoticesPage,
  'my-notices': MyNoticesPage,
  'my-listings': MyListingsPage,
  'my-claims': MyClaimsPage,
  'my-searches': MySearchesPage,
  'save-search': SaveSearchPage,
  'my-wanted': MyWantedPage,
  'wanted-list': WantedListPage,
  wanted: WantedPage,
  'wanted-new': WantedNewPage,
  unsubscribe: UnsubscribePage,
  queue: QueuePage,
  'sign-in': SignInPage,
  'sign-up': SignUpPage,
  reset: ResetPage,
  link: LinkPage,
  confirm: ConfirmPage,
  join: JoinPage,
  account: AccountPage,
  workshop: WorkshopPage,
  'workshop-edit': WorkshopEditPage,
  people: PeoplePage,
  styleguide: StyleguidePage,
  hubs: HubsPage,
  hub: HubPage,
  'hub-edit': HubEditPage,
  prose: AnyProsePage,
  problem: ProblemPage,
  offline: OfflinePage,
};

drawListingsForGuests();

// Lists show the same photos again and again.
const drawn = new Map<string, string>();
const MOST_DRAWN = 2000;
drawPlaceholders((hash) => {
  const url = drawn.get(hash) ?? thumbhashUrl(hash);
  if (drawn.size >= MOST_DRAWN) drawn.clear();
  drawn.set(hash, url);
  return url;
});

// Made from a list of every language.
const READERS = Object.fromEntries(
  LANGUAGES.map((locale) => [locale, createI18n(locale, ALL_TEXTS[locale])]),
) as Record<Language, I18n>;

/** What an installed app is, in one language. */
export function webManifest(locale: Language): object {
  return manifestOf(READERS[locale]);
}

/**
 * The complete HTML document of a page, from `<!doctype html>` to `</html>`. Pure: the same data give the same text.
 * @param assets the built files, as the function made by {@link assetsFinder} finds them
 */
export function render(given: PageData, assets: PageAssets): string {
  const data = slim(given);
  const i18n = READERS[data.locale];
  return documentHtml(data, assets, i18n, renderBody(data, i18n), forBrowser(data));
}

/** What stands in the body of a page, in the language of `i18n`. */
export function renderBody(data: PageData, i18n: I18n): string {
  const parts: AppParts = {
    // The registry pairs each page's name with the component that takes its data.
    page: PAGES[shapeOf(data)] as AppParts['page'],
    header: data.me ? memberHeader : undefined,
    banner: hasBanner(data) ? ConfirmBanner : undefined,
  };
  return renderToString(<App data={data} i18n={i18n} parts={parts} />);
}
