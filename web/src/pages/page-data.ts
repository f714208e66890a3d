import type { PageContent, PageData, PageName, PageShell } from '@scampolo/shared/contract/pages';
import type { Namespace } from '../i18n/translate.ts';

/** What the page `N` is drawn from. */
export type DataOf<N extends PageName> = PageShell & Extract<PageContent, { page: N }>;

/** What a page needs beside the entry and the common texts; the keys of Vite's manifest follow from it. */
export interface PageParts {
  /** the file under `src/pages` */
  module: string;
  texts: readonly Namespace[];
}

export const PAGE_PARTS: Readonly<Record<PageName, PageParts>> = {
  search: { module: 'search', texts: [] },
  listing: { module: 'listing', texts: ['listing', 'errors'] },
  post: { module: 'post', texts: ['listing', 'exchange', 'post', 'errors', 'issues'] },
  'my-listings': { module: 'my-listings', texts: ['exchange', 'desk', 'errors', 'issues'] },
  'my-claims': { module: 'my-claims', texts: ['exchange', 'desk', 'errors', 'issues'] },
  queue: { module: 'queue', texts: ['listing', 'exchange', 'post', 'desk', 'errors', 'issues'] },
  'sign-in': { module: 'sign-in', texts: ['account', 'errors', 'issues'] },
  'sign-up': { module: 'sign-up', texts: ['account', 'errors', 'issues'] },
  problem: { module: 'problem', texts: [] },
};

/** Those of a listing's page for its giver and its hub's staff, who do more there than everybody else. */
export const LISTING_DESK_PARTS: PageParts = {
  module: 'listing-desk',
  texts: ['listing', 'exchange', 'errors', 'issues'],
};

/** True for a listing's page as its giver or staff see it. */
export function hasDesk(data: PageData): data is DataOf<'listing'> {
  return data.page === 'listing' && (data.listing.mine || data.claims !== null);
}

/** What the page of `data` needs. */
export function partsOf(data: PageData): PageParts {
  return hasDesk(data) ? LISTING_DESK_PARTS : PAGE_PARTS[data.page];
}
