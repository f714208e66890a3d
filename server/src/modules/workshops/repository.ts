import type { Queryable, Tx } from '@scampolo/db/client';
import { members, type StoredLogo, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { and, count, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import type { ClosingWorkshop, OwnedWorkshop } from './policy.ts';
import type { WorkshopRecord } from './record.ts';

const record = {
  ...getTableColumns(workshops),
  people: sql<
    WorkshopRecord['people']
  >`coalesce((select jsonb_agg(jsonb_build_object('memberId', wm.member_id,
    'role', wm.role)) from ${workshopMembers} wm where wm.workshop_id = ${workshops}.id), '[]'::jsonb)`,
};

/** A workshop with who acts for it, or null. No visibility rule: callers ask a policy. */
export async function findWorkshop(db: Queryable, id: string): Promise<WorkshopRecord | null> {
  const [row] = await db.select(record).from(workshops).where(eq(workshops.id, id));
  return (row as WorkshopRecord | undefined) ?? null;
}

/** As `findWorkshop`, and nobody else changes the workshop or takes people out of it until the transaction ends. */
export async function lockWorkshop(tx: Tx, id: string): Promise<WorkshopRecord | null> {
  await tx.select({ id: workshops.id }).from(workshops).where(eq(workshops.id, id)).for('no key update');
  return findWorkshop(tx, id);
}

/** Waits for what is just being made in the name of a locked workshop, and lets nothing else begin until the transaction ends. */
export async function lockForClosing(tx: Tx, workshop: ClosingWorkshop): Promise<void> {
  await tx.select({ id: workshops.id }).from(workshops).where(eq(workshops.id, workshop.id)).for('update');
}

/** Keeps a workshop from closing until the transaction ends; says whether it still is open. */
export async function holdOpen(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: workshops.id })
    .from(workshops)
    .where(and(eq(workshops.id, id), isNull(workshops.closedAt)))
    .for('key share');
  return rows.length === 1;
}

/** Keeps the member from getting another workshop until the transaction ends; gives how many open ones are theirs. */
export async function lockOwnedCount(tx: Tx, memberId: string): Promise<number> {
  await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('no key update');
  const [row] = await tx
    .select({ owned: count() })
    .from(workshopMembers)
    .innerJoin(workshops, eq(workshops.id, workshopMembers.workshopId))
    .where(
      and(
        eq(workshopMembers.memberId, memberId),
        eq(workshopMembers.role, 'owner'),
        isNull(workshops.closedAt),
      ),
    );
  return row?.owned ?? 0;
}

/** What an owner's change of the profile may set. */
export type ProfileColumns = Partial<
  Pick<
    typeof workshops.$inferInsert,
    'name' | 'kind' | 'places' | 'vatNumber' | 'languages' | 'story' | 'profilePublic' | 'trust'
  >
>;

/** Writes changed columns of a locked workshop and counts its revision up. */
export async function updateWorkshop(
  tx: Tx,
  workshop: OwnedWorkshop,
  columns: ProfileColumns,
): Promise<void> {
  await tx
    .update(workshops)
    .set({ ...columns, revision: sql`${workshops.revision} + 1`, updatedAt: sql`now()` })
    .where(eq(workshops.id, workshop.id));
}

/** Writes the logo of a locked workshop. The revision stays, so that an open form can still be saved. */
export async function updateLogo(tx: Tx, workshop: OwnedWorkshop, logo: StoredLogo[]): Promise<void> {
  await tx.update(workshops).set({ logo, updatedAt: sql`now()` }).where(eq(workshops.id, workshop.id));
}

/** Writes how staff trust a locked workshop, and what they wrote about it. */
export async function updateTrust(
  tx: Tx,
  workshop: Authorized<WorkshopRecord, 'trust'>,
  columns: { trust: string; trustNote: string | null },
): Promise<void> {
  await tx
    .update(workshops)
    .set({ ...columns, updatedAt: sql`now()` })
    .where(eq(workshops.id, workshop.id));
}

/** Writes that a locked workshop is closed, and what remains of it. */
export async function updateClosed(
  tx: Tx,
  workshop: ClosingWorkshop,
  columns: Partial<typeof workshops.$inferInsert>,
): Promise<void> {
  await tx
    .update(workshops)
    .set({
      ...columns,
      closedAt: sql`now()`,
      revision: sql`${workshops.revision} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(workshops.id, workshop.id));
}
