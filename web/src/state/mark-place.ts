import { clothUnder, type DrawnCloth } from '@scampolo/shared/domain/defect-marks';
import type { DefectMark } from '@scampolo/shared/domain/listing';
import { type Box, layRows, type Size } from './scale-drawing.ts';

/** A point on the cloth in whole millimetres, moved back onto it where it lies outside. */
export function onCloth(
  cloth: DrawnCloth,
  mark: Pick<DefectMark, 'piece' | 'alongCm' | 'acrossCm'>,
): Pick<DefectMark, 'alongCm' | 'acrossCm'> {
  const under = clothUnder(cloth, mark);
  return {
    alongCm: clamp(mark.alongCm, under?.lengthCm ?? 0),
    acrossCm: clamp(mark.acrossCm, under?.widthCm ?? 0),
  };
}

function clamp(value: number, max: number): number {
  return Math.round(Math.min(Math.max(value, 0), max) * 10) / 10;
}

/** A piece of cloth on the drawing that defects are put on; `piece` as marks name it. */
export interface ClothBox extends Box {
  piece: number | null;
}

/** The flattest that a long roll is drawn, so that a finger still finds a place on it. */
const FLATTEST = 3;
const GAP_CM = 6;

/**
 * Where the cloth stands on the drawing that defects are put on, in cm. A roll that is much longer than wide is drawn shorter:
 * `stretch` is how long a centimetre of its length is there.
 */
export function boxesOf(cloth: DrawnCloth): Size & { boxes: ClothBox[]; stretch: number } {
  if (cloth.kind === 'length') {
    const width = Math.min(cloth.lengthCm, cloth.widthCm * FLATTEST);
    const box = { x: 0, y: 0, width, height: cloth.widthCm, piece: null };
    return { boxes: [box], width, height: cloth.widthCm, stretch: width / cloth.lengthCm };
  }
  const sizes = cloth.pieces.map(({ lengthCm, widthCm }) => ({ width: lengthCm, height: widthCm }));
  const { boxes, width, height } = layRows(sizes, GAP_CM);
  return { boxes: boxes.map((box, piece) => ({ ...box, piece })), width, height, stretch: 1 };
}

/** The place on the cloth at a point of the drawing; null beside all cloth. */
export function pointAt(
  boxes: readonly ClothBox[],
  x: number,
  y: number,
  stretch: number,
): Pick<DefectMark, 'piece' | 'alongCm' | 'acrossCm'> | null {
  const box = boxes.find((one) => isIn(one, x, y));
  return box ? { piece: box.piece, alongCm: (x - box.x) / stretch, acrossCm: y - box.y } : null;
}

const ARROWS: Readonly<Record<string, readonly [along: number, across: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far a key moves a mark, in cm: one, or ten with Shift; null for keys that move nothing. */
export function moveBy(key: string, far: boolean): { along: number; across: number } | null {
  const arrow = ARROWS[key];
  const step = far ? 10 : 1;
  return arrow ? { along: arrow[0] * step, across: arrow[1] * step } : null;
}

function isIn({ x: left, y: top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
