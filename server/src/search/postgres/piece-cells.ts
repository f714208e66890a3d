import type { PieceExtent, SearchDocument } from '../document.ts';

/**
 * Sides of pieces, in centimetres, that cells begin at: what people ask for, so that most questions end where a cell does. A cell is
 * a range of long sides and one of short sides; which documents have a piece in it is a filter's value (`FILTER.size`). The migration
 * `0008` has the same numbers.
 */
export const SIDES: readonly number[] = [
  10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 150, 160, 180, 200, 250, 300, 400, 500, 1000,
  2000,
];

/** Sizes of pieces by both sides, in centimetres; the first value belongs to the range, the second one does not. */
export interface Strip {
  long: readonly [from: number, to: number];
  short: readonly [from: number, to: number];
}

/** Sizes of which both sides are as long as asked: those of whole cells, and the strips of others that have to be measured. */
export interface CellsFrom {
  cells: string[];
  strips: Strip[];
}

/** The sizes of a document. A roll is the size of which there are 0: how many it gives depends on what is asked (`statement-rare.ts`). */
export function sizesOf({ pieces, roll }: SearchDocument): PieceExtent[] {
  return roll === null ? pieces : [...pieces, { ...roll, count: 0 }];
}

/** The cell of a size. */
export function cellOf({ longCm, shortCm }: { longCm: number; shortCm: number }): string {
  return nameOf(sidesUpTo(longCm), sidesUpTo(shortCm));
}

/** Splits the sizes that have at least these sides (`longCm` ≥ `shortCm`). */
export function cellsFrom({ longCm, shortCm }: { longCm: number; shortCm: number }): CellsFrom {
  const long = firstWhole(longCm);
  const short = firstWhole(shortCm);
  const cells: string[] = [];
  for (let i = long; i <= SIDES.length; i += 1) {
    for (let j = short; j <= i; j += 1) cells.push(nameOf(i, j));
  }
  const [wholeLong, wholeShort] = [startOf(long), startOf(short)];
  const strips: Strip[] = [
    { long: [longCm, wholeLong], short: [shortCm, Number.POSITIVE_INFINITY] },
    { long: [wholeLong, Number.POSITIVE_INFINITY], short: [shortCm, wholeShort] },
  ];
  return {
    cells,
    strips: strips.filter((strip) => strip.long[0] < strip.long[1] && strip.short[0] < strip.short[1]),
  };
}

/** The first range of sides that is all at least `side`. */
function firstWhole(side: number): number {
  const range = sidesUpTo(side);
  return startOf(range) >= side ? range : range + 1;
}

/** Where a range of sides begins; the one after the last never does. */
function startOf(range: number): number {
  return range === 0 ? 0 : (SIDES[range - 1] ?? Number.POSITIVE_INFINITY);
}

function sidesUpTo(side: number): number {
  return SIDES.filter((one) => one <= side).length;
}

function nameOf(long: number, short: number): string {
  return `${long}x${short}`;
}
