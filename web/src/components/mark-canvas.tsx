import type { DrawnCloth } from '@scampolo/shared/domain/defect-marks';
import type { DefectMark } from '@scampolo/shared/domain/listing';
import { useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { boxesOf, type ClothBox, moveBy, pointAt } from '../state/mark-place.ts';
import { letterOf } from '../state/scale-drawing.ts';

type Place = Pick<DefectMark, 'piece' | 'alongCm' | 'acrossCm'>;

interface MarkCanvasProps {
  cloth: DrawnCloth;
  marks: readonly DefectMark[];
  defects: readonly { code: string; name: string }[];
  /** which mark was touched last */
  chosen: number;
  onChoose: (index: number) => void;
  onMove: (index: number, where: Place) => void;
  onAdd: (where: Place) => void;
}

/** The cloth to put defects on: a touch beside all signs adds one, a sign is dragged, or moved by arrow keys while it has the focus. */
export function MarkCanvas({ cloth, marks, defects, chosen, onChoose, onMove, onAdd }: MarkCanvasProps) {
  const { t, number } = useI18n();
  const svg = useRef<SVGSVGElement>(null);
  const dragged = useRef<number | null>(null);
  const { boxes, width, height, stretch } = boxesOf(cloth);
  const size = Math.max(width, height) / 30;
  const at = (event: PointerEvent): Place | null => {
    const toDrawing = svg.current?.getScreenCTM()?.inverse();
    if (!toDrawing) return null;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing);
    return pointAt(boxes, x, y, stretch);
  };
  // Captured by the drawing, which hears where the finger goes when it leaves the sign.
  const hold = (index: number, event: PointerEvent): void => {
    svg.current?.setPointerCapture(event.pointerId);
    dragged.current = index;
  };
  const drop = (): void => {
    dragged.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      ref={svg}
      role="group"
      aria-label={t('marks.title')}
      viewBox={`0 0 ${width} ${height}`}
      onPointerDown={(event) => {
        const where = at(event);
        if (!where || event.button !== 0) return;
        hold(marks.length, event);
        onAdd(where);
      }}
      onPointerMove={(event) => {
        const where = dragged.current === null ? null : at(event);
        if (where && dragged.current !== null) onMove(dragged.current, where);
      }}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      {boxes.map((box) => (
        <Cloth key={box.piece ?? -1} box={box} numbered={boxes.length > 1} size={size} />
      ))}
      {marks.map((mark, index) => {
        const box = boxes.find(({ piece }) => piece === mark.piece);
        if (!box) return null;
        const [x, y] = [box.x + mark.alongCm * stretch, box.y + mark.acrossCm];
        return (
          <g
            key={String(index)}
            class={index === chosen ? 'sign chosen' : 'sign'}
            role="slider"
            tabIndex={0}
            aria-valuemin={0}
            aria-valuemax={Math.round(box.width / stretch)}
            aria-valuenow={mark.alongCm}
            aria-valuetext={`${number(mark.alongCm)} cm · ${number(mark.acrossCm)} cm`}
            aria-label={t('marks.sign', {
              letter: letterOf(index),
              defect: defects.find(({ code }) => code === mark.defect)?.name ?? mark.defect,
            })}
            onFocus={() => onChoose(index)}
            onKeyDown={(event) => {
              const step = moveBy(event.key, event.shiftKey);
              if (!step) return;
              event.preventDefault();
              onMove(index, {
                piece: mark.piece,
                alongCm: mark.alongCm + step.along,
                acrossCm: mark.acrossCm + step.across,
              });
            }}
            onPointerDown={(event) => {
              event.stopPropagation();
              hold(index, event);
              event.currentTarget.focus();
            }}
          >
            <ellipse cx={x} cy={y} rx={mark.radiusCm * stretch} ry={mark.radiusCm} class="spot" />
            <circle cx={x} cy={y} r={size} class="disc" />
            <text x={x} y={y} font-size={size * 1.3}>
              {letterOf(index)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Cloth({ box, numbered, size }: { box: ClothBox; numbered: boolean; size: number }) {
  const { x, y, width, height, piece } = box;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} class="cloth" />
      {numbered && piece !== null && (
        <text x={x + size} y={y + size * 1.2} font-size={size} class="number">
          {piece + 1}
        </text>
      )}
    </>
  );
}
