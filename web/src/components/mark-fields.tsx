import type { DrawnCloth } from '@scampolo/shared/domain/defect-marks';
import type { DefectMark } from '@scampolo/shared/domain/listing';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { parseDecimal } from '../state/decimal.ts';
import { letterOf } from '../state/scale-drawing.ts';

interface MarkFieldsProps {
  mark: DefectMark;
  index: number;
  chosen: boolean;
  defects: readonly { code: string; name: string }[];
  cloth: DrawnCloth;
  onChange: (changes: Partial<DefectMark>) => void;
  onRemove: () => void;
}

/** One mark in figures: of which defect, on which piece, where, how large. */
export function MarkFields({ mark, index, chosen, defects, cloth, onChange, onRemove }: MarkFieldsProps) {
  const { t, size } = useI18n();
  const letter = letterOf(index);
  const pieces = cloth.kind === 'pieces' ? cloth.pieces : [];
  return (
    <li class={chosen ? 'chosen' : undefined}>
      <b>{letter}</b>
      <label class="field">
        <span>{t('marks.defect')}</span>
        <select value={mark.defect} onChange={(event) => onChange({ defect: event.currentTarget.value })}>
          {defects.map(({ code, name }) => (
            <option key={code} value={code} selected={code === mark.defect}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {pieces.length > 1 && (
        <label class="field">
          <span>{t('marks.piece')}</span>
          <select
            value={String(mark.piece)}
            onChange={(event) => onChange({ piece: Number(event.currentTarget.value) })}
          >
            {pieces.map((piece, at) => (
              <option key={String(at)} value={String(at)} selected={at === mark.piece}>
                {t('marks.pieceN', { n: at + 1, size: size(piece.lengthCm, piece.widthCm) })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Figure
        name={t(pieces.length > 0 ? 'marks.alongPiece' : 'marks.along')}
        value={mark.alongCm}
        onValue={(alongCm) => onChange({ alongCm })}
      />
      <Figure
        name={t(pieces.length > 0 ? 'marks.acrossPiece' : 'marks.across')}
        value={mark.acrossCm}
        onValue={(acrossCm) => onChange({ acrossCm })}
      />
      <Figure
        name={t('marks.size')}
        value={mark.radiusCm * 2}
        onValue={(across) => onChange({ radiusCm: across / 2 })}
      />
      <button type="button" class="quiet" onClick={onRemove}>
        {t('marks.remove', { letter })}
      </button>
    </li>
  );
}

interface FigureProps {
  name: string;
  value: number;
  onValue: (value: number) => void;
}

/** A figure that is taken when one leaves it; what is none is put back. */
function Figure({ name, value, onValue }: FigureProps) {
  const { typed } = useI18n();
  // Whatever is drawn anew meanwhile, such as what was saved, leaves what is being written.
  const [text, setText] = useState<string | null>(null);
  return (
    <label class="field">
      <span>{name}</span>
      <input
        inputmode="decimal"
        autocomplete="off"
        value={text ?? typed(value)}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => {
          const read = parseDecimal(event.currentTarget.value);
          if (read !== null && Number.isFinite(read)) onValue(read);
          setText(null);
        }}
      />
    </label>
  );
}
