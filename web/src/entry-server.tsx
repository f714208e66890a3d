import type { PageAssets, PageData, PageName } from '@scampolo/shared/contract/pages';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { App } from './app.tsx';
import { documentHtml } from './document.ts';
import { ALL_TEXTS } from './i18n/all.ts';
import { createI18n, type I18n } from './i18n/translate.ts';
import { ListingPage } from './pages/listing.tsx';
import { ListingDeskPage } from './pages/listing-desk.tsx';
import { MyClaimsPage } from './pages/my-claims.tsx';
import { MyListingsPage } from './pages/my-listings.tsx';
import { hasDesk } from './pages/page-data.ts';
import { PostPage } from './pages/post.tsx';
import { ProblemPage } from './pages/problem.tsx';
import { QueuePage } from './pages/queue.tsx';
import { SearchPage } from './pages/search.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { SignUpPage } from './pages/sign-up.tsx';
import { termsOf } from './state/terms.ts';

export { type Manifest, pageAssets } from './page-assets.ts';

const PAGES: Readonly<Record<PageName, unknown>> = {
  search: SearchPage,
  listing: ListingPage,
  post: PostPage,
  'my-listings': MyListingsPage,
  'my-claims': MyClaimsPage,
  queue: QueuePage,
  'sign-in': SignInPage,
  'sign-up': SignUpPage,
  problem: ProblemPage,
};

const LANGUAGES: Readonly<Record<InterfaceLanguage, I18n>> = {
  it: createI18n('it', ALL_TEXTS.it),
  en: createI18n('en', ALL_TEXTS.en),
};

/**
 * The complete HTML document of a page, from `<!doctype html>` to `</html>`. Pure: the same data give the same text.
 * @param assets the built files, from {@link pageAssets}
 */
export function render(given: PageData, assets: PageAssets): string {
  const data = slim(given);
  const i18n = LANGUAGES[data.locale];
  // The registry pairs each page's name with the component that takes its data.
  const page = (hasDesk(data) ? ListingDeskPage : PAGES[data.page]) as ComponentType<{ data: PageData }>;
  const body = renderToString(<App data={data} i18n={i18n} page={page} />);
  return documentHtml(data, assets, i18n, body);
}

/** Without what no part of the page shows: the same data go to the browser, over networks of any kind. */
function slim(data: PageData): PageData {
  if (data.page === 'listing') return { ...data, terms: termsOf(data.listing, data.terms) };
  if (data.page === 'search') return { ...data, hubs: data.hubs.map((hub) => ({ ...hub, story: '' })) };
  return data;
}
