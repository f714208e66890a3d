import { useId } from 'preact/hooks';
import type { Sign } from '../state/scale-drawing.ts';

interface DefectSignsProps {
  signs: readonly Sign[];
  /** the radius of a letter's disc, in the drawing's unit */
  size: number;
}

/** Defects on a drawing: a hatched circle where each lies, as large as it is, and its letter beside it. Told in words elsewhere. */
export function DefectSigns({ signs, size }: DefectSignsProps) {
  const hatch = useId();
  if (signs.length === 0) return null;
  const step = size / 2;
  return (
    <g class="signs">
      <pattern
        id={hatch}
        width={step}
        height={step}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={step} height={step} class="ground" />
        <rect width={step / 2.5} height={step} class="line" />
      </pattern>
      {signs.map(({ letter, x, y, r, letterX, letterY }) => (
        <g key={letter}>
          <path d={`M${x} ${y}L${letterX} ${letterY}`} class="lead" />
          <circle cx={x} cy={y} r={Math.max(r, size / 3)} fill={`url(#${hatch})`} class="spot" />
          <circle cx={letterX} cy={letterY} r={size} class="disc" />
          <text x={letterX} y={letterY} font-size={size * 1.3}>
            {letter}
          </text>
        </g>
      ))}
    </g>
  );
}
