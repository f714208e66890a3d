import type { Issue } from '../errors.ts';
import { type DefectMark, LIMITS, type ListingValues, type PieceSize } from './listing.ts';

/** What the places of defects are measured on: a length, the sizes of pieces, or nothing that can be drawn. */
export type DrawnCloth =
  | { kind: 'length'; lengthCm: number; widthCm: number }
  | { kind: 'pieces'; pieces: readonly Pick<PieceSize, 'lengthCm' | 'widthCm'>[] };

/** The cloth of a lot as it is drawn, or null when its measures do not say how large it is (kilograms, identical pieces). */
export function drawnCloth({
  amount,
  widthCm,
  pieces,
}: Pick<ListingValues, 'amount' | 'widthCm' | 'pieces'>): DrawnCloth | null {
  if (pieces.length > 0) return { kind: 'pieces', pieces };
  if (amount?.unit !== 'm' || widthCm === null) return null;
  return { kind: 'length', lengthCm: amount.value * 100, widthCm };
}

/** The size that a mark lies on, in cm; null when the cloth has no such piece. */
export function clothUnder(
  cloth: DrawnCloth | null,
  { piece }: Pick<DefectMark, 'piece'>,
): { lengthCm: number; widthCm: number } | null {
  if (cloth?.kind === 'length') return piece === null ? cloth : null;
  return (piece === null ? undefined : cloth?.pieces[piece]) ?? null;
}

/**
 * Says which marks cannot be: of a defect that is not named, on a piece that is not there, outside the cloth, or where
 * nothing is drawn. Fields that are absent (`undefined`) are not judged.
 */
export function checkDefectMarks(values: Partial<ListingValues>): Issue[] {
  const { defectMarks: marks = [], defects, amount, widthCm, pieces } = values;
  const unnamed = marks.flatMap(({ defect }, at) =>
    defects === undefined || defects.includes(defect)
      ? []
      : [issueOf(at, 'defect', 'mark_defect', `"${defect}" is not one of the lot's defects.`)],
  );
  const wide = marks.flatMap(({ radiusCm }, at) => outside(at, 'radiusCm', radiusCm, LIMITS.markRadiusCm));
  if (amount === undefined || widthCm === undefined || pieces === undefined) return [...unnamed, ...wide];
  const cloth = drawnCloth({ amount, widthCm, pieces });
  return [...unnamed, ...wide, ...marks.flatMap((mark, at) => misplaced(mark, at, cloth))];
}

/** The marks that still lie on the cloth and are of a named defect: what a form sends after its measures changed. */
export function fittingMarks(
  marks: readonly DefectMark[],
  values: Pick<ListingValues, 'amount' | 'widthCm' | 'pieces' | 'defects'>,
): DefectMark[] {
  return marks.filter((mark) => checkDefectMarks({ ...values, defectMarks: [mark] }).length === 0);
}

function misplaced(mark: DefectMark, at: number, cloth: DrawnCloth | null): Issue[] {
  if (!cloth) return [issueOf(at, 'piece', 'mark_nowhere', 'A lot that is not drawn to scale has no marks.')];
  const under = clothUnder(cloth, mark);
  if (!under) return [issueOf(at, 'piece', 'mark_nowhere', 'There is no such piece to mark.')];
  return [
    ...outside(at, 'alongCm', mark.alongCm, [0, under.lengthCm]),
    ...outside(at, 'acrossCm', mark.acrossCm, [0, under.widthCm]),
  ];
}

function outside(
  at: number,
  field: keyof DefectMark,
  value: number,
  [min, max]: readonly [number, number],
): Issue[] {
  // A piece that is smaller than nothing is told of where its size stands.
  if ((value >= min && value <= max) || max < min) return [];
  return [issueOf(at, field, 'out_of_range', `Must be between ${min} and ${max} cm.`, { min, max })];
}

function issueOf(
  at: number,
  field: keyof DefectMark,
  code: string,
  message: string,
  params?: Issue['params'],
): Issue {
  const path = `defectMarks.${at}.${field}`;
  return params ? { path, code, message, params } : { path, code, message };
}
