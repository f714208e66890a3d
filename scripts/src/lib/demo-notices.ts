import { listings } from '@scampolo/db/schema/listings';
import type { DemoListing, DemoNotice } from '@scampolo/db/seed/demo';
import type { Deps } from '@scampolo/server/deps';
import { answerNotice } from '@scampolo/server/modules/moderation/use-cases/answer-notice';
import { fileNotice } from '@scampolo/server/modules/moderation/use-cases/file-notice';
import { type NoticeSubject, noticeBody } from '@scampolo/shared/contract/notices';
import { eq } from 'drizzle-orm';
import { type DemoPeople, founder } from './demo-people.ts';

/** Files the demo's notices, and answers those that were answered. */
export async function seedNotices(
  deps: Deps,
  people: DemoPeople,
  { notices, demoListings }: { notices: readonly DemoNotice[]; demoListings: readonly DemoListing[] },
): Promise<void> {
  for (const { about, by, reason, text, answer } of notices) {
    const subject =
      'path' in about
        ? { kind: 'page', path: about.path }
        : await listingOf(deps, about.listing, demoListings);
    const reporter = by === null ? null : founder(people, by);
    const filed = await fileNotice(deps, reporter, noticeBody.parse({ subject, reason, text, locale: 'it' }));
    if (answer)
      await answerNotice(deps, people.admin, filed.id, { outcome: answer.outcome, answer: answer.text });
  }
}

async function listingOf(
  deps: Deps,
  key: string,
  demoListings: readonly DemoListing[],
): Promise<NoticeSubject> {
  const title = demoListings.find((demo) => demo.key === key)?.body.title ?? '';
  const [row] = await deps.db.select({ id: listings.id }).from(listings).where(eq(listings.title, title));
  if (!row) throw new Error(`the demo has no listing ${key}`);
  return { kind: 'listing', id: row.id };
}
