import type { DeskNeed, DeskNews, NeedKind } from '@scampolo/shared/contract/desk';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { toAmount } from '@scampolo/shared/domain/quantity';
import { mayKnowGiver } from '../messages/thread-policy.ts';
import { workshopName } from '../privacy/nameless.ts';
import type { ClaimSides, NeedRow, NewsRow } from './record.ts';

/** A term that is this near comes before everything else. */
const NEAR_MS = 48 * 3_600_000;

const ORDER: Readonly<Record<NeedKind, number>> = {
  unread: 1,
  changes: 2,
  decide: 3,
  notices: 4,
  hand_over: 5,
  fetch: 5,
  overdue: 6,
  ends_soon: 7,
  draft: 8,
  nobody: 9,
};

/** What needs the reader: terms within two days first, then what somebody waits for, then the reader's own affairs. */
export function presentNeeds(rows: readonly NeedRow[], now: Date, locale: InterfaceLanguage): DeskNeed[] {
  const far = Number.MAX_SAFE_INTEGER;
  const rankOf = ({ kind, by }: NeedRow): number => {
    const isNear = by !== null && kind !== 'overdue' && by.getTime() - now.getTime() < NEAR_MS;
    return isNear ? 0 : ORDER[kind];
  };
  return rows
    .toSorted(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        (a.by?.getTime() ?? far) - (b.by?.getTime() ?? far) ||
        (a.since?.getTime() ?? far) - (b.since?.getTime() ?? far),
    )
    .map((row) => presentNeed(row, locale));
}

export function presentNews({ at, ...row }: NewsRow): DeskNews {
  return { ...row, at: at.toISOString() };
}

function presentNeed(row: NeedRow, locale: InterfaceLanguage): DeskNeed {
  const { kind, id, title, hub, sides, unit, steps, by, since, count } = row;
  return {
    kind,
    id,
    title,
    locale: row.locale,
    hub,
    who: sides && otherName(sides, locale),
    amount: unit !== null && steps !== null ? toAmount(steps, unit) : null,
    by: by?.toISOString() ?? null,
    since: since?.toISOString() ?? null,
    count,
  };
}

/** Whom the reader deals with; null for a giver that hides its brand. */
function otherName(sides: ClaimSides, locale: InterfaceLanguage): string | null {
  if (sides.side !== 'claimant') return workshopName(sides.claimant, locale);
  return mayKnowGiver(sides) ? workshopName(sides.giver, locale) : null;
}
