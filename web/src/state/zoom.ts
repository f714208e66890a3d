/** How a picture lies in a frame: `scale` 1 shows the whole; `x` and `y` are how far its middle is from the frame's, in CSS pixels. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The frame, the whole picture as it fits into it, and how far one may go in. */
export interface Zoomable {
  frame: Size;
  whole: Size;
  most: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** How many screen pixels a picture's pixel may fill: beyond that nothing more is seen. */
const MOST_PIXELS_A_PIXEL = 2;

/** Lays a picture of `pixels` into a frame on a screen of `density` device pixels to a CSS pixel. */
export function fit(frame: Size, pixels: Size, density: number): Zoomable {
  const scale = Math.min(frame.width / pixels.width, frame.height / pixels.height);
  const whole = { width: pixels.width * scale, height: pixels.height * scale };
  return { frame, whole, most: Math.max(2, MOST_PIXELS_A_PIXEL / (scale * density)) };
}

/** Goes in (factor above 1) or out, so that what is at `at`, from the middle of the frame, stays there. */
export function zoomed(view: View, factor: number, at: Point, zoomable: Zoomable): View {
  const scale = clamp(view.scale * factor, 1, zoomable.most);
  const grown = scale / view.scale;
  return within({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, zoomable);
}

/** Moves the picture, as far as it fills the frame. */
export function panned(view: View, by: Point, zoomable: Zoomable): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, zoomable);
}

function within({ scale, x, y }: View, { frame, whole }: Zoomable): View {
  const roomX = Math.max(0, (whole.width * scale - frame.width) / 2);
  const roomY = Math.max(0, (whole.height * scale - frame.height) / 2);
  return { scale, x: clamp(x, -roomX, roomX), y: clamp(y, -roomY, roomY) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
