import type { Queryable, Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { mailedLinks, members } from '@scampolo/db/schema/identity';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';

const HOUR = 60;
const DAY = 24 * HOUR;

/** What a mailed link is for, and for how many minutes it is good. What carries no link is told for as long. */
export const LINK_MINUTES = {
  confirm_address: 7 * DAY,
  change_address: DAY,
  sign_in: 15,
  reset_password: HOUR,
  address_changed: 7 * DAY,
  account_deleted: 7 * DAY,
} as const;
export type LinkPurpose = keyof typeof LINK_MINUTES;
/** Those that can be opened; the others are messages without a link. */
const OPENED: readonly LinkPurpose[] = ['confirm_address', 'change_address', 'sign_in', 'reset_password'];

/** A link to be mailed. */
export interface NewLink {
  /** null: no confirmed account has the address */
  memberId: string | null;
  purpose: LinkPurpose;
  email: string;
  locale: InterfaceLanguage;
  /** the page of the exchange to go on to: path and query */
  next?: string | undefined;
}

/** Inserts a link, which is good from now on; gives its id. */
export async function insertLink(tx: Tx, link: NewLink): Promise<string> {
  const { next = '', ...rest } = link;
  const id = newId();
  const minutes = LINK_MINUTES[link.purpose];
  await tx
    .insert(mailedLinks)
    .values({ ...rest, id, next, expiresAt: sql`now() + make_interval(mins => ${minutes})` });
  return id;
}

/** A link that is still good, of a member who may use it. */
export interface OpenLink {
  id: string;
  purpose: LinkPurpose;
  /** the address it was sent to */
  email: string;
  next: string;
  memberId: string;
}

// A link was sent to the address that the member had then: it must still be theirs, but for the one that changes it.
const isGood = and(
  isNull(mailedLinks.usedAt),
  gt(mailedLinks.expiresAt, sql`now()`),
  isNull(members.suspendedAt),
  isNull(members.deletedAt),
  sql`(${mailedLinks.purpose} = 'change_address' or ${mailedLinks.email} = ${members.email})`,
);

/** The link of that id and of one of the purposes, when it could be used now. */
export async function findOpenLink(
  db: Queryable,
  id: string,
  purposes: readonly LinkPurpose[],
): Promise<OpenLink | null> {
  const [row] = await db
    .select({
      id: mailedLinks.id,
      purpose: mailedLinks.purpose,
      email: mailedLinks.email,
      next: mailedLinks.next,
      memberId: members.id,
    })
    .from(mailedLinks)
    .innerJoin(members, eq(members.id, mailedLinks.memberId))
    .where(and(eq(mailedLinks.id, id), inArray(mailedLinks.purpose, [...purposes]), isGood));
  return row ? { ...row, purpose: row.purpose as LinkPurpose } : null;
}

/** Uses a link up, and keeps the member's row for this transaction; says whether it was good until now. Of two at once, one does. */
export async function spendLink(tx: Tx, link: OpenLink): Promise<boolean> {
  // First, so that two links of one member never wait for each other.
  await tx.select({ id: members.id }).from(members).where(eq(members.id, link.memberId)).for('no key update');
  const rows = await tx
    .update(mailedLinks)
    .set({ usedAt: sql`now()` })
    .from(members)
    .where(and(eq(mailedLinks.id, link.id), eq(members.id, mailedLinks.memberId), isGood))
    .returning({ id: mailedLinks.id });
  return rows.length === 1;
}

/** Uses up all open links of the member, or those of the purposes named. */
export async function spendLinksOf(
  tx: Tx,
  memberId: string,
  purposes: readonly LinkPurpose[] = OPENED,
): Promise<void> {
  await tx
    .update(mailedLinks)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(mailedLinks.memberId, memberId),
        isNull(mailedLinks.usedAt),
        inArray(mailedLinks.purpose, [...purposes]),
      ),
    );
}
