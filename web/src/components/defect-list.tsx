import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import { letterOf } from '../state/scale-drawing.ts';

type Mark = ListingJson['defectMarks'][number];

interface DefectListProps {
  marks: readonly Mark[];
  nameOf: (defect: string) => string;
}

/** Where defects lie, in words, by the letters of the drawing. Nothing when none was marked. */
export function DefectList({ marks, nameOf }: DefectListProps) {
  const i18n = useI18n();
  if (marks.length === 0) return null;
  return (
    <ol class="marks" aria-label={i18n.t('draw.defects')}>
      {marks.map((mark, index) => (
        <li key={index}>
          <b>{letterOf(index)}</b> {nameOf(mark.defect)}: {placeWords(mark, i18n)}
        </li>
      ))}
    </ol>
  );
}

/** `a 120 cm dall’inizio, 30 cm dalla cimosa, larga 6 cm`. */
function placeWords({ piece, alongCm, acrossCm, radiusCm }: Mark, { t, number }: I18n): string {
  const places = { along: number(alongCm), across: number(acrossCm), size: number(2 * radiusCm) };
  return piece === null ? t('draw.markOnLength', places) : t('draw.markOnPiece', { n: piece + 1, ...places });
}
