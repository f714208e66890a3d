import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { A4, layRows } from '../state/scale-drawing.ts';

interface PiecesDrawingProps {
  pieces: ListingJson['pieces'];
  fill: string;
  /** how many of each piece are chosen, by id */
  chosen: Readonly<Record<string, number>>;
  /** Called when a piece is touched; the drawing only shows where it is left out. */
  onTouch?: ((id: string) => void) | undefined;
}

const MOST_DRAWN = 24;
const GAP = 4;

/** The sizes of a lot to scale beside an A4 sheet, numbered as in the list; touching one chooses it. */
export function PiecesDrawing({ pieces, fill, chosen, onTouch }: PiecesDrawingProps) {
  const { t, size } = useI18n();
  const drawn = pieces.slice(0, MOST_DRAWN);
  const sizes = drawn.map((piece) => ({ width: piece.lengthCm, height: piece.widthCm }));
  const { boxes, width, height } = layRows([{ width: A4.widthCm, height: A4.heightCm }, ...sizes], GAP);
  const [sheet, ...places] = boxes;
  const words = t('draw.pieces', {
    count: pieces.reduce((sum, piece) => sum + piece.count, 0),
    sizes: drawn.map((piece) => size(piece.lengthCm, piece.widthCm)).join(', '),
  });
  const mark = Math.max(width, height) / 28;
  return (
    <figure class="drawing">
      <svg viewBox={`-1 -1 ${width + 2} ${height + 2}`} role="img" aria-label={words}>
        {sheet && <rect {...sheet} class="sheet" />}
        {drawn.map((piece, index) => {
          const place = places[index];
          if (!place) return null;
          const state = piece.left === 0 ? 'gone' : (chosen[piece.id] ?? 0) > 0 ? 'chosen' : 'free';
          const [cx, cy] = [place.x + place.width / 2, place.y + place.height / 2];
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same for the keyboard
            <g
              key={piece.id}
              class={`piece ${state}${onTouch && piece.left > 0 ? ' touch' : ''}`}
              onClick={() => piece.left > 0 && onTouch?.(piece.id)}
            >
              <rect {...place} fill={piece.left === 0 ? 'none' : fill} class="cloth" />
              <circle cx={cx} cy={cy} r={mark} class="label" />
              <text x={cx} y={cy} font-size={mark * 1.2} dominant-baseline="central" text-anchor="middle">
                {state === 'chosen' ? '✓' : index + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        {t('draw.caption')}{' '}
        {pieces.length > drawn.length && t('draw.more', { count: pieces.length - drawn.length })}
      </figcaption>
    </figure>
  );
}
