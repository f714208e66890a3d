import { compareAmounts } from '../../backup/check-restored.ts';
import { type Check, finding } from '../finding.ts';

/** Lots wait for a decision, and whoever reported something for an answer, no longer than that. */
const LOT_DAYS = 3;
const NOTICE_DAYS = 3;

/** Does somebody decide what waits for staff? */
export const queue: Check = {
  name: 'queue',
  needs: 'database',
  async run({ database: { sql } }) {
    const [row] = await sql<
      { lots: number; lotDays: number; notices: number; noticeDays: number; staff: boolean }[]
    >`
      select
        (select count(*) from listings where status = 'pending' and submitted_at < now() - make_interval(days => ${LOT_DAYS})) as lots,
        (select floor(extract(epoch from now() - min(submitted_at)) / 86400)::int from listings where status = 'pending') as "lotDays",
        (select count(*) from notices where status = 'open' and created_at < now() - make_interval(days => ${NOTICE_DAYS})) as notices,
        (select floor(extract(epoch from now() - min(created_at)) / 86400)::int from notices where status = 'open') as "noticeDays",
        exists (select from hub_staff) or exists (select from members where admin) as staff`;
    if (!row) throw new Error('a select without a from gave no row');
    const found = [
      ...(row.staff ? [] : [finding('queue.nobody')]),
      ...(row.lots > 0 ? [finding('queue.lots', { count: row.lots, days: row.lotDays })] : []),
      ...(row.notices > 0 ? [finding('queue.notices', { count: row.notices, days: row.noticeDays })] : []),
    ];
    return found.length > 0 ? found : [finding('queue.good')];
  },
};

/** Do amounts that are held or given balance with the claims? */
export const amounts: Check = {
  name: 'amounts',
  needs: 'database',
  async run({ database: { sql } }) {
    // In one statement's snapshot each, so that a claim that is just being made is in both sums or in none.
    const wrong = await compareAmounts(sql);
    return wrong.length > 0
      ? wrong.map((text) => finding('amounts.wrong', { text }))
      : [finding('amounts.good')];
  },
};
