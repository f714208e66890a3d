import type { InterfaceLanguage } from '../domain/catalogue.ts';
import type { CatalogueJson } from './catalogue.ts';
import type { ClaimJson } from './exchange.ts';
import type { HubJson } from './hubs.ts';
import type { Me, OpenSessionJson } from './identity.ts';
import type { ListingJson, ListingSummary, MyListing } from './listings.ts';
import type { QueueEntry } from './moderation.ts';
import type { DeletionPreview, MemberExport } from './privacy.ts';
import type { SearchAnswer } from './search.ts';
import type { StaffWorkshop, WorkshopJson, WorkshopPeople } from './workshops.ts';

/** What every page knows. */
export interface PageShell {
  locale: InterfaceLanguage;
  /** null when nobody is signed in */
  me: Me | null;
  /** path and query of this page, `/listings/…?…` */
  path: string;
  /** the exchange's own address, without a slash at the end; for Open Graph and canonical links */
  publicUrl: string;
  /** false in production: shows where mail can be read and which accounts the demo has */
  demo: boolean;
}

/** The page to draw and what it needs: what the server renders from and what the browser hydrates from, the same JSON. */
export type PageContent =
  | { page: 'search'; answer: SearchAnswer; hubs: HubJson[] }
  /** `claims`: those on this listing, for its workshop and its hub's staff; null for everybody else */
  | { page: 'listing'; listing: ListingJson; claims: ClaimJson[] | null; terms: CatalogueJson; hub: HubJson }
  /** `listing` is null for a new one */
  | { page: 'post'; listing: ListingJson | null; terms: CatalogueJson; hubs: HubJson[] }
  | { page: 'my-listings'; listings: MyListing[]; nextCursor: string | null }
  | { page: 'my-claims'; claims: ClaimJson[]; nextCursor: string | null }
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
  | { page: 'problem'; status: 400 | 403 | 404 | 500; requestId: string };

export type PageData = PageShell & PageContent;
export type PageName = PageContent['page'];

/** Addresses of the built files, from Vite's manifest. */
export interface PageAssets {
  script: string;
  styles: string[];
  preloads: string[];
}

/** The address of each page. `:id` is a listing's or a workshop's id. */
export const PAGE_PATHS = {
  search: '/',
  listing: '/listings/:id',
  post: '/post',
  edit: '/listings/:id/edit',
  'my-listings': '/me/listings',
  'my-claims': '/me/claims',
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
} as const;
