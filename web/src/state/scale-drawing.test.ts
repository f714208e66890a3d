import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layRows, shownLength } from './scale-drawing.ts';

describe('shownLength', () => {
  it('draws a short length whole', () => {
    expect(shownLength(240, 150)).toEqual({ shownCm: 240, broken: false });
  });

  it('cuts a long one short and says so', () => {
    expect(shownLength(4250, 140)).toEqual({ shownCm: 308, broken: true });
  });
});

describe('layRows', () => {
  const sizes = fc.array(
    fc.record({ width: fc.integer({ min: 1, max: 1000 }), height: fc.integer({ min: 1, max: 600 }) }),
    { minLength: 1, maxLength: 20 },
  );

  it('keeps every piece inside, in its size, and off the others', () => {
    fc.assert(
      fc.property(sizes, (pieces) => {
        const { boxes, width, height } = layRows(pieces, 4);
        return boxes.every(
          (box, index) =>
            box.x + box.width <= width &&
            box.y + box.height <= height &&
            box.width === pieces[index]?.width &&
            box.height === pieces[index]?.height &&
            boxes.every(
              (other, at) =>
                at === index ||
                box.x + box.width <= other.x ||
                other.x + other.width <= box.x ||
                box.y + box.height <= other.y ||
                other.y + other.height <= box.y,
            ),
        );
      }),
    );
  });
});
