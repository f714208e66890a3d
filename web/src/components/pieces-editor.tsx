import { useI18n } from '../i18n/context.tsx';
import { parseDecimal } from '../state/decimal.ts';
import { type PieceRow, rowKey } from '../state/listing-form.ts';
import { useEditor } from './editor-context.ts';
import { FieldNotes, useControl } from './editor-field.tsx';

/** The sizes of a lot of distinct pieces; the amount follows from them. */
export function PiecesEditor() {
  const { t } = useI18n();
  const { form, set } = useEditor();
  const put = (pieces: readonly PieceRow[]): void =>
    set(pieces.length === 0 ? { pieces } : { pieces, amount: String(countPieces(pieces)) });
  const empty = (): PieceRow => ({ key: rowKey(), lengthCm: '', widthCm: '', count: '1' });
  if (form.pieces.length === 0) {
    return (
      <label class="check">
        <input id="f-pieces" type="checkbox" checked={false} onChange={() => put([empty()])} />
        <span class="word">{t('pieces.differ')}</span>
      </label>
    );
  }
  return (
    <fieldset class="field rows">
      <legend>{t('pieces.legend')}</legend>
      <ol>
        {form.pieces.map((row, index) => (
          <li key={row.key}>
            <PieceFields
              row={row}
              index={index}
              onChange={(changes) =>
                put(form.pieces.map((one) => (one.key === row.key ? { ...one, ...changes } : one)))
              }
              onRemove={() => put(form.pieces.filter((one) => one.key !== row.key))}
            />
          </li>
        ))}
      </ol>
      <FieldNotes path="pieces" />
      <button id="f-pieces" type="button" onClick={() => put([...form.pieces, empty()])}>
        {t('pieces.add')}
      </button>
      <p class="hint" role="status">
        {t('pieces.total', { count: countPieces(form.pieces) })}
      </p>
    </fieldset>
  );
}

interface PieceFieldsProps {
  row: PieceRow;
  index: number;
  onChange: (changes: Partial<PieceRow>) => void;
  onRemove: () => void;
}

function PieceFields({ row, index, onChange, onRemove }: PieceFieldsProps) {
  const { t } = useI18n();
  const path = `pieces.${index}`;
  const [length, width, count] = [
    useControl(`${path}.lengthCm`),
    useControl(`${path}.widthCm`),
    useControl(`${path}.count`),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in every row would be read out four times
    <div class="row piece-row" role="group" aria-label={t('pieces.row', { n: index + 1 })}>
      <label>
        <span>{t('pieces.length')}</span>
        <input
          {...length}
          inputmode="decimal"
          value={row.lengthCm}
          onInput={(event) => onChange({ lengthCm: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{t('pieces.width')}</span>
        <input
          {...width}
          inputmode="decimal"
          value={row.widthCm}
          onInput={(event) => onChange({ widthCm: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{t('pieces.count')}</span>
        <input
          {...count}
          inputmode="numeric"
          value={row.count}
          onInput={(event) => onChange({ count: event.currentTarget.value })}
        />
      </label>
      <button type="button" aria-label={t('pieces.remove', { n: index + 1 })} onClick={onRemove}>
        ×
      </button>
      <FieldNotes path={`${path}.lengthCm`} />
      <FieldNotes path={`${path}.widthCm`} />
      <FieldNotes path={`${path}.count`} />
    </div>
  );
}

/** How many pieces the rows stand for; an unreadable count is one. */
export function countPieces(rows: readonly PieceRow[]): number {
  return rows.reduce((sum, { count }) => {
    const value = parseDecimal(count);
    return sum + (value !== null && Number.isInteger(value) && value > 0 ? value : 1);
  }, 0);
}
