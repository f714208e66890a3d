import type { DefectMark } from '@scampolo/shared/domain/listing';

/** An A4 sheet, in cm: the thing on every table to compare with. */
export const A4 = { width: 21, height: 29.7 } as const;

/** The back of a shirt of a middling size, in cm, without its sleeves: what a tailor sees in a piece of cloth. */
export const SHIRT_BACK = { width: 58, height: 76 } as const;

/** The outline of {@link SHIRT_BACK} from its top left corner: neck, shoulders, armholes, hem. */
export const SHIRT_PATH =
  'M21 1.5C25 4 33 4 37 1.5L54 6.5C51.5 14 51.5 22 56 29L58 76H0L2 29C6.5 22 6.5 14 4 6.5Z';

/** Cloth that is nowhere as large as this, in cm, is compared with the sheet alone: beside a shirt it would be a crumb. */
const SHIRT_FROM_CM = 45;

/** How much longer than wide a length may be drawn before the drawing is cut short. */
const LONGEST_RATIO = 2;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The size of a thing that is drawn. */
export type Size = Pick<Box, 'width' | 'height'>;

/** The part of a length that is drawn, in cm, and whether the cloth goes on. */
export function shownLength(lengthCm: number, widthCm: number): { shownCm: number; broken: boolean } {
  const longest = Math.max(widthCm, A4.height) * LONGEST_RATIO;
  return lengthCm <= longest ? { shownCm: lengthCm, broken: false } : { shownCm: longest, broken: true };
}

/** What is drawn beside cloth of these sizes: a sheet always, a shirt back where the cloth can be told beside it. */
export function besides(sizes: readonly Size[]): { shirt: boolean } {
  return { shirt: sizes.some(({ width, height }) => Math.max(width, height) >= SHIRT_FROM_CM) };
}

/** Where a length, a shirt back and a sheet stand beside each other on one line, in cm. */
export interface LengthLayout extends Size {
  cloth: Box;
  shirt: Box | null;
  sheet: Box;
}

/** Lays out a length of `shownCm` by `widthCm` with what it is compared with. */
export function layLength(shownCm: number, widthCm: number): LengthLayout {
  const size = { width: shownCm, height: widthCm };
  const shirt = widthCm >= A4.width && besides([size]).shirt;
  const gap = Math.max(4, (shownCm + widthCm) / 40);
  const height = Math.max(widthCm, A4.height, shirt ? SHIRT_BACK.height : 0);
  const atBottom = (x: number, one: Size): Box => ({ ...one, x, y: height - one.height });
  const afterShirt = shownCm + gap + (shirt ? SHIRT_BACK.width + gap : 0);
  return {
    cloth: atBottom(0, size),
    shirt: shirt ? atBottom(shownCm + gap, SHIRT_BACK) : null,
    sheet: atBottom(afterShirt, A4),
    width: afterShirt + A4.width,
    height,
  };
}

/**
 * Lays boxes out in rows, left to right, in the given order, so that the whole is about half as wide again as it is high.
 * Gives each box its place and the size of the whole, all in the unit of the sizes.
 * @param rowGap between rows, where that is more than between neighbours
 */
export function layRows(
  sizes: readonly Size[],
  gap: number,
  rowGap = gap,
): { boxes: Box[]; width: number; height: number } {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const longest = Math.max(...sizes.map(({ width }) => width), Math.sqrt(area * 1.5));
  const boxes: Box[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const size of sizes) {
    if (x > 0 && x + size.width > longest) {
      x = 0;
      y += rowHeight + rowGap;
      rowHeight = 0;
    }
    boxes.push({ x, y, width: size.width, height: size.height });
    width = Math.max(width, x + size.width);
    x += size.width + gap;
    rowHeight = Math.max(rowHeight, size.height);
  }
  return { boxes, width, height: y + rowHeight };
}

/** The letter that a defect has in drawing and words: A for the first. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A defect on a drawing: its circle and the place of its letter, which stands beside it and on the cloth. */
export interface Sign {
  letter: string;
  x: number;
  y: number;
  r: number;
  letterX: number;
  letterY: number;
}

/**
 * The sign of a mark on the cloth that is drawn in `box`, of which the first `fromCm` are not. Null where it lies beyond.
 * @param size the radius of the letter's disc, in the drawing's unit
 */
export function signOf(mark: DefectMark, index: number, box: Box, size: number, fromCm = 0): Sign | null {
  const x = box.x + mark.alongCm - fromCm;
  const y = box.y + mark.acrossCm;
  if (x < box.x || x > box.x + box.width) return null;
  const away = (mark.radiusCm + size) * 0.75 + size * 0.25;
  const right = x + away + size <= box.x + box.width ? 1 : -1;
  const up = y - away - size >= box.y ? -1 : 1;
  return {
    letter: letterOf(index),
    x,
    y,
    r: mark.radiusCm,
    letterX: x + right * away,
    letterY: y + up * away,
  };
}

/** The distance between two figures under a length of `units`, so that at most about `most` stand there. */
export function niceInterval(units: number, most = 8): number {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((interval) => units / interval <= most) ?? units;
}
