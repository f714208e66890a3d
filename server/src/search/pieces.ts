import type { DocumentRow, PieceExtent, SearchDocument } from './document.ts';

/**
 * The pieces that are left, by size: the long side first, each size once with its count, the largest area first. All sizes stay: a
 * small piece that lies within a larger one counts where several are asked for.
 */
export function pieceSizes(left: DocumentRow['piecesLeft']): PieceExtent[] {
  const bySize = new Map<string, PieceExtent>();
  for (const { lengthCm, widthCm, count } of left) {
    const longCm = Math.max(lengthCm, widthCm);
    const shortCm = Math.min(lengthCm, widthCm);
    const key = `${longCm}:${shortCm}`;
    bySize.set(key, { longCm, shortCm, count: (bySize.get(key)?.count ?? 0) + count });
  }
  return [...bySize.values()].toSorted(
    (a, b) => b.longCm * b.shortCm - a.longCm * a.shortCm || b.longCm - a.longCm,
  );
}

/**
 * What is left of a roll that is cut to length: all of it in one piece. Null for what is not cut from a roll, and where the width
 * is not known.
 */
export function rollLeft({ unit, amountLeft, widthCm, piecesLeft }: DocumentRow): SearchDocument['roll'] {
  if (unit !== 'm' || piecesLeft.length > 0 || amountLeft <= 0 || widthCm === null) return null;
  return { longCm: Math.max(amountLeft, widthCm), shortCm: Math.min(amountLeft, widthCm) };
}

/** No piece is narrower, and nothing is cut narrower, whatever is asked. */
const NARROWEST_CM = 1;

/** Sizes come as decimals: 0.3 divided by 0.1 is a little less than 3. */
const ROUNDING = 1e-9;

/**
 * How many pieces with at least these sides (cm, `longCm` ≥ `shortCm`) a lot gives: of those that it has, each that is large
 * enough; from a roll as many as are cut in rows, side by side across it, all the same way round, by the better of the two ways.
 */
export function piecesThatFit(
  { pieces, roll }: Pick<SearchDocument, 'pieces' | 'roll'>,
  asked: { longCm: number; shortCm: number },
): number {
  const fits = (size: { longCm: number; shortCm: number }) =>
    size.longCm >= asked.longCm && size.shortCm >= asked.shortCm;
  const had = pieces.filter(fits).reduce((sum, { count }) => sum + count, 0);
  return had + (roll !== null && fits(roll) ? Math.max(1, cutsOf(roll, asked)) : 0);
}

function cutsOf(
  roll: { longCm: number; shortCm: number },
  asked: { longCm: number; shortCm: number },
): number {
  const long = Math.max(asked.longCm, NARROWEST_CM);
  const short = Math.max(asked.shortCm, NARROWEST_CM);
  const times = (whole: number, part: number) => Math.floor(whole / part + ROUNDING);
  return Math.max(
    times(roll.longCm, long) * times(roll.shortCm, short),
    times(roll.longCm, short) * times(roll.shortCm, long),
  );
}
