import type { DefectMark } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { letterOf, niceInterval } from '../state/scale-drawing.ts';

interface LengthStripProps {
  lengthCm: number;
  leftCm: number;
  fill: string;
  marks: readonly DefectMark[];
  takenCm: number;
}

/** A whole roll as a strip with its metres below: what is gone, what is taken, where its defects lie. Repeats what words say. */
export function LengthStrip({ lengthCm, leftCm, fill, marks, takenCm }: LengthStripProps) {
  const { number } = useI18n();
  const at = (cm: number): string => `${(100 * cm) / lengthCm}%`;
  const goneCm = lengthCm - leftCm;
  const interval = 100 * niceInterval(lengthCm / 100, 6);
  const ticks = Array.from({ length: Math.floor(lengthCm / interval) + 1 }, (_, index) => index * interval);
  return (
    <svg class="strip" height="66" aria-hidden="true" focusable="false">
      <rect y="20" width="100%" height="22" fill={fill} class="cloth" />
      {goneCm > 0 && <rect y="20" width={at(goneCm)} height="22" class="gone" />}
      {takenCm > 0 && <rect x={at(goneCm)} y="20" width={at(takenCm)} height="22" class="taken" />}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1="44" y2="50" />
          <text x={at(tick)} y="62">
            {number(tick / 100)}
          </text>
        </g>
      ))}
      {marks.map((mark, index) => (
        <g key={index} class="signs">
          <line x1={at(mark.alongCm)} x2={at(mark.alongCm)} y1="14" y2="42" class="lead" />
          <circle cx={at(mark.alongCm)} cy="9" r="8.5" class="disc" />
          <text x={at(mark.alongCm)} y="9" font-size="11">
            {letterOf(index)}
          </text>
        </g>
      ))}
    </svg>
  );
}
