import type { DeskCounts, DeskJson } from '@scampolo/shared/contract/desk';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentNeeds, presentNews } from '../present.ts';
import { countAll, findNeeds, findNews } from '../repository.ts';

/** What needs the actor, most pressing first; what happened lately; and how much of everything there is. Three statements. */
export async function readDesk({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<DeskJson> {
  const [needs, news, { now, ...counts }] = await Promise.all([
    findNeeds(db, actor),
    findNews(db, actor),
    countAll(db, actor),
  ]);
  return {
    needs: presentNeeds(needs, now, actor.locale),
    news: news.map(presentNews),
    counts,
    now: now.toISOString(),
  };
}

/** How much of everything the actor has, by where it stands. */
export async function countDesk({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<DeskCounts> {
  const { now: _now, ...counts } = await countAll(db, actor);
  return counts;
}
