import type { ListingJson } from '@scampolo/shared/contract/listings';
import { isCuttable, toSteps, type Unit } from '@scampolo/shared/domain/quantity';
import { parseDecimal } from './decimal.ts';

/** What of a divisible lot can be asked for, in whole steps of its unit. */
export interface Claimable {
  unit: Unit;
  left: number;
  /** null when any amount can be cut */
  cut: number | null;
}

/** How far one press of a button goes where the giver names no smallest cut: 10 cm, 100 g, 0.1 m², one piece. */
const USUAL_STEP: Readonly<Record<Unit, number>> = { m: 10, kg: 100, m2: 1000, pcs: 1 };

/** What can still be asked for, or null when nothing is left. */
export function claimableOf(listing: Pick<ListingJson, 'amountLeft' | 'smallestCut'>): Claimable | null {
  const { amountLeft: left, smallestCut: cut } = listing;
  const steps = left ? toSteps(left.value, left.unit) : null;
  if (!left || steps === null) return null;
  return { unit: left.unit, left: steps, cut: cut ? toSteps(cut.value, cut.unit) : null };
}

/** The distance between two marks of the tape: the smallest cut, else the usual step of the unit. */
export function stepOf({ unit, cut }: Claimable): number {
  return cut ?? USUAL_STEP[unit];
}

/** The least that can be asked for: one step, or the rest when it is less. */
export function leastOf(claimable: Claimable): number {
  return Math.min(stepOf(claimable), claimable.left);
}

/** The next amount up that can be cut; the last step takes all that is left. */
export function stepUp(steps: number, claimable: Claimable): number {
  const step = stepOf(claimable);
  return Math.min((Math.floor(steps / step) + 1) * step, claimable.left);
}

/** The next amount down that can be cut, at least the least. */
export function stepDown(steps: number, claimable: Claimable): number {
  const step = stepOf(claimable);
  return Math.max((Math.ceil(steps / step) - 1) * step, leastOf(claimable));
}

export type AmountProblem = 'claim.notAmount' | 'claim.tooMuch' | 'claim.notMultiple';

/** Reads a typed amount: whole steps when it can be claimed, else why not. */
export function readAmount(text: string, claimable: Claimable): number | AmountProblem {
  const value = parseDecimal(text);
  const steps = value === null ? null : toSteps(value, claimable.unit);
  if (steps === null) return 'claim.notAmount';
  if (steps > claimable.left) return 'claim.tooMuch';
  return isCuttable(steps, claimable.cut, claimable.left) ? steps : 'claim.notMultiple';
}

/** Chosen pieces as a claim sends them: an id once for each piece of that size. */
export function pieceIdsOf(chosen: Readonly<Record<string, number>>): string[] {
  return Object.entries(chosen).flatMap(([id, count]) => new Array<string>(count).fill(id));
}
