import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { type FingerHandlers, fromMiddle, useFingers } from './use-fingers.ts';
import { fit, type Point, panned, type Size, type View, WHOLE, type Zoomable, zoomed } from './zoom.ts';

/** How far a finger goes sideways before it turns to another picture, in CSS pixels. */
const SWIPE_PX = 60;

/** How far in two quick touches go. */
const TOUCHED_SCALE = 2.5;

/** How many pixels of a wheel double or halve a picture. */
const WHEEL_PX = 280;

export interface Zoom {
  view: View;
  /** Goes in or out, about the middle unless told. */
  by(factor: number, at?: Point): void;
  pan(by: Point): void;
  reset(): void;
  /** what the frame listens to */
  handlers: FingerHandlers & {
    onDblClick(event: MouseEvent): void;
    onWheel(event: WheelEvent): void;
  };
}

/**
 * Looking closer at a picture: wheel, pinch, two quick touches, drag.
 * @param pixels the size of the picture
 * @param onSwipe called with 1 for the next and -1 for the one before, when the whole is shown and a finger goes sideways
 */
export function useZoom(
  frame: RefObject<HTMLElement | null>,
  pixels: Size,
  onSwipe: (step: 1 | -1) => void,
): Zoom {
  const [view, setView] = useState<View>(WHOLE);
  const change = (next: (before: View, zoomable: Zoomable) => View): void => {
    const { clientWidth = 1, clientHeight = 1 } = frame.current ?? {};
    const zoomable = fit({ width: clientWidth, height: clientHeight }, pixels, devicePixelRatio);
    setView((before) => next(before, zoomable));
  };
  const by = (factor: number, at: Point = { x: 0, y: 0 }): void =>
    change((before, zoomable) => zoomed(before, factor, at, zoomable));
  const pan = (step: Point): void => change((before, zoomable) => panned(before, step, zoomable));
  const fingers = useFingers({
    onDrag: pan,
    onPinch: by,
    onLift(across) {
      if (view.scale === 1 && Math.abs(across) >= SWIPE_PX) onSwipe(across < 0 ? 1 : -1);
    },
  });
  return {
    view,
    by,
    pan,
    reset: () => setView(WHOLE),
    handlers: {
      ...fingers,
      onDblClick: (event) => by(view.scale > 1 ? 0 : TOUCHED_SCALE, fromMiddle(event)),
      onWheel(event) {
        event.preventDefault();
        by(2 ** (-event.deltaY / WHEEL_PX), fromMiddle(event));
      },
    },
  };
}
