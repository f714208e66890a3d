import { STEPS_PER_UNIT } from '@scampolo/shared/domain/quantity';
import { useI18n } from '../i18n/context.tsx';
import { type Claimable, leastOf, stepOf } from '../state/claim-amount.ts';
import { niceInterval } from '../state/scale-drawing.ts';

interface TapeMeasureProps {
  claimable: Claimable;
  steps: number;
  onChange: (steps: number) => void;
}

/** More ticks than this are a grey bar. */
const MOST_TICKS = 60;

/** A tape measure to drag or move by arrow keys: a tick at each cut, a figure at whole units. */
export function TapeMeasure({ claimable, steps, onChange }: TapeMeasureProps) {
  const { t, number, amount } = useI18n();
  const { unit, left } = claimable;
  const step = stepOf(claimable);
  const perUnit = STEPS_PER_UNIT[unit];
  const ticks = ticksOf(left, left / step <= MOST_TICKS ? step : perUnit);
  const labels = ticksOf(left, perUnit * niceInterval(left / perUnit));
  const at = (mark: number): string => `${(100 * mark) / left}%`;
  return (
    <div class="tape">
      <svg height="34" aria-hidden="true" focusable="false">
        <rect x="0" y="0" width={at(steps)} height="100%" class="taken" />
        {ticks.map((tick) => (
          <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2={tick % perUnit === 0 ? 14 : 8} />
        ))}
        {labels.map((label) => (
          <text key={label} x={at(label)} y="28" text-anchor="middle">
            {number(label / perUnit)}
          </text>
        ))}
      </svg>
      <input
        type="range"
        min={leastOf(claimable)}
        max={left}
        step={unit === 'pcs' ? 1 : 'any'}
        value={steps}
        aria-label={t('claim.tape')}
        aria-valuetext={amount({ value: steps / perUnit, unit })}
        onInput={(event) => onChange(nearestCut(Number(event.currentTarget.value), claimable))}
        onKeyDown={(event) => {
          const direction = DIRECTIONS[event.key];
          if (!direction) return;
          event.preventDefault();
          onChange(nearestCut(steps + direction * step, claimable));
        }}
      />
    </div>
  );
}

/** Without this, a range without a step moves by a hundredth of itself. */
const DIRECTIONS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
};

/** The cut nearest to a place on the tape; the end of the tape is all that is left. */
export function nearestCut(position: number, claimable: Claimable): number {
  const step = stepOf(claimable);
  const { left } = claimable;
  const below = Math.max(Math.min(Math.round(position / step) * step, left), leastOf(claimable));
  return left - position < Math.abs(position - below) ? left : below;
}

function ticksOf(left: number, interval: number): number[] {
  return Array.from({ length: Math.floor(left / interval) }, (_, index) => (index + 1) * interval);
}
