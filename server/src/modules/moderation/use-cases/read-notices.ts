import type { PageQuery } from '@scampolo/shared/contract/common';
import type { NOTICE_FOLDERS, NoticeJson, StaffNotice } from '@scampolo/shared/contract/notices';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentNotice, presentStaffNotice } from '../notice-present.ts';
import { findByFiler, findForStaff } from '../notice-repository.ts';
import { moderatedHubs } from '../policy.ts';

/**
 * The notices of the actor's hubs, and for admins those about the exchange itself: what waits oldest first, what was answered newest
 * first.
 * @throws {AppError} FORBIDDEN; VALIDATION_FAILED for a cursor that is not ours
 */
export async function readNotices(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  query: PageQuery & { folder: (typeof NOTICE_FOLDERS)[number] },
): Promise<{ items: StaffNotice[]; nextCursor: string | null }> {
  const hubs = moderatedHubs(actor);
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const found = await findForStaff(deps.db, hubs, query.folder, page);
  const { items, nextCursor } = pageOf(found, query.limit);
  return { items: items.map((notice) => presentStaffNotice(notice, actor)), nextCursor };
}

/**
 * What the actor filed, newest first, with the answers.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listMyNotices(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  query: PageQuery,
): Promise<{ items: NoticeJson[]; nextCursor: string | null }> {
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const { items, nextCursor } = pageOf(await findByFiler(deps.db, actor.memberId, page), query.limit);
  return { items: items.map((notice) => presentNotice(notice, actor)), nextCursor };
}
