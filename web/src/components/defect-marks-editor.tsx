import '../styles/marks.css';
import { type DrawnCloth, drawnCloth } from '@scampolo/shared/domain/defect-marks';
import { type DefectMark, LIMITS, type PieceSize } from '@scampolo/shared/domain/listing';
import type { Unit } from '@scampolo/shared/domain/quantity';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { onCloth } from '../state/mark-place.ts';
import { MarkCanvas } from './mark-canvas.tsx';
import { MarkFields } from './mark-fields.tsx';

/** The measures of a lot while it is written; what is not known yet is null. */
export interface MarkedValues {
  unit: Unit;
  lengthCm: number | null;
  widthCm: number | null;
  pieces: readonly Pick<PieceSize, 'lengthCm' | 'widthCm'>[];
}

/** What the editor of marks is given. */
export interface DefectMarksEditorProps {
  marks: readonly DefectMark[];
  /** the defects that the lot has, by the names of the page's language */
  defects: readonly { code: string; name: string }[];
  values: MarkedValues;
  onChange: (marks: DefectMark[]) => void;
}

const FIRST_RADIUS_CM = 3;

/**
 * Where the defects of a lot lie: touched, dragged or moved by arrow keys on its drawing, or typed. Says what is missing while
 * there is nothing to draw or no defect to mark.
 */
export function DefectMarksEditor({ marks, defects, values, onChange }: DefectMarksEditorProps) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState(0);
  const cloth = clothOf(values);
  const [first] = defects;
  if (!cloth || !first) {
    return <p class="hint">{t(first ? 'marks.nowhere' : 'marks.noDefects')}</p>;
  }
  const change = (index: number, changes: Partial<DefectMark>): void =>
    onChange(marks.map((mark, at) => (at === index ? placed(cloth, { ...mark, ...changes }) : mark)));
  const add = (where: Pick<DefectMark, 'piece' | 'alongCm' | 'acrossCm'>): void => {
    if (marks.length >= LIMITS.defectMarks) return;
    setChosen(marks.length);
    onChange([...marks, placed(cloth, { defect: first.code, radiusCm: FIRST_RADIUS_CM, ...where })]);
  };
  return (
    <div class="marks-editor">
      <p class="hint">{t('marks.hint')}</p>
      <MarkCanvas
        {...{ cloth, marks, defects, chosen }}
        onChoose={setChosen}
        onMove={(index, where) => change(index, where)}
        onAdd={add}
      />
      <ol>
        {marks.map((mark, index) => (
          <MarkFields
            key={String(index)}
            {...{ mark, index, defects, cloth }}
            chosen={index === chosen}
            onChange={(changes) => change(index, changes)}
            onRemove={() => onChange(marks.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      {marks.length < LIMITS.defectMarks ? (
        <button type="button" onClick={() => add(middleOf(cloth))}>
          {t('marks.add')}
        </button>
      ) : (
        <p class="hint">{t('marks.most', { count: LIMITS.defectMarks })}</p>
      )}
    </div>
  );
}

function clothOf({ unit, lengthCm, widthCm, pieces }: MarkedValues): DrawnCloth | null {
  const amount = lengthCm === null ? null : { value: lengthCm / 100, unit };
  const sizes = pieces.map((piece) => ({ ...piece, count: 1 }));
  const cloth = drawnCloth({ amount, widthCm, pieces: unit === 'pcs' ? sizes : [] });
  if (cloth?.kind === 'pieces') return cloth.pieces.every(isSound) ? cloth : null;
  return cloth && isSound(cloth) ? cloth : null;
}

function isSound({ lengthCm, widthCm }: { lengthCm: number; widthCm: number }): boolean {
  return lengthCm > 0 && widthCm > 0;
}

/** A mark that lies on its cloth and has a size that can be sent. */
function placed(cloth: DrawnCloth, mark: DefectMark): DefectMark {
  const [least, most] = LIMITS.markRadiusCm;
  const radius = Number.isFinite(mark.radiusCm) ? mark.radiusCm : FIRST_RADIUS_CM;
  const radiusCm = Math.round(Math.min(Math.max(radius, least), most) * 10) / 10;
  return { ...mark, ...onCloth(cloth, mark), radiusCm };
}

function middleOf(cloth: DrawnCloth): Pick<DefectMark, 'piece' | 'alongCm' | 'acrossCm'> {
  const piece = cloth.kind === 'pieces' ? 0 : null;
  const size = cloth.kind === 'pieces' ? cloth.pieces[0] : cloth;
  return { piece, alongCm: (size?.lengthCm ?? 0) / 2, acrossCm: (size?.widthCm ?? 0) / 2 };
}
