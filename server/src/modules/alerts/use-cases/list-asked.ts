import type { AskedJson } from '@scampolo/shared/contract/wanted';
import type { Deps } from '../../../deps.ts';
import { buildDocument } from '../../../search/document.ts';
import { loadDocumentRow } from '../../../search/document-rows.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeOwn } from '../../listings/policy.ts';
import { loadListing } from '../../listings/use-cases/load-listing.ts';
import { findPostsOf } from '../matching-repository.ts';
import { searchesFor } from './find-searches.ts';

const MOST_POSTS = 10;

/**
 * Who already asks for a listing, whatever its state, as it would be found now: open wanted posts that it answers, and how many other
 * members keep a search that finds it. Of those nothing but their number is told.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function listAsked(
  { db, catalogue }: Pick<Deps, 'db' | 'catalogue'>,
  actor: Actor,
  listingId: string,
): Promise<AskedJson> {
  const { workshopId } = authorizeOwn(actor, await loadListing(db, listingId));
  const row = await loadDocumentRow(db, listingId);
  if (!row) return { wanted: [], searchers: 0 };
  const posts: string[] = [];
  const posters = new Set<string>();
  const keepers = new Set<string>();
  const pages = searchesFor(db, buildDocument(row, catalogue), {
    before: null,
    butWorkshop: workshopId,
    active: true,
  });
  for await (const found of pages) {
    for (const { id, memberId, kind } of found) {
      (kind === 'wanted' ? posters : keepers).add(memberId);
      if (kind === 'wanted') posts.push(id);
    }
  }
  const wanted = await findPostsOf(db, posts, MOST_POSTS);
  return {
    wanted: wanted.map((post) => ({ ...post, createdAt: post.createdAt.toISOString() })),
    searchers: [...keepers].filter((memberId) => !posters.has(memberId)).length,
  };
}
