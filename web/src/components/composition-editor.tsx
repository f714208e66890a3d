import { COMPOSITION_SOURCES } from '@scampolo/shared/domain/listing';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { compositionSums, missingShare } from '../state/composition.ts';
import { rowKey, type ShareRow } from '../state/listing-form.ts';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';
import { Radios } from './editor-inputs.tsx';
import { ShareFields } from './share-fields.tsx';

/** What the lot is made of: fibres and shares with their running sum, and how it is known. */
export function CompositionEditor() {
  const { t, typed } = useI18n();
  const { form, set } = useEditor();
  const rows = form.composition;
  const [parts, setParts] = useState(rows.some((row) => row.part !== 'main'));
  const put = (composition: readonly ShareRow[]): void => set({ composition });
  const add = (): void => {
    const rest = missingShare(rows, 'main');
    put([...rows, { key: rowKey(), fibre: '', percent: rest > 0 ? typed(rest) : '', part: 'main' }]);
  };
  return (
    <section class="made" aria-labelledby="made-title">
      <h2 id="made-title">{t('post.composition')}</h2>
      <ol class="rows">
        {rows.map((row, index) => (
          <li key={row.key}>
            <ShareFields
              row={row}
              index={index}
              parts={parts}
              onChange={(changes) =>
                put(rows.map((one) => (one.key === row.key ? { ...one, ...changes } : one)))
              }
              onRemove={() => put(rows.filter((one) => one.key !== row.key))}
            />
          </li>
        ))}
      </ol>
      <Sums rows={rows} />
      <FieldNotes path="composition" />
      <div class="actions">
        <button id="f-composition" type="button" onClick={add}>
          {t('composition.add')}
        </button>
        {rows.length > 0 && !parts && (
          <button type="button" class="quiet" onClick={() => setParts(true)}>
            {t('composition.parts')}
          </button>
        )}
      </div>
      <Radios
        name="compositionSource"
        inline
        label={t('post.compositionSource')}
        options={COMPOSITION_SOURCES.map((code) => ({ code, name: t(`sourceShort.${code}`) }))}
      />
      <FieldNotes path="compositionSource" />
    </section>
  );
}

/** How far each part is from 100 %, as a bar and in words. */
function Sums({ rows }: { rows: readonly ShareRow[] }) {
  const { t, number } = useI18n();
  return (
    <div class="sums" role="status">
      {compositionSums(rows).map(({ part, sum }) => (
        <p key={part} class={sum === 100 ? 'full' : 'partial'}>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width="100" height="4" class="track" />
            <rect width={Math.min(sum, 100)} height="4" class="sum" />
          </svg>
          {t(sum === 100 ? 'composition.full' : 'composition.sum', {
            part: t(`part.${part}`),
            sum: number(sum),
          })}
        </p>
      ))}
    </div>
  );
}
