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
  search: { module: 'search', texts: ['search'] },
  listing: { module: 'listing', texts: ['gallery'] },
  post: { module: 'post', texts: ['listing', 'exchange', 'post', 'marks', 'drafts', 'errors', 'issues'] },
  desk: { module: 'desk', texts: ['desk'] },
  claim: {
    module: 'claim',
    texts: ['workshop', 'exchange', 'desk', 'talk', 'errors', 'issues'],
  },
  messages: { module: 'messages', texts: ['desk', 'talk', 'errors'] },
  notice: { module: 'notice', texts: ['notice', 'exchange', 'errors', 'issues'] },
  notices: { module: 'notices', texts: ['exchange', 'desk', 'notice', 'errors', 'issues'] },
  'my-notices': { module: 'my-notices', texts: ['desk', 'notice', 'errors'] },
  'my-listings': { module: 'my-listings', texts: ['exchange', 'desk', 'drafts', 'errors', 'issues'] },
  'my-claims': { module: 'my-claims', texts: ['exchange', 'desk', 'errors', 'issues'] },
  'my-searches': {
    module: 'my-searches',
    texts: ['search', 'searches', 'exchange', 'errors', 'issues'],
  },
  'save-search': {
    module: 'save-search',
    texts: ['search', 'searches', 'exchange', 'errors', 'issues'],
  },
  'my-wanted': { module: 'my-wanted', texts: ['desk', 'wanted', 'errors'] },
  'wanted-list': { module: 'wanted-list', texts: ['desk', 'wanted', 'errors'] },
  wanted: { module: 'wanted', texts: ['search', 'wanted', 'exchange', 'errors', 'issues'] },
  'wanted-new': {
    module: 'wanted-new',
    texts: ['search', 'searches', 'wanted', 'exchange', 'errors', 'issues'],
  },
  unsubscribe: { module: 'unsubscribe', texts: ['searches', 'exchange', 'errors'] },
  queue: { module: 'queue', texts: ['listing', 'gallery', 'exchange', 'post', 'desk', 'errors', 'issues'] },
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
  styleguide: {
    module: 'styleguide',
    texts: [
      'styleguide',
      'search',
      'listing',
      'gallery',
      'claim',
      'account',
      'exchange',
      'palette',
      'errors',
      'issues',
    ],
  },
  hubs: { module: 'hubs', texts: ['hub'] },
  hub: { module: 'hub', texts: ['hub', 'workshop'] },
  'hub-edit': {
    module: 'hub-edit',
    texts: ['account', 'hub', 'profile', 'exchange', 'errors', 'issues'],
  },
  prose: { module: 'prose', texts: ['prose'] },
  problem: { module: 'problem', texts: ['problem'] },
  offline: { module: 'offline', texts: ['problem'] },
};

/** Those of a listing's page for members who may claim it. */
export const LISTING_CLAIM_PARTS: PageParts = {
  module: 'listing-claim',
  texts: ['listing', 'gallery', 'claim', 'workshop', 'errors'],
};

/** Those of a listing's page for its giver and its hub's staff, who do more there than everybody else. */
export const LISTING_DESK_PARTS: PageParts = {
  module: 'listing-desk',
  texts: ['listing', 'gallery', 'claim', 'workshop', 'exchange', 'errors', 'issues'],
};

/** What each page has for a member beside its own parts: the way out, and how the header of a member looks. */
export const MEMBER_PARTS = { module: 'components/member-sign-out', texts: ['member'] } as const;

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
