import { useRef } from 'preact/hooks';
import type { Point } from './zoom.ts';

/** What fingers (or a mouse) do on a frame; places are from its middle, in CSS pixels. */
export interface Touches {
  onDrag(by: Point): void;
  onPinch(factor: number, at: Point): void;
  /** The last finger left; `across` is how far a single one went sideways, 0 after a pinch. */
  onLift(across: number): void;
}

export interface FingerHandlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
}

/** Tells dragging with one finger from pinching with two. */
export function useFingers({ onDrag, onPinch, onLift }: Touches): FingerHandlers {
  const fingers = useRef(new Map<number, Point>());
  const across = useRef(0);
  const lift = ({ pointerId }: PointerEvent): void => {
    if (!fingers.current.delete(pointerId) || fingers.current.size > 0) return;
    onLift(across.current);
    across.current = 0;
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, fromMiddle(event));
    },
    onPointerMove(event) {
      const from = fingers.current.get(event.pointerId);
      if (!from) return;
      const to = fromMiddle(event);
      fingers.current.set(event.pointerId, to);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        across.current = 0;
        const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
        onPinch(distance(to, other) / Math.max(1, distance(from, other)), middle);
      } else {
        across.current += to.x - from.x;
        onDrag({ x: to.x - from.x, y: to.y - from.y });
      }
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}

/** Where a pointer is, from the middle of what listens to it. */
export function fromMiddle({ clientX, clientY, currentTarget }: MouseEvent): Point {
  const box = (currentTarget as HTMLElement).getBoundingClientRect();
  return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
