import type { DefectMark } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { layLength, shownLength, signOf } from '../state/scale-drawing.ts';
import { Comparison } from './comparison.tsx';
import { DefectSigns } from './defect-signs.tsx';
import { LengthStrip } from './length-strip.tsx';

interface LengthDrawingProps {
  /** the whole length, in cm */
  lengthCm: number;
  /** how much of it can still be had, in cm; what is gone is drawn at the beginning, where one cuts */
  leftCm: number;
  widthCm: number;
  /** a colour of the cloth, `#rrggbb` */
  fill: string;
  marks: readonly DefectMark[];
  /** how much of it somebody is about to take, from where the rest begins, in cm */
  takenCm: number;
}

const SELVEDGE = 2;

/**
 * A length of cloth to scale beside a shirt back and a sheet, with its selvedges, its defects, what is gone and what is taken
 * of it. One too long for that is drawn from where the rest begins, with all of it as a strip above.
 */
export function LengthDrawing({ lengthCm, leftCm, widthCm, fill, marks, takenCm }: LengthDrawingProps) {
  const { t, number, amount } = useI18n();
  const metres = (cm: number): string => amount({ value: Math.round(cm) / 100, unit: 'm' });
  const goneCm = lengthCm - leftCm;
  const { broken } = shownLength(lengthCm, widthCm);
  const fromCm = broken && leftCm > 0 ? goneCm : 0;
  const { shownCm, broken: torn } = shownLength(lengthCm - fromCm, widthCm);
  const { cloth, shirt, sheet, width, height } = layLength(shownCm, widthCm);
  const size = Math.max(width, height) / 42;
  const words = [
    t('draw.length', { length: metres(lengthCm), width: `${number(widthCm)} cm`, shown: metres(shownCm) }),
    marks.length > 0 && t('draw.marks', { count: marks.length }),
  ];
  return (
    <>
      {broken && <LengthStrip {...{ lengthCm, leftCm, fill, marks, takenCm }} />}
      <svg
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={words.filter(Boolean).join(' ')}
      >
        <path d={clothPath(cloth.width, widthCm, cloth.y, torn)} fill={fill} class="cloth" />
        <Parts at={cloth.y} shown={shownCm} widthCm={widthCm} goneCm={goneCm - fromCm} takenCm={takenCm} />
        {widthCm > 4 * SELVEDGE && (
          <path
            d={`M0 ${cloth.y + SELVEDGE}H${shownCm}M0 ${cloth.y + widthCm - SELVEDGE}H${shownCm}`}
            class="selvedge"
          />
        )}
        <Comparison shirt={shirt} sheet={sheet} />
        <DefectSigns
          signs={marks.flatMap((mark, index) => signOf(mark, index, cloth, size, fromCm) ?? [])}
          size={size}
        />
      </svg>
      {shirt && <p class="hint">{t(torn ? 'draw.asideTorn' : 'draw.aside')}</p>}
      {!shirt && <p class="hint">{t(torn ? 'draw.captionTorn' : 'draw.caption')}</p>}
    </>
  );
}

interface PartsProps {
  /** the upper edge of the cloth */
  at: number;
  /** how much of the length is drawn */
  shown: number;
  widthCm: number;
  goneCm: number;
  takenCm: number;
}

/** What is gone from the beginning, and what is about to be taken after it. */
function Parts({ at, shown, widthCm, goneCm, takenCm }: PartsProps) {
  const end = Math.min(goneCm + takenCm, shown);
  return (
    <>
      {goneCm > 0 && <rect x="0" y={at} width={Math.min(goneCm, shown)} height={widthCm} class="gone" />}
      {takenCm > 0 && <rect x={goneCm} y={at} width={end - goneCm} height={widthCm} class="taken" />}
      {takenCm > 0 && end < shown && <path d={`M${end} ${at - 1}V${at + widthCm + 1}`} class="cut" />}
    </>
  );
}

/** A rectangle whose right end is torn where the cloth goes on. */
function clothPath(length: number, width: number, top: number, torn: boolean): string {
  if (!torn) return `M0 ${top}H${length}V${top + width}H0Z`;
  const teeth = 6;
  const step = width / teeth;
  const depth = width / 24;
  const edge = Array.from({ length: teeth }, (_, index) => `l${index % 2 === 0 ? -depth : depth} ${step}`);
  return `M0 ${top}H${length}${edge.join('')}H0Z`;
}
