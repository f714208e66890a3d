import { prepared, type Queryable } from '@scampolo/db/client';
import { auditLog } from '@scampolo/db/schema/moderation';
import { sql } from 'drizzle-orm';

/** One line of the audit log; `actorId` is null when a timer did it. `detail` carries codes and figures, never personal data. */
export type AuditEntry = Pick<
  typeof auditLog.$inferInsert,
  'actorId' | 'action' | 'subjectKind' | 'subjectId' | 'hub' | 'detail'
>;

const append = prepared((db) =>
  db
    .insert(auditLog)
    .values({
      actorId: sql.placeholder('actorId'),
      action: sql.placeholder('action'),
      subjectKind: sql.placeholder('subjectKind'),
      subjectId: sql.placeholder('subjectId'),
      hub: sql.placeholder('hub'),
      detail: sql.placeholder('detail'),
    })
    .prepare('append_audit'),
);

/** Appends to the audit log in the caller's transaction: what is not committed was never done. */
export async function recordAudit(tx: Queryable, entry: AuditEntry): Promise<void> {
  const { actorId = null, hub = null, detail = {} } = entry;
  await append(tx).execute({ ...entry, actorId, hub, detail });
}
