import type { Language } from '../domain/catalogue.ts';
import type { OpenHours } from '../domain/open-hours.ts';
import type { CatalogueJson } from './catalogue.ts';
import type { ClaimFolder, DeskCounts, DeskJson, ListingFolder } from './desk.ts';
import type { ClaimJson } from './exchange.ts';
import type { HubJson, HubNewsJson, HubPageJson } from './hubs.ts';
import type { Me, OpenSessionJson } from './identity.ts';
import type { ListingJson, ListingSummary, MyListing } from './listings.ts';
import type { ClaimThreadJson, ThreadSummaryJson } from './messages.ts';
import type { QueueEntry } from './moderation.ts';
import type { NoticeJson, NoticeReason, NoticeSubject, StaffNotice } from './notices.ts';
import type { DeletionPreview, MemberExport } from './privacy.ts';
import type { SavedSearchJson } from './saved-searches.ts';
import type { SearchAnswer } from './search.ts';
import type { WantedJson } from './wanted.ts';
import type { StaffWorkshop, WorkshopJson, WorkshopPeople } from './workshops.ts';

/** What every page knows. */
export interface PageShell {
  locale: Language;
  /** null when nobody is signed in */
  me: Me | null;
  /** claims with messages that the member has not read, at most 100; absent when nobody is signed in */
  unread?: number;
  /** notices that wait for the member's answer as staff, at most 100; absent when nobody is signed in */
  openNotices?: number;
  /** path and query of this page, `/listings/…?…` */
  path: string;
  /** the exchange's own address, without a slash at the end; for Open Graph and canonical links */
  publicUrl: string;
  /** false in production: shows where mail can be read and which accounts the demo has */
  demo: boolean;
}

/** What a new listing is begun like: a `copy` has everything but photos and amount, a `similar` one no title either. */
export interface BegunLike {
  listing: ListingJson;
  as: 'copy' | 'similar';
}

/** What a workshop said of the latest lot that it handed in, as far as the next one may be the same. */
export type LastListing = { workshopId: string } & Pick<
  ListingJson,
  | 'hub'
  | 'origin'
  | 'condition'
  | 'legalRoute'
  | 'priceKind'
  | 'compositionSource'
  | 'brandVisible'
  | 'pickup'
>;

/** What a page of prose is about: its address without the slash. */
export type ProseTopic = 'about' | 'how-it-works' | 'accessibility' | 'privacy' | 'legal-routes';

