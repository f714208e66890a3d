import type { Db } from '@scampolo/db/client';
import type { Deps } from '../../../deps.ts';
import { mailFolder } from '../../../infra/mailer/create-mailer.ts';
import { deleteOldMails } from '../../../infra/mailer/delete-old-mails.ts';
import { forgetEndedWanted } from '../../wanted/use-cases/forget-wanted.ts';
import {
  blankAgedClaims,
  deleteAgedMessages,
  deleteAgedNotices,
  deleteAgedReads,
} from '../aged-repository.ts';

const YEAR_DAYS = 365;
/** What was agreed about a hand-over can still be looked up for so long after it. */
const MESSAGE_DAYS = YEAR_DAYS;
/** So long somebody may still ask why. */
const NOTICE_DAYS = 3 * YEAR_DAYS;
const CLAIM_TEXT_DAYS = 3 * YEAR_DAYS;
/** A link to a post still tells for so long what became of it. */
const WANTED_DAYS = 180;
/** Mails that are kept as files, because no mail server is set, hold addresses and links. */
const MAIL_FILE_DAYS = 30;
const AT_ONCE = 1000;

/**
 * Deletes what nobody needs any more although nobody left: messages and who read them a year after the claim's end, notices
 * three years after their answer, notes and reasons of claims without a hand-over after three years, wanted posts half a year after they ended, mails that are kept as files
 * after 30 days. In batches, so that no lock is held for long. Gives how many things.
 */
export async function forgetAged({ db, config }: Pick<Deps, 'db' | 'config'>): Promise<number> {
  const messages = await inBatches(db, deleteAgedMessages, MESSAGE_DAYS);
  const reads = await inBatches(db, deleteAgedReads, MESSAGE_DAYS);
  const texts = await inBatches(db, blankAgedClaims, CLAIM_TEXT_DAYS);
  const notices = await inBatches(db, deleteAgedNotices, NOTICE_DAYS);
  const wanted = await inBatches(db, forgetEndedWanted, WANTED_DAYS);
  const mails = await deleteOldMails(mailFolder(config), MAIL_FILE_DAYS);
  return messages + reads + texts + notices + wanted + mails;
}

async function inBatches(
  db: Db,
  forgetSome: (db: Db, days: number, most: number) => Promise<number>,
  days: number,
): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const some = await forgetSome(db, days, AT_ONCE);
    forgotten += some;
    if (some < AT_ONCE) return forgotten;
  }
}
