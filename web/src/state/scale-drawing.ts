/** An A4 sheet, in cm: the thing on every table to compare with. */
export const A4 = { widthCm: 21, heightCm: 29.7 } as const;

/** How much longer than wide a length may be drawn before the drawing is cut short. */
const LONGEST_RATIO = 2.2;

/** The part of a length that is drawn, in cm, and whether the cloth goes on. */
export function shownLength(lengthCm: number, widthCm: number): { shownCm: number; broken: boolean } {
  const longest = Math.max(widthCm, A4.heightCm) * LONGEST_RATIO;
  return lengthCm <= longest ? { shownCm: lengthCm, broken: false } : { shownCm: longest, broken: true };
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Lays boxes out in rows, left to right, in the given order, so that the whole is about half as wide again as it is high.
 * Gives each box its place and the size of the whole, all in the unit of the sizes.
 */
export function layRows(
  sizes: readonly { width: number; height: number }[],
  gap: number,
): { boxes: Box[]; width: number; height: number } {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const longest = Math.max(...sizes.map(({ width }) => width), Math.sqrt(area * 1.5));
  const boxes: Box[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const size of sizes) {
    if (x > 0 && x + size.width > longest) {
      x = 0;
      y += rowHeight + gap;
      rowHeight = 0;
    }
    boxes.push({ x, y, ...size });
    width = Math.max(width, x + size.width);
    x += size.width + gap;
    rowHeight = Math.max(rowHeight, size.height);
  }
  return { boxes, width, height: y + rowHeight };
}
