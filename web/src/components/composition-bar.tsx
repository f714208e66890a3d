import type { CompositionShare } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';

interface CompositionBarProps {
  /** the shares of one part */
  shares: readonly Pick<CompositionShare, 'fibre' | 'percent'>[];
  /** the name of a fibre */
  nameOf: (fibre: string) => string;
}

/**
 * A composition as a thin bar of segments with its words beneath; the bar repeats the words, so only they are read out.
 * Nothing without shares: buttons and boards have none.
 */
export function CompositionBar({ shares, nameOf }: CompositionBarProps) {
  const { percent } = useI18n();
  if (shares.length === 0) return null;
  return (
    <div class="composition">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" height="4" aria-hidden="true" focusable="false">
        {segments(shares).map(({ x, width }, index) => (
          <rect key={x} x={x} y="0" width={width} height="4" class={`fibre-${Math.min(index, 5)}`} />
        ))}
      </svg>
      <p>{shares.map((share) => `${percent(share.percent)}\u00a0${nameOf(share.fibre)}`).join(' · ')}</p>
    </div>
  );
}

const GAP = 0.8;

/** Where each segment starts and how wide it is, in percent of the bar, with a gap between neighbours. */
export function segments(shares: readonly { percent: number }[]): { x: number; width: number }[] {
  let x = 0;
  return shares.map(({ percent }, index) => {
    const segment = { x, width: Math.max(index === shares.length - 1 ? percent : percent - GAP, 0.4) };
    x += percent;
    return segment;
  });
}
