import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { LengthDrawing } from './length-drawing.tsx';
import { PiecesDrawing } from './pieces-drawing.tsx';

interface LotDrawingProps {
  listing: ListingJson;
  chosen: Readonly<Record<string, number>>;
  takenCm: number;
  onTouch?: ((id: string) => void) | undefined;
}

/** The lot to scale, when its measures are known: its pieces, or its length and width. */
export function LotDrawing({ listing, chosen, takenCm, onTouch }: LotDrawingProps) {
  const { t } = useI18n();
  const { pieces, amountLeft: left, widthCm } = listing;
  const fill = listing.colours[0]?.hex ?? '#a59c8a';
  const length = left?.unit === 'm' && widthCm !== null && left.value > 0;
  if (pieces.length === 0 && !length) return null;
  return (
    <section class="to-scale">
      <h2>{t('draw.title')}</h2>
      {pieces.length > 0 ? (
        <PiecesDrawing pieces={pieces} fill={fill} chosen={chosen} onTouch={onTouch} />
      ) : (
        <LengthDrawing
          lengthCm={(left?.value ?? 0) * 100}
          widthCm={widthCm ?? 0}
          fill={fill}
          takenCm={takenCm}
        />
      )}
    </section>
  );
}
