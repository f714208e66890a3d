import type { Queryable } from '@scampolo/db/client';
import { wantedPosts } from '@scampolo/db/schema/alerts';
import type { RemoveWantedBody } from '@scampolo/shared/contract/wanted';
import { and, eq, sql } from 'drizzle-orm';

/** A wanted post that staff took down, as far as the mail about it needs it; null when there is none such. */
export async function findRemovedWanted(db: Queryable, id: string) {
  const [row] = await db
    .select({
      memberId: wantedPosts.memberId,
      hub: wantedPosts.hub,
      title: wantedPosts.title,
      locale: wantedPosts.locale,
      reason: sql<RemoveWantedBody['reason']>`${wantedPosts.removedReason}`,
    })
    .from(wantedPosts)
    .where(and(eq(wantedPosts.id, id), eq(wantedPosts.status, 'removed')));
  return row ?? null;
}
