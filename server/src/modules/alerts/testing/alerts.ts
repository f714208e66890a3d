import { MATCH_QUEUE } from '@scampolo/db/job-queues';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { sql } from 'drizzle-orm';
import { matchJob } from '../../../jobs/match-job.ts';
import type { Person } from '../../../testing/people.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { matchListing } from '../use-cases/match-listing.ts';

/** Works on the listings that wait to be told, as the job does, `times` times each; gives how many there were. */
export async function matchAll(test: TestApp, times = 1): Promise<number> {
  const jobs = await test.deps.db.execute<{ data: unknown }>(
    sql`delete from pgboss.job where name = ${MATCH_QUEUE} returning data`,
  );
  for (const { data } of jobs) {
    for (let time = 0; time < times; time += 1) await matchListing(test.deps, matchJob.parse(data));
  }
  return jobs.length;
}

/** Keeps a search; gives its id. */
export async function keep(
  person: Person,
  query: string,
  cadence: Cadence = 'at_once',
  name = query,
): Promise<string> {
  const answer = await person.call('POST', '/me/saved-searches', { query, name, cadence });
  if (answer.status !== 201)
    throw new Error(`saving answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** As if a search had found what it has found so many hours earlier. */
export async function age(test: TestApp, searchId: string, hours: number): Promise<void> {
  await test.deps.db.execute(
    sql`update alert_matches set found_at = found_at - make_interval(hours => ${hours}) where search_id = ${searchId}`,
  );
}
