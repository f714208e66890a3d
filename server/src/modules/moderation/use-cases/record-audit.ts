import { prepared, type Queryable } from '@scampolo/db/client';
import { auditLog } from '@scampolo/db/schema/moderation';
import { type SQL, sql } from 'drizzle-orm';

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

/**
 * A part (`with … as (…)`) of the statement that does what is recorded: appends one line for each row of `from`.
 * @param entry a value, or SQL for one, for each column
 */
export function auditInsert(entry: Readonly<Record<keyof AuditEntry, SQL>>, from: SQL): SQL {
  const { actorId, action, subjectKind, subjectId, hub, detail } = entry;
  return sql`insert into ${auditLog} (actor_id, action, subject_kind, subject_id, hub, detail)
    select ${actorId}, ${action}, ${subjectKind}, ${subjectId}, ${hub}, ${detail} from ${from}`;
}

/** Appends to the audit log in the caller's transaction: what is not committed was never done. */
export async function recordAudit(tx: Queryable, entry: AuditEntry): Promise<void> {
  const { actorId = null, hub = null, detail = {} } = entry;
  await append(tx).execute({ ...entry, actorId, hub, detail });
}
