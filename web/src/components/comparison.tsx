import { type Box, SHIRT_PATH } from '../state/scale-drawing.ts';

interface ComparisonProps {
  sheet: Box | undefined;
  shirt: Box | null | undefined;
}

/** What cloth is compared with: an A4 sheet and, where it fits, the back of a shirt as it lies on pattern paper. */
export function Comparison({ sheet, shirt }: ComparisonProps) {
  return (
    <>
      {shirt && (
        <g transform={`translate(${shirt.x} ${shirt.y})`}>
          <path d={SHIRT_PATH} class="sheet" />
          <path d="M29 16V64M29 16l-2.5 5M29 16l2.5 5M29 64l-2.5-5M29 64l2.5-5" class="grain" />
        </g>
      )}
      {sheet && (
        <>
          <rect x={sheet.x} y={sheet.y} width={sheet.width} height={sheet.height} class="sheet" />
          <text x={sheet.x + sheet.width / 2} y={sheet.y + sheet.height / 2} font-size="8.5" class="on-sheet">
            A4
          </text>
        </>
      )}
    </>
  );
}
