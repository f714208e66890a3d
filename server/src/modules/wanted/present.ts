import type { WantedJson } from '@scampolo/shared/contract/wanted';
import type { Actor } from '../identity/actor.ts';
import { isInsider, isOwn, mayRemove } from './policy.ts';
import type { WantedRecord } from './record.ts';

/**
 * A wanted post as the actor may see it: the workshop as its kind and hub, by name for its own people and the hub's staff alone.
 * @param answers how many listings answer it now; null where nobody counted
 */
export function presentWanted(
  post: WantedRecord,
  actor: Actor | null,
  answers: number | null = null,
): WantedJson {
  const { id, title, text, locale, hub, query, status } = post;
  return {
    id,
    title,
    text,
    locale,
    hub,
    query,
    status,
    neededBy: post.neededBy?.toISOString() ?? null,
    closesAt: post.closesAt.toISOString(),
    createdAt: post.createdAt.toISOString(),
    workshop: presentWorkshop(post, isInsider(actor, post)),
    mine: isOwn(actor, post),
    mayRemove: mayRemove(actor, post),
    cadence: post.memberId === actor?.memberId ? post.cadence : null,
    answers,
  };
}

function presentWorkshop({ workshop, hub }: WantedRecord, insider: boolean): WantedJson['workshop'] {
  const { kind, id, name } = workshop;
  if (!insider) return { kind, hub };
  return { kind, hub, id, ...(name === '' ? {} : { name }), hasPage: true };
}
