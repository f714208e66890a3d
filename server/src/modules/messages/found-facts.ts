import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { LotsFoundMail } from '../../jobs/mail-job.ts';
import { unsubscribeToken } from '../alerts/unsubscribe-token.ts';
import type { TellableSearch } from '../alerts/use-cases/read-found.ts';
import type { TokenMint } from '../identity/tokens.ts';
import type { FoundLot, FoundSearch, LotsFoundFacts, WantedRemovedFacts } from './facts.ts';
import type { findRemovedWanted } from './found-repository.ts';
import type { Reader } from './repository.ts';

/**
 * What a mail about findings says, or null when nothing is left to tell. A mail that was written about one search ends that one; one
 * about several ends all that go out in its rhythm.
 */
export function lotsFoundFacts(
  searches: readonly TellableSearch[],
  { memberId, cadence, found }: Pick<LotsFoundMail, 'memberId' | 'cadence' | 'found'>,
  { locale, name }: Pick<Reader, 'locale' | 'name'>,
  { hubs, tokens }: { hubs: ReadonlyMap<string, HubFacts>; tokens: TokenMint },
): LotsFoundFacts | null {
  const [first] = found;
  if (searches.length === 0 || !first) return null;
  const single = found.length === 1;
  const scope = single ? { searchId: first.searchId } : { memberId, cadence };
  return {
    kind: 'lots_found',
    locale,
    reader: name,
    searches: searches.map((search) => foundSearch(search, hubs)),
    unsubscribe: { scope: single ? 'search' : cadence, token: unsubscribeToken(tokens, scope) },
  };
}

/** What the mail about a wanted post that was taken down says, or null when it is somebody else's. */
export function wantedRemovedFacts(
  post: NonNullable<Awaited<ReturnType<typeof findRemovedWanted>>>,
  reader: Reader,
  hub: Pick<HubFacts, 'name'>,
): WantedRemovedFacts | null {
  if (post.memberId !== reader.memberId) return null;
  return {
    kind: 'wanted_removed',
    locale: reader.locale,
    reader: reader.name,
    hub: { name: hub.name },
    title: { typed: post.title, lang: post.locale },
    reason: post.reason,
  };
}

function foundSearch(
  { kind, name, query, wantedId, lots, more }: TellableSearch,
  hubs: ReadonlyMap<string, HubFacts>,
): FoundSearch {
  const path = wantedId === null ? `/${query === '' ? '' : `?${query}`}` : `/wanted/${wantedId}`;
  return { kind, name, path, lots: lots.map((lot) => foundLot(lot, hubs)), more };
}

function foundLot(
  { id, title, locale, amountLeft, hub, priceKind, price }: TellableSearch['lots'][number],
  hubs: ReadonlyMap<string, HubFacts>,
): FoundLot {
  return { id, title, locale, amount: amountLeft, hub: hubs.get(hub)?.city ?? hub, priceKind, price };
}
