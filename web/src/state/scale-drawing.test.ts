import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  A4,
  besides,
  layLength,
  layRows,
  letterOf,
  niceInterval,
  SHIRT_BACK,
  shownLength,
  signOf,
} from './scale-drawing.ts';

describe('shownLength', () => {
  it('draws a short length whole', () => {
    expect(shownLength(240, 150)).toEqual({ shownCm: 240, broken: false });
  });

  it('cuts a long one short and says so', () => {
    expect(shownLength(4250, 140)).toEqual({ shownCm: 280, broken: true });
  });

  it('shows a ribbon as far as a sheet can be told beside it', () => {
    expect(shownLength(18_000, 2.5)).toEqual({ shownCm: 2 * A4.height, broken: true });
  });
});

describe('what lies beside the cloth', () => {
  it('is a sheet alone beside offcuts, a shirt back too beside cloth', () => {
    expect(besides([{ width: 10, height: 10 }])).toEqual({ shirt: false });
    expect(
      besides([
        { width: 10, height: 10 },
        { width: 60, height: 40 },
      ]),
    ).toEqual({ shirt: true });
    expect(layLength(10, 10).shirt).toBeNull();
    expect(layLength(59.4, 2.5).shirt).toBeNull();
    expect(layLength(280, 140).shirt).toMatchObject(SHIRT_BACK);
  });

  it('stands on one line with it, in one scale and off it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 1, max: 600 }), (shown, wide) => {
        const { cloth, shirt, sheet, width, height } = layLength(shown, wide);
        const all = [cloth, ...(shirt ? [shirt] : []), sheet];
        expect(cloth).toMatchObject({ width: shown, height: wide });
        expect(sheet).toMatchObject(A4);
        for (const [index, box] of all.entries()) {
          expect(box.y + box.height).toBeCloseTo(height);
          expect(box.x).toBeGreaterThanOrEqual(
            index === 0 ? 0 : (all[index - 1]?.x ?? 0) + (all[index - 1]?.width ?? 0),
          );
        }
        expect(sheet.x + sheet.width).toBeCloseTo(width);
      }),
    );
  });
});

describe('layRows', () => {
  const sizes = fc.array(
    fc.record({ width: fc.integer({ min: 1, max: 1000 }), height: fc.integer({ min: 1, max: 600 }) }),
    { minLength: 1, maxLength: 20 },
  );

  it('keeps every piece inside, in its size, and off the others', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 4, max: 40 }), (pieces, rowGap) => {
        const { boxes, width, height } = layRows(pieces, 4, rowGap);
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

describe('the sign of a defect', () => {
  const box = { x: 10, y: 5, width: 300, height: 150 };
  const mark = { defect: 'hole', piece: null, alongCm: 120, acrossCm: 30, radiusCm: 3 };

  it('lies where the defect does, in its size', () => {
    expect(signOf(mark, 1, box, 5)).toMatchObject({ letter: 'B', x: 130, y: 35, r: 3 });
  });

  it('has its letter on the cloth, wherever it lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 150 }), (alongCm, acrossCm) => {
        const sign = signOf({ ...mark, alongCm, acrossCm }, 0, box, 5);
        expect(sign?.letterX).toBeGreaterThanOrEqual(box.x);
        expect(sign?.letterX).toBeLessThanOrEqual(box.x + box.width);
        expect(sign?.letterY).toBeGreaterThanOrEqual(box.y);
        expect(sign?.letterY).toBeLessThanOrEqual(box.y + box.height);
      }),
    );
  });

  it('is not drawn on a part that does not show it', () => {
    expect(signOf(mark, 0, box, 5, 130)).toBeNull();
    expect(signOf({ ...mark, alongCm: 500 }, 0, box, 5)).toBeNull();
    expect(signOf({ ...mark, alongCm: 500 }, 0, box, 5, 400)).toMatchObject({ x: 110 });
  });

  it('has a letter for every mark there can be', () => {
    expect([0, 1, 19].map(letterOf)).toEqual(['A', 'B', 'T']);
  });
});

describe('niceInterval', () => {
  it('leaves room between the figures of any length', () => {
    for (const units of [0.3, 4, 12.5, 34, 180, 5000])
      expect(units / niceInterval(units, 6)).toBeLessThanOrEqual(6);
  });
});
