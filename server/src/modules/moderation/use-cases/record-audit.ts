import type { Queryable } from '@scampolo/db/client';
import { auditLog } from '@scampolo/db/schema/moderation';

/** One line of the audit log; `actorId` is null when a timer did it. `detail` carries codes and figures, never personal data. */
export type AuditEntry = Pick<
  typeof auditLog.$inferInsert,
  'actorId' | 'action' | 'subjectKind' | 'subjectId' | 'hub' | 'detail'
>;

/** Appends to the audit log in the caller's transaction: what is not committed was never done. */
export async function recordAudit(tx: Queryable, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values(entry);
}
