import { runSearchCommand } from '@scampolo/server/search/command';
import { pino } from 'pino';
import { type Check, finding } from '../finding.ts';

const LATE_MINUTES = 5;

/** Does the search show what is published, and soon? */
export const search: Check = {
  name: 'search',
  needs: 'database',
  async run({ database: { sql }, databaseUrl }) {
    const [outbox] = await sql<{ count: number; minutes: number | null }[]>`
      select count(*) as count, floor(extract(epoch from now() - min(created_at)) / 60)::int as minutes
      from search_outbox o where target = 'postgres'
        and not exists (select from search_failures f where f.listing_id = o.listing_id and f.target = o.target)`;
    const [refused] = await sql<{ count: number; error: string | null }[]>`
      select count(*) as count, max(error) as error from search_failures`;
    const log = pino({ level: 'silent' });
    const verified = await runSearchCommand({ command: 'verify', target: 'postgres', databaseUrl, log });
    const [compared, ...differences] = verified.text.split('\n');
    const late = outbox?.minutes ?? 0;
    const found = [
      ...(outbox?.count && late >= LATE_MINUTES
        ? [finding('search.late', { count: outbox.count, minutes: late })]
        : []),
      ...(refused?.count
        ? [finding('search.refused', { count: refused.count, error: refused.error?.slice(0, 120) ?? '' })]
        : []),
      ...(verified.ok ? [] : [finding('search.drift', { found: differences.join('; ') })]),
    ];
    return found.length > 0 ? found : [finding('search.good', { compared: compared ?? '' })];
  },
};
