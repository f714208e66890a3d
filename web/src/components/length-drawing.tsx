import { useI18n } from '../i18n/context.tsx';
import { A4, shownLength } from '../state/scale-drawing.ts';

interface LengthDrawingProps {
  lengthCm: number;
  widthCm: number;
  /** a colour of the cloth, `#rrggbb` */
  fill: string;
  /** how much of it somebody is about to take, from the left end, in cm */
  takenCm: number;
}

const GAP = 12;
const SELVEDGE = 2;

/** A length of cloth to scale beside an A4 sheet, with its selvedges, and what is taken of it. */
export function LengthDrawing({ lengthCm, widthCm, fill, takenCm }: LengthDrawingProps) {
  const { t, number, amount } = useI18n();
  const { shownCm, broken } = shownLength(lengthCm, widthCm);
  const height = Math.max(widthCm, A4.heightCm);
  const width = shownCm + GAP + A4.widthCm;
  const top = height - widthCm;
  const taken = Math.min(takenCm, shownCm);
  const metres = (cm: number): string => amount({ value: cm / 100, unit: 'm' });
  const words = t('draw.length', {
    length: metres(lengthCm),
    width: `${number(widthCm)} cm`,
    shown: metres(Math.round(shownCm)),
  });
  return (
    <figure class="drawing">
      <svg viewBox={`-1 -1 ${width + 2} ${height + 2}`} role="img" aria-label={words}>
        <path d={clothPath(shownCm, widthCm, top, broken)} fill={fill} class="cloth" />
        <path d={`M0 ${top + SELVEDGE}H${shownCm}M0 ${height - SELVEDGE}H${shownCm}`} class="selvedge" />
        {taken > 0 && <rect x="0" y={top} width={taken} height={widthCm} class="taken" />}
        {taken > 0 && taken < shownCm && <path d={`M${taken} ${top - 1}V${height + 1}`} class="cut" />}
        <rect
          x={shownCm + GAP}
          y={height - A4.heightCm}
          width={A4.widthCm}
          height={A4.heightCm}
          class="sheet"
        />
      </svg>
      <figcaption>
        {t('draw.caption')} {broken && t('draw.broken')}
      </figcaption>
    </figure>
  );
}

/** A rectangle whose right end is torn where the cloth goes on. */
function clothPath(length: number, width: number, top: number, broken: boolean): string {
  if (!broken) return `M0 ${top}H${length}V${top + width}H0Z`;
  const teeth = 6;
  const step = width / teeth;
  const depth = width / 24;
  const edge = Array.from({ length: teeth }, (_, index) => `l${index % 2 === 0 ? -depth : depth} ${step}`);
  return `M0 ${top}H${length}${edge.join('')}H0Z`;
}
