import { describe, expect, it } from 'vitest';
import { boxesOf, moveBy, onCloth, pointAt } from './mark-place.ts';

const roll = { kind: 'length', lengthCm: 5000, widthCm: 150 } as const;
const pieces = {
  kind: 'pieces',
  pieces: [
    { lengthCm: 60, widthCm: 40 },
    { lengthCm: 10, widthCm: 10 },
  ],
} as const;

describe('the drawing that defects are put on', () => {
  it('finds the place under a finger, on a roll that is drawn shorter than it is', () => {
    const { boxes, width, stretch } = boxesOf(roll);
    expect(width).toBe(450);
    expect(pointAt(boxes, 225, 30, stretch)).toEqual({ piece: null, alongCm: 2500, acrossCm: 30 });
  });

  it('finds the piece under a finger, and none between pieces', () => {
    const { boxes, stretch } = boxesOf(pieces);
    const second = boxes[1] ?? { x: 0, y: 0 };
    expect(pointAt(boxes, second.x + 2, second.y + 3, stretch)).toEqual({
      piece: 1,
      alongCm: 2,
      acrossCm: 3,
    });
    expect(pointAt(boxes, 62, 20, stretch)).toBeNull();
  });

  it('puts a mark back on the cloth, in whole millimetres', () => {
    expect(onCloth(roll, { piece: null, alongCm: 6000, acrossCm: -3 })).toEqual({
      alongCm: 5000,
      acrossCm: 0,
    });
    expect(onCloth(pieces, { piece: 1, alongCm: 3.333, acrossCm: 12 })).toEqual({
      alongCm: 3.3,
      acrossCm: 10,
    });
  });

  it('moves by arrow keys, further with Shift, and by no other key', () => {
    expect(moveBy('ArrowRight', false)).toEqual({ along: 1, across: 0 });
    expect(moveBy('ArrowUp', true)).toEqual({ along: 0, across: -10 });
    expect(moveBy('Tab', false)).toBeNull();
  });
});
