import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';

type Piece = ListingJson['pieces'][number];

interface PiecesFieldProps {
  pieces: readonly Piece[];
  /** how many of each size, by id */
  chosen: Readonly<Record<string, number>>;
  /** how many of those chosen somebody else took meanwhile */
  lost: number;
  onChoose: (id: string, count: number) => void;
}

/** Which pieces of a lot: a box for a single one, a counter for a size that stands several times. */
export function PiecesField({ pieces, chosen, lost, onChoose }: PiecesFieldProps) {
  const { t } = useI18n();
  const count = Object.values(chosen).reduce((sum, one) => sum + one, 0);
  return (
    <fieldset class="field pieces-field">
      <legend>{t('claim.pieces')}</legend>
      <ul>
        {pieces.map((piece, index) => (
          <li key={piece.id}>
            <PieceChoice piece={piece} number={index + 1} count={chosen[piece.id] ?? 0} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {lost > 0 && <b class="problem">{t('claim.lost', { count: lost })} </b>}
        {count > 0 ? t('claim.chosen', { count }) : t('claim.choose')}
      </p>
    </fieldset>
  );
}

interface PieceChoiceProps {
  piece: Piece;
  number: number;
  count: number;
  onChoose: (id: string, count: number) => void;
}

function PieceChoice({ piece, number, count, onChoose }: PieceChoiceProps) {
  const { t, size } = useI18n();
  const measure = size(piece.lengthCm, piece.widthCm);
  const name = t('claim.piece', { n: number, size: measure });
  if (piece.count === 1 || piece.left === 0) {
    return (
      <label class={piece.left === 0 ? 'check gone' : 'check'}>
        <input
          type="checkbox"
          checked={count > 0}
          disabled={piece.left === 0}
          onChange={(event) => onChoose(piece.id, event.currentTarget.checked ? 1 : 0)}
        />
        <span class="word">{name}</span>
        {piece.left === 0 && <span class="count">{t('claim.pieceGone')}</span>}
      </label>
    );
  }
  return (
    <div class="check">
      <span class="word">
        {name} <span class="count">{t('claim.pieceLeft', { count: piece.left })}</span>
      </span>
      <div class="stepper small">
        <button
          type="button"
          aria-label={`${t('claim.less')}: ${measure}`}
          disabled={count === 0}
          onClick={() => onChoose(piece.id, count - 1)}
        >
          −
        </button>
        <output aria-label={t('claim.pieceCount', { size: measure })}>{count}</output>
        <button
          type="button"
          aria-label={`${t('claim.more')}: ${measure}`}
          disabled={count === piece.left}
          onClick={() => onChoose(piece.id, count + 1)}
        >
          +
        </button>
      </div>
    </div>
  );
}
