import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { DefectMark } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { A4, type Box, besides, layRows, SHIRT_BACK, signOf } from '../state/scale-drawing.ts';
import { Comparison } from './comparison.tsx';
import { DefectSigns } from './defect-signs.tsx';

type Piece = ListingJson['pieces'][number];

interface PiecesDrawingProps {
  pieces: readonly Piece[];
  fill: string;
  marks: readonly DefectMark[];
  /** how many of each piece are chosen, by id */
  chosen: Readonly<Record<string, number>>;
  /** Called when a piece is touched; the drawing only shows where it is left out. */
  onTouch?: ((id: string) => void) | undefined;
}

const MOST_DRAWN = 24;

/** The sizes of a lot to scale beside a sheet, numbered as in the list, with their defects; touching one chooses it. */
export function PiecesDrawing({ pieces, fill, marks, chosen, onTouch }: PiecesDrawingProps) {
  const { t, size } = useI18n();
  const drawn = pieces.slice(0, MOST_DRAWN);
  const { places, sheet, shirt, width, height } = layOut(drawn);
  const mark = Math.max(width, height) / 30;
  const words = [
    t('draw.pieces', {
      count: pieces.reduce((sum, piece) => sum + piece.count, 0),
      sizes: drawn.map((piece) => size(piece.lengthCm, piece.widthCm)).join(', '),
    }),
    marks.length > 0 && t('draw.marks', { count: marks.length }),
  ];
  const signs = marks.flatMap((one, index) => {
    const place = places[one.piece ?? -1];
    return (place && signOf(one, index, place, mark * 0.75)) ?? [];
  });
  return (
    <>
      <svg
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={words.filter(Boolean).join(' ')}
      >
        <Comparison sheet={sheet} shirt={shirt} />
        {drawn.map((piece, index) => {
          const place = places[index];
          const taken = chosen[piece.id] ?? 0;
          return (
            place && <OnePiece key={piece.id} {...{ piece, index, place, fill, mark, taken, onTouch }} />
          );
        })}
        <DefectSigns signs={signs} size={mark * 0.75} />
      </svg>
      <p class="hint">
        {t(shirt ? 'draw.aside' : 'draw.caption')}{' '}
        {pieces.length > drawn.length && t('draw.more', { count: pieces.length - drawn.length })}
      </p>
    </>
  );
}

interface OnePieceProps {
  piece: Piece;
  index: number;
  place: Box;
  fill: string;
  mark: number;
  taken: number;
  onTouch: PiecesDrawingProps['onTouch'];
}

/** One size: a pile where there are several of it, with its number, and below it how many. */
function OnePiece({ piece, index, place, fill, mark, taken, onTouch }: OnePieceProps) {
  const { id, count, left } = piece;
  const state = left === 0 ? 'gone' : taken > 0 ? 'chosen' : 'free';
  const [cx, cy] = [place.x + place.width / 2, place.y + place.height / 2];
  const label = taken > 0 ? (count > 1 ? `✓${taken}` : '✓') : String(index + 1);
  const pile = left > 1 ? mark / 3 : 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same for the keyboard
    <g
      class={`piece ${state}${onTouch && left > 0 ? ' touch' : ''}`}
      onClick={() => left > 0 && onTouch?.(id)}
    >
      {pile > 0 && <rect {...place} x={place.x + pile} y={place.y + pile} fill={fill} class="cloth" />}
      <rect {...place} fill={left === 0 ? 'none' : fill} class="cloth" />
      {onTouch && <rect {...atLeast(place, mark * 2.4)} class="finger" />}
      <circle cx={cx} cy={cy} r={mark} class="label" />
      <text x={cx} y={cy} font-size={mark * 1.2}>
        {label}
      </text>
      {count > 1 && (
        <text x={cx} y={place.y + place.height + mark * 1.1} font-size={mark * 0.95} class="count">
          {left < count ? `${left} / ${count}` : `× ${count}`}
        </text>
      )}
    </g>
  );
}

/** A box that a finger can hit: itself, or one of that side about its middle. */
function atLeast({ x, y, width, height }: Box, side: number): Box {
  const [w, h] = [Math.max(width, side), Math.max(height, side)];
  return { x: x - (w - width) / 2, y: y - (h - height) / 2, width: w, height: h };
}

function layOut(drawn: readonly Piece[]) {
  const sizes = drawn.map((piece) => ({ width: piece.lengthCm, height: piece.widthCm }));
  const { shirt } = besides(sizes);
  const rest = shirt ? [A4, SHIRT_BACK] : [A4];
  const largest = Math.max(...sizes.map(({ width, height }) => Math.max(width, height)));
  const counted = drawn.some(({ count }) => count > 1);
  const { boxes, width, height } = layRows(
    [...rest, ...sizes],
    Math.max(largest / 16, 2),
    Math.max(largest / (counted ? 7 : 14), 3),
  );
  return {
    places: boxes.slice(rest.length),
    sheet: boxes[0],
    shirt: shirt ? boxes[1] : null,
    width: width + 2,
    height: height + (counted ? largest / 12 : 0),
  };
}
