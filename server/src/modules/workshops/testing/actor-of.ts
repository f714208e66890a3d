import { sql } from 'drizzle-orm';
import type { Person } from '../../../testing/people.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import type { Actor } from '../../identity/actor.ts';
import { prepareActorQuery } from '../../identity/session-repository.ts';

/** Who a signed-in person is to use cases, as the next request would find it. */
export async function actorOf(test: TestApp, { memberId }: Person): Promise<Actor> {
  const [row] = await test.deps.db.execute(
    sql`select id from sessions where member_id = ${memberId} order by id desc limit 1`,
  );
  const actor = await prepareActorQuery(test.deps.db)(String(row?.['id']));
  if (!actor) throw new Error('a signed-in person has no session');
  return actor;
}
