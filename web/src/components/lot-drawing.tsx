import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { termName } from '../state/terms.ts';
import { DefectList } from './defect-list.tsx';
import { LengthDrawing } from './length-drawing.tsx';
import { PiecesDrawing } from './pieces-drawing.tsx';
import { WordNote } from './word-note.tsx';

interface LotDrawingProps {
  listing: ListingJson;
  terms: CatalogueJson;
  chosen: Readonly<Record<string, number>>;
  takenCm: number;
  onTouch?: ((id: string) => void) | undefined;
}

/** The lot to scale, when its measures are known: its pieces, or its length and width; with what is gone, taken and wrong. */
export function LotDrawing({ listing, terms, chosen, takenCm, onTouch }: LotDrawingProps) {
  const { t } = useI18n();
  const { pieces, amount, amountLeft: left, widthCm, defectMarks: marks } = listing;
  const fill = listing.colours[0]?.hex ?? '#a59c8a';
  const isLength = amount?.unit === 'm' && widthCm !== null;
  if (pieces.length === 0 && !isLength) return null;
  const leftCm = (left?.value ?? 0) * 100;
  return (
    <section class="to-scale">
      <h2>{t('draw.title')}</h2>
      <figure class="drawing">
        {pieces.length > 0 ? (
          <PiecesDrawing {...{ pieces, fill, marks, chosen, onTouch }} />
        ) : (
          <LengthDrawing
            lengthCm={(amount?.value ?? 0) * 100}
            widthCm={widthCm ?? 0}
            {...{ leftCm, fill, marks, takenCm }}
          />
        )}
        <figcaption>
          {isLength && <Legend listing={listing} takenCm={takenCm} />}
          <DefectList marks={marks} nameOf={(code) => termName(terms, 'defects', code)} />
        </figcaption>
      </figure>
    </section>
  );
}

/** What the parts of a drawn length are, and how much each is. */
function Legend({ listing, takenCm }: { listing: ListingJson; takenCm: number }) {
  const { t, amount } = useI18n();
  const { amount: whole, amountLeft: left } = listing;
  const rest = left?.value ?? 0;
  const gone = Math.round(((whole?.value ?? 0) - rest) * 100) / 100;
  const metres = (value: number): string => amount({ value: Math.round(value * 100) / 100, unit: 'm' });
  return (
    <ul class="legend">
      {takenCm > 0 && (
        <li class="taken">
          {t('draw.takes', { taken: metres(takenCm / 100), rest: metres(rest - takenCm / 100) })}
        </li>
      )}
      {gone > 0 && <li class="gone">{t('draw.gone', { amount: metres(gone) })}</li>}
      <li class="selvedge">
        <WordNote word="selvedge" />
      </li>
    </ul>
  );
}
