import type { notices } from '@scampolo/db/schema/moderation';
import type { NoticeReason, NoticeStatus, NoticeSubject } from '@scampolo/shared/contract/notices';

/** A notice with what it is about, as that is now; all of that is null once it is gone. */
export interface NoticeRecord extends Omit<typeof notices.$inferSelect, 'status' | 'reason' | 'subjectKind'> {
  status: NoticeStatus;
  reason: NoticeReason;
  subjectKind: NoticeSubject['kind'];
  listing: { title: string; locale: string; status: string; workshopId: string } | null;
  workshop: { name: string; shown: boolean } | null;
  message: { text: string; claimId: string; authorId: string | null; title: string; locale: string } | null;
  wanted: { title: string; locale: string; shown: boolean; workshopId: string; authorId: string } | null;
  /** empty when the account is deleted; null when nobody was signed in */
  filer: string | null;
}
