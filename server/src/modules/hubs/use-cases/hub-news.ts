import type { PageQuery } from '@scampolo/shared/contract/common';
import type { HubNewsBody, HubNewsJson } from '@scampolo/shared/contract/hubs';
import { dateIn } from '@scampolo/shared/domain/open-hours';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import {
  deleteHubNews,
  findHubEvents,
  findHubNews,
  findUndatedNews,
  insertHubNews,
} from '../page-repository.ts';
import { authorizeTend } from '../policy.ts';
import { presentHubNews } from '../present.ts';

type HubDeps = Pick<Deps, 'db' | 'hubs'>;

/**
 * A page of a hub's news, newest first.
 * @throws {AppError} NOT_FOUND when there is no such hub; VALIDATION_FAILED for a cursor that is not ours
 */
export async function listHubNews(
  deps: HubDeps,
  slug: string,
  query: PageQuery,
): Promise<{ items: HubNewsJson[]; nextCursor: string | null }> {
  if (!deps.hubs.has(slug)) throw new AppError('NOT_FOUND');
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const { items, nextCursor } = pageOf(await findHubNews(deps.db, slug, page), query.limit);
  return { items: items.map(presentHubNews), nextCursor };
}

/**
 * What is new at a hub at `now`: what happens there from today on, the first first, and what happens on no day of its own, the
 * newest first; `limit` of each at most. What is over is left out.
 * @throws {AppError} NOT_FOUND when there is no such hub
 */
export async function readWhatIsNew(
  deps: HubDeps,
  slug: string,
  { now, limit }: { now: Date; limit: number },
): Promise<{ events: HubNewsJson[]; news: HubNewsJson[] }> {
  const hub = deps.hubs.get(slug);
  if (!hub) throw new AppError('NOT_FOUND');
  const [events, news] = await Promise.all([
    findHubEvents(deps.db, slug, { day: dateIn(hub.timeZone, now), limit }),
    findUndatedNews(deps.db, slug, limit),
  ]);
  return { events: events.map(presentHubNews), news: news.map(presentHubNews) };
}

/**
 * Tells a piece of news of a hub.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function tellHubNews(
  deps: HubDeps,
  actor: Actor,
  slug: string,
  body: HubNewsBody,
): Promise<HubNewsJson> {
  const hub = authorizeTend(actor, deps.hubs.get(slug));
  return deps.db.transaction(async (tx) => {
    const news = await insertHubNews(tx, hub, { ...body, authorId: actor.memberId });
    await audit(tx, actor, 'hub_news.tell', news);
    return presentHubNews(news);
  });
}

/**
 * Takes a piece of news back.
 * @throws {AppError} NOT_FOUND, also for another hub's news; FORBIDDEN
 */
export async function takeBackHubNews(deps: HubDeps, actor: Actor, slug: string, id: string): Promise<void> {
  const hub = authorizeTend(actor, deps.hubs.get(slug));
  await deps.db.transaction(async (tx) => {
    if (!(await deleteHubNews(tx, hub, id))) throw new AppError('NOT_FOUND');
    await audit(tx, actor, 'hub_news.take_back', { id, hub: slug });
  });
}

function audit(
  tx: Parameters<typeof recordAudit>[0],
  { memberId: actorId }: Actor,
  action: string,
  { id: subjectId, hub }: { id: string; hub: string },
): Promise<void> {
  return recordAudit(tx, { actorId, action, subjectKind: 'hub_news', subjectId, hub, detail: {} });
}
