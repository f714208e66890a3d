import { COMPOSITION_PARTS } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import type { ShareRow } from '../state/listing-form.ts';
import { useEditor } from './editor-context.ts';
import { FieldNotes, useControl } from './editor-field.tsx';

interface ShareFieldsProps {
  row: ShareRow;
  index: number;
  /** true when the lot has several parts */
  parts: boolean;
  onChange: (changes: Partial<ShareRow>) => void;
  onRemove: () => void;
}

/** One fibre of a composition: which, how much, and of which part. */
export function ShareFields({ row, index, parts, onChange, onRemove }: ShareFieldsProps) {
  const { t } = useI18n();
  const { terms } = useEditor();
  const path = `composition.${index}`;
  const [fibre, percent] = [useControl(`${path}.fibre`), useControl(`${path}.percent`)];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in every row would be read out four times
    <div class="row share-row" role="group" aria-label={t('composition.row', { n: index + 1 })}>
      <label>
        <span>{t('composition.fibre')}</span>
        <select
          {...fibre}
          value={row.fibre}
          onChange={(event) => onChange({ fibre: event.currentTarget.value })}
        >
          <option value="">{t('choose')}</option>
          {terms.fibres.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('composition.percent')}</span>
        <input
          {...percent}
          inputmode="decimal"
          autocomplete="off"
          value={row.percent}
          onInput={(event) => onChange({ percent: event.currentTarget.value })}
        />
      </label>
      <button type="button" aria-label={t('composition.remove', { n: index + 1 })} onClick={onRemove}>
        ×
      </button>
      {parts && (
        <label class="part-field">
          <span>{t('composition.part')}</span>
          <select
            value={row.part}
            onChange={(event) =>
              onChange({ part: COMPOSITION_PARTS.find((one) => one === event.currentTarget.value) ?? 'main' })
            }
          >
            {COMPOSITION_PARTS.map((part) => (
              <option key={part} value={part}>
                {t(`part.${part}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <FieldNotes path={`${path}.fibre`} />
      <FieldNotes path={`${path}.percent`} />
    </div>
  );
}
