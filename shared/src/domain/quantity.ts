/** The four ways a lot is measured, as written in JSON. */
export const UNITS = ['m', 'kg', 'm2', 'pcs'] as const;
export type Unit = (typeof UNITS)[number];

/** An amount as people and JSON write it: 2.5 m. */
export interface Amount {
  value: number;
  unit: Unit;
}

/** Smallest steps in one unit: centimetres, grams, square centimetres, pieces. Amounts are stored and compared only in steps. */
export const STEPS_PER_UNIT: Readonly<Record<Unit, number>> = { m: 100, kg: 1000, m2: 10_000, pcs: 1 };

/** The largest amount that one listing may have, in units (domain/materials.json, `total_quantity`). */
export const LARGEST_AMOUNT = 1_000_000;

/**
 * Converts a value in units to whole steps (2.5 m → 250 cm).
 * Returns null when the value is not finite, not positive, or finer than one step (2.505 m).
 */
export function toSteps(value: number, unit: Unit): number | null {
  if (!Number.isFinite(value) || value <= 0 || value > LARGEST_AMOUNT) return null;
  const exact = value * STEPS_PER_UNIT[unit];
  const steps = Math.round(exact);
  // 1e-6 of a step absorbs binary fractions such as 0.29 * 100 = 28.999999999999996, and nothing a person could type.
  return steps >= 1 && Math.abs(exact - steps) < 1e-6 ? steps : null;
}

/** Converts whole steps to the amount that JSON carries (250 cm → 2.5 m). */
export function toAmount(steps: number, unit: Unit): Amount {
  return { value: steps / STEPS_PER_UNIT[unit], unit };
}

/**
 * Says whether `steps` may be cut from a divisible lot: a whole multiple of the smallest cut, or everything that is left
 * (the last end of a roll is rarely a multiple).
 */
export function isCuttable(steps: number, smallestCutSteps: number | null, leftSteps: number): boolean {
  if (smallestCutSteps === null) return true;
  return steps % smallestCutSteps === 0 || steps === leftSteps;
}
