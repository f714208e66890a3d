import { describe, expect, it } from 'vitest';
import { fit, panned, WHOLE, zoomed } from './zoom.ts';

const PHONE = { width: 400, height: 800 };
const PHOTO = { width: 1600, height: 1200 };

describe('looking closer at a picture', () => {
  it('fits the whole picture into the frame and lets one go in to two screen pixels a pixel', () => {
    expect(fit(PHONE, PHOTO, 1)).toEqual({ frame: PHONE, whole: { width: 400, height: 300 }, most: 8 });
    expect(fit(PHONE, PHOTO, 4).most).toBe(2);
  });

  it('keeps what is under the finger where it is', () => {
    const zoomable = fit({ width: 400, height: 300 }, PHOTO, 1);
    const view = zoomed(WHOLE, 2, { x: 100, y: -50 }, zoomable);
    // The point that was 100 right of the middle is 200 right of the picture's middle now, which lies 100 to the left.
    expect(view).toEqual({ scale: 2, x: -100, y: 50 });
  });

  it('goes no further in than there is something to see, nor out beyond the whole', () => {
    const zoomable = fit(PHONE, PHOTO, 1);
    expect(zoomed(WHOLE, 100, { x: 0, y: 0 }, zoomable).scale).toBe(8);
    expect(zoomed({ scale: 3, x: 80, y: 20 }, 0, { x: 9, y: 9 }, zoomable)).toEqual(WHOLE);
  });

  it('never shows the edge of the picture inside the frame', () => {
    const zoomable = fit({ width: 400, height: 300 }, PHOTO, 1);
    const close = zoomed(WHOLE, 2, { x: 0, y: 0 }, zoomable);
    expect(panned(close, { x: 999, y: -999 }, zoomable)).toEqual({ scale: 2, x: 200, y: -150 });
    expect(panned(WHOLE, { x: 50, y: 50 }, zoomable)).toEqual(WHOLE);
  });
});