/** The page to draw and what it needs: what the server renders from and what the browser hydrates from, the same JSON. */
export type PageContent =
  /** `place`: the neighbourhood where the query's distances start, if it is one */
  | { page: 'search'; answer: SearchAnswer; hubs: HubJson[]; place: string | null }
  /** `claims`: those on this listing, for its workshop and its hub's staff; null for everybody else */
  | {
      page: 'listing';
      listing: ListingJson;
      claims: ClaimJson[] | null;
      /** the member's own that hold something of it */
      myClaims: ClaimJson[];
      /** until when a claim that is made now would hold */
      claimBy: string;
      /** lots of its kind at its hub, where it cannot be claimed; null where none were looked for. Not sent to the browser. */
      similar: ListingSummary[] | null;
      terms: CatalogueJson;
      hub: HubJson;
    }
  /**
   * `listing` is null for a new one; `from`: the member's own listing that a new one is begun like; `last`: what the member's workshops
   * said of their latest lots, for a new one that is not begun like another
   */
  | {
      page: 'post';
      listing: ListingJson | null;
      from: BegunLike | null;
      last: LastListing[];
      /** the wanted post that a new one answers, which says the first of it */
      answering?: Pick<WantedJson, 'id' | 'title' | 'locale' | 'query'>;
      terms: CatalogueJson;
      hubs: HubJson[];
    }
  | { page: 'desk'; desk: DeskJson }
  /** `folder`: which of them are shown; null for all */
  | {
      page: 'my-listings';
      listings: MyListing[];
      nextCursor: string | null;
      folder: ListingFolder | null;
      counts: DeskCounts['listings'];
    }
  | {
      page: 'my-claims';
      claims: ClaimJson[];
      nextCursor: string | null;
      folder: ClaimFolder | null;
      counts: DeskCounts['claims'];
    }
  /** `hours` of the place where it is fetched, for who was told it; `lot` is the whole listing's, for who gives and staff */
  | {
      page: 'claim';
      claim: ClaimJson;
      thread: ClaimThreadJson;
      hub: HubJson;
      hours: OpenHours[] | null;
      lot: Pick<ListingJson, 'massKg' | 'amount'>;
    }
  | { page: 'messages'; threads: ThreadSummaryJson[]; nextCursor: string | null }
  /** saying that something is wrong; `title` of what it is about, where it has one */
  | {
      page: 'notice';
      subject: NoticeSubject;
      title: string | null;
      titleLocale: string | null;
      reason: NoticeReason | null;
    }
  | { page: 'notices'; notices: StaffNotice[]; nextCursor: string | null; folder: 'open' | 'answered' }
  | { page: 'my-notices'; notices: NoticeJson[]; nextCursor: string | null }
  | { page: 'my-searches'; searches: SavedSearchJson[]; terms: CatalogueJson; hubs: HubJson[] }
  /** keeping a search; `query` as it is kept, empty where nothing is searched for */
  | { page: 'save-search'; query: string; terms: CatalogueJson; hubs: HubJson[] }
  | { page: 'my-wanted'; wanted: WantedJson[]; nextCursor: string | null; hubs: HubJson[] }
  /** open wanted posts, of one hub or (null) of all */
  | {
      page: 'wanted-list';
      wanted: WantedJson[];
      nextCursor: string | null;
      hub: string | null;
      hubs: HubJson[];
    }
  /** one wanted post, and the first lots that answer it now */
  | {
      page: 'wanted';
      wanted: WantedJson;
      answers: SearchAnswer['hits'];
      terms: CatalogueJson;
      hubs: HubJson[];
    }
  /** `wanted` is null for a new post, which begins with the search `query` */
  | { page: 'wanted-new'; wanted: WantedJson | null; query: string; terms: CatalogueJson; hubs: HubJson[] }
  /** ends the mails that the token is for: about the searches of this `name`, empty where there are none (any more); null: no such token */
  | { page: 'unsubscribe'; token: string; name: string | null; done: boolean }
  | { page: 'queue'; entries: QueueEntry[]; nextCursor: string | null; terms: CatalogueJson }
  | { page: 'sign-in'; next: string }
  | { page: 'sign-up'; next: string; hubs: HubJson[] }
  /** asks for a link to a new password, or (with a token behind the `#`) takes the new password */
  | { page: 'reset' }
  /** signs in with the token behind the `#` */
  | { page: 'link' }
  /** confirms the address with the token behind the `#` */
  | { page: 'confirm' }
  /** accepts the invitation with the token behind the `#` */
  | { page: 'join' }
  | { page: 'account'; sessions: OpenSessionJson[]; exports: MemberExport[]; deletion: DeletionPreview }
  /** `listings`: those that can be seen by anybody */
  | {
      page: 'workshop';
      workshop: WorkshopJson;
      hub: HubJson;
      listings: ListingSummary[];
      terms: CatalogueJson;
    }
  | { page: 'workshop-edit'; workshop: WorkshopJson; people: WorkshopPeople; hub: HubJson }
  | { page: 'people'; entries: StaffWorkshop[]; nextCursor: string | null; q: string }
  /** every component in its states; not in production */
  | { page: 'styleguide'; terms: CatalogueJson }
  /** `open`: the hours of each hub's places; `now`: the instant that what is open is told for */
  | {
      page: 'hubs';
      hubs: HubJson[];
      open: { hub: string; places: Pick<HubPageJson['places'][number], 'name' | 'hours'>[] }[];
      now: string;
    }
  /** `told`: what its staff wrote; `events`: what happens from today on; `listings`: the newest that anybody can see */
  | {
      page: 'hub';
      hub: HubJson;
      told: HubPageJson;
      events: HubNewsJson[];
      news: HubNewsJson[];
      listings: ListingSummary[];
      terms: CatalogueJson;
      now: string;
    }
  | { page: 'hub-edit'; hub: HubJson; told: HubPageJson; news: HubNewsJson[] }
  | { page: 'prose'; topic: ProseTopic }
  | ProblemContent
  /** what works without a network; shown by the service worker in the place of any page */
  | { page: 'offline' };

/** A page that is not there, not allowed, or broken. */
export interface ProblemContent {
  page: 'problem';
  status: 400 | 403 | 404 | 429 | 500 | 503;
  requestId: string;
  /** the address was that of a listing */
  gone: boolean;
  /** where to write when it goes on */
  contact: string;
  /** what may help in its place; null where nothing could be looked up */
  help: {
    lots: SearchAnswer['hits'];
    /** `similar` to the lot that is gone, or the newest of one hub or of all */
    are: 'similar' | 'newest';
    /** the member's hub, when the lots are from it */
    hub: string | null;
    hubs: HubJson[];
    fibres: { code: string; name: string }[];
  } | null;
}

export type PageData = PageShell & PageContent;
export type PageName = PageContent['page'];

/** Addresses of the built files, from Vite's manifest. */
export interface PageAssets {
  script: string;
  styles: string[];
  preloads: string[];
}

/** The address of each page. `:id` is that of what the page is about. */
export const PAGE_PATHS = {
  search: '/',
  listing: '/listings/:id',
  post: '/post',
  edit: '/listings/:id/edit',
  desk: '/desk',
  'my-listings': '/me/listings',
  'my-claims': '/me/claims',
  claim: '/claims/:id',
  messages: '/me/messages',
  notice: '/notice',
  notices: '/moderation/notices',
  'my-notices': '/me/notices',
  'my-searches': '/me/searches',
  'save-search': '/me/searches/new',
  'my-wanted': '/me/wanted',
  'wanted-list': '/wanted',
  'wanted-new': '/wanted/new',
  'wanted-edit': '/wanted/:id/edit',
  wanted: '/wanted/:id',
  unsubscribe: '/unsubscribe/:token',
  queue: '/moderation',
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
  reset: '/reset',
  link: '/link',
  confirm: '/confirm',
  join: '/join',
  account: '/me/account',
  workshop: '/workshops/:id',
  'workshop-edit': '/workshops/:id/edit',
  people: '/moderation/people',
  hubs: '/hubs',
  hub: '/hubs/:slug',
  'hub-edit': '/hubs/:slug/edit',
  about: '/about',
  'how-it-works': '/how-it-works',
  accessibility: '/accessibility',
  privacy: '/privacy',
  'legal-routes': '/legal-routes',
  styleguide: '/styleguide',
  offline: '/offline',
} as const;
