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
  listing: { module: 'listing', texts: ['listing'] },
  post: { module: 'post', texts: ['listing', 'exchange', 'post', 'errors', 'issues'] },
  'my-listings': { module: 'my-listings', texts: ['exchange', 'desk', 'errors', 'issues'] },
  'my-claims': { module: 'my-claims', texts: ['exchange', 'desk', 'errors', 'issues'] },
  queue: { module: 'queue', texts: ['listing', 'exchange', 'post', 'desk', 'errors', 'issues'] },
  'sign-in': { module: 'sign-in', texts: ['account', 'errors', 'issues'] },
  'sign-up': { module: 'sign-up', texts: ['account', 'errors', 'issues'] },
  reset: { module: 'reset', texts: ['account', 'errors', 'issues'] },
  link: { module: 'link', texts: ['account', 'errors', 'issues'] },
  confirm: { module: 'confirm', texts: ['account', 'errors', 'issues'] },
  join: { module: 'join', texts: ['account', 'errors', 'issues'] },
  account: { module: 'account', texts: ['account', 'settings', 'exchange', 'errors', 'issues'] },
  workshop: { module: 'workshop', texts: ['workshop'] },
  'workshop-edit': {
    module: 'workshop-edit',
    texts: ['account', 'workshop', 'profile', 'exchange', 'errors', 'issues'],
  },
  people: { module: 'people', texts: ['exchange', 'desk', 'people', 'errors', 'issues'] },
  problem: { module: 'problem', texts: [] },
};

/** Those of a listing's page for members who may claim it. */
export const LISTING_CLAIM_PARTS: PageParts = {
  module: 'listing-claim',
  texts: ['listing', 'claim', 'errors'],
};

/** Those of a listing's page for its giver and its hub's staff, who do more there than everybody else. */
export const LISTING_DESK_PARTS: PageParts = {
  module: 'listing-desk',
  texts: ['listing', 'claim', 'exchange', 'errors', 'issues'],
};

/** What each page has for a member beside its own parts: the way to what is theirs. */
export const MEMBER_PARTS = { module: 'components/member-header', texts: ['member'] } as const;

/** And until the member's address is confirmed. */
export const BANNER_PARTS = { module: 'components/confirm-banner', texts: ['errors'] } as const;

/** A listing's page in one of its three shapes, and every other page in its only one. */
export type PageShape = PageName | 'listing-claim' | 'listing-desk';

/** The shape of the page of `data`. */
export function shapeOf(data: PageData): PageShape {
  if (data.page !== 'listing') return data.page;
  if (data.listing.mine || data.claims !== null) return 'listing-desk';
  return data.me ? 'listing-claim' : 'listing';
}

/** What a shape of a page needs. */
export function partsOf(shape: PageShape): PageParts {
  if (shape === 'listing-claim') return LISTING_CLAIM_PARTS;
  return shape === 'listing-desk' ? LISTING_DESK_PARTS : PAGE_PARTS[shape];
}

/** True where the member is asked to confirm the address: everywhere but where that is done. */
export function hasBanner({ me, page }: PageData): boolean {
  return me !== null && !me.emailConfirmed && page !== 'confirm';
}
