import type { Me } from '@scampolo/shared/contract/identity';
import type { PageContent, PageName } from '@scampolo/shared/contract/pages';
import { KEEP, KEEP_HEADER, NOBODY, READER_HEADER } from '@scampolo/shared/domain/offline-copies';
import { PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';

/** Pages that are the same for everybody, but for the menu. */
const PUBLIC_PAGES: ReadonlySet<PageName> = new Set(['search', 'hubs', 'hub', 'prose']);

/**
 * Headers that tell the service worker who a page was made for and whether it may be kept on the device. This is the one place that
 * decides what of a member may lie on a device that others may use too, until the member signs out, another one signs in, or the page is
 * thirty days old: searches, lots and hubs that everybody may see, the way this member sees them (with the name, address and workshops that
 * the menu shows, and how much waited for them), and the empty form to offer something (with the hubs and what the member's workshops said last). Never an
 * account, claims (also none on a lot's own page), messages, a desk, what only a lot's giver or staff see of it, or a page that a
 * secret opens. `cache-control`
 * does not say this: it stays `no-cache` or `no-store`, for every cache that is not ours.
 *
 * The page that is shown without a network is nobody's and everybody's, and problems may not know who asks: both say nothing.
 */
export function offlineHeaders(content: PageContent, me: Me | null): Record<string, string> {
  if (content.page === 'offline' || content.page === 'problem') return {};
  const reader = { [READER_HEADER]: me?.id ?? NOBODY };
  return mayBeKept(content, me) ? { ...reader, [KEEP_HEADER]: KEEP } : reader;
}

function mayBeKept(content: PageContent, me: Me | null): boolean {
  if (PUBLIC_PAGES.has(content.page)) return true;
  if (content.page === 'post') {
    const { listing, from, answering } = content;
    return me !== null && listing === null && from === null && answering === undefined;
  }
  if (content.page !== 'listing') return false;
  const { listing, claims, myClaims } = content;
  const theirs = claims !== null || myClaims.length > 0 || listing.mine;
  return !theirs && PUBLIC_LISTING_STATUSES.includes(listing.status);
}
