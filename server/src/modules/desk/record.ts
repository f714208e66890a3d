import type { NeedKind, NewsKind } from '@scampolo/shared/contract/desk';
import type { TalkSide } from '@scampolo/shared/contract/messages';
import type { Unit } from '@scampolo/shared/domain/quantity';
import type { ClaimStatus } from '@scampolo/shared/domain/states';

/** Who stands on the two sides of a claim, and what decides whether one may know the other. */
export interface ClaimSides {
  side: TalkSide;
  status: ClaimStatus;
  giver: string;
  claimant: string;
  brandVisible: boolean;
  pickupKind: string;
}

/** Something on a desk. */
export interface NeedRow {
  kind: NeedKind;
  id: string | null;
  title: string | null;
  locale: string | null;
  hub: string | null;
  sides: ClaimSides | null;
  unit: Unit | null;
  /** whole steps of the unit */
  steps: number | null;
  by: Date | null;
  since: Date | null;
  count: number | null;
}

export interface NewsRow {
  kind: NewsKind;
  id: string;
  title: string | null;
  locale: string | null;
  hub: string | null;
  at: Date;
}
