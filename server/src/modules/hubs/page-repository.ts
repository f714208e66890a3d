import type { Queryable, Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { hubNews, hubPages, hubs } from '@scampolo/db/schema/hubs';
import type { HubNewsBody, HubPageBody } from '@scampolo/shared/contract/hubs';
import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { TendedHub } from './policy.ts';

export type HubPageRecord = typeof hubPages.$inferSelect;
export type HubNewsRecord = typeof hubNews.$inferSelect;

/** What a hub told, or null while it told nothing. */
export async function findHubPage(db: Queryable, slug: string): Promise<HubPageRecord | null> {
  const [row] = await db.select().from(hubPages).where(eq(hubPages.hub, slug));
  return row ?? null;
}

/** What all hubs told that told something. */
export function findHubPages(db: Queryable): Promise<HubPageRecord[]> {
  return db.select().from(hubPages);
}

/** As `findHubPage`, and nobody else changes the hub's page, or makes its first one, until the transaction ends. */
export async function lockHubPage(tx: Tx, slug: string): Promise<HubPageRecord | null> {
  await tx.select({ slug: hubs.slug }).from(hubs).where(eq(hubs.slug, slug)).for('no key update');
  return findHubPage(tx, slug);
}

/** Writes the page of a locked hub over the one it had, and counts its revision up. */
export async function writeHubPage(
  tx: Tx,
  hub: TendedHub,
  { revision: _revision, ...page }: HubPageBody,
): Promise<HubPageRecord> {
  const [row] = await tx
    .insert(hubPages)
    .values({ hub: hub.slug, ...page })
    .onConflictDoUpdate({
      target: hubPages.hub,
      set: { ...page, revision: sql`${hubPages.revision} + 1`, updatedAt: sql`now()` },
    })
    .returning();
  if (!row) throw new Error('a hub’s page vanished while it was written');
  return row;
}

/** A page of a hub's news, newest first. */
export function findHubNews(
  db: Queryable,
  slug: string,
  page: { afterId: string | null; limit: number },
): Promise<HubNewsRecord[]> {
  const after = page.afterId === null ? undefined : lt(hubNews.id, page.afterId);
  return db
    .select()
    .from(hubNews)
    .where(and(eq(hubNews.hub, slug), after))
    .orderBy(desc(hubNews.id))
    .limit(page.limit);
}

/** What happens at a hub on `day` (ISO, of its time zone) or later, the first first. */
export function findHubEvents(
  db: Queryable,
  slug: string,
  page: { day: string; limit: number },
): Promise<HubNewsRecord[]> {
  return db
    .select()
    .from(hubNews)
    .where(and(eq(hubNews.hub, slug), gte(hubNews.happensOn, page.day)))
    .orderBy(asc(hubNews.happensOn), asc(hubNews.id))
    .limit(page.limit);
}

/** A hub's news that happen on no day of their own, newest first. */
export function findUndatedNews(db: Queryable, slug: string, limit: number): Promise<HubNewsRecord[]> {
  return db
    .select()
    .from(hubNews)
    .where(and(eq(hubNews.hub, slug), isNull(hubNews.happensOn)))
    .orderBy(desc(hubNews.id))
    .limit(limit);
}

/** Inserts a piece of news of a hub. */
export async function insertHubNews(
  tx: Tx,
  hub: TendedHub,
  news: HubNewsBody & { authorId: string | null },
): Promise<HubNewsRecord> {
  const [row] = await tx
    .insert(hubNews)
    .values({ ...news, id: newId(), hub: hub.slug })
    .returning();
  if (!row) throw new Error('a piece of news was not inserted');
  return row;
}

/** Deletes a piece of news of a hub; says whether there was one. */
export async function deleteHubNews(tx: Tx, hub: TendedHub, id: string): Promise<boolean> {
  const rows = await tx
    .delete(hubNews)
    .where(and(eq(hubNews.hub, hub.slug), eq(hubNews.id, id)))
    .returning({ id: hubNews.id });
  return rows.length === 1;
}
