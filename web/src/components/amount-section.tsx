import { UNITS } from '@scampolo/shared/domain/quantity';
import { useMemo } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { Proposal } from '../state/suggestions.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';
import { Figure } from './editor-inputs.tsx';
import { PiecesEditor } from './pieces-editor.tsx';
import { Proposals } from './proposals.tsx';

interface AmountSectionProps {
  /** how much the lot had that this one is begun like */
  like: { value: number; unit: (typeof UNITS)[number] } | null;
}

/** How much there is: figure and unit, and the sizes of pieces that differ. */
export function AmountSection({ like }: AmountSectionProps) {
  const { t } = useI18n();
  const { form } = useEditor();
  const sized = form.unit === 'pcs' && form.pieces.length > 0;
  const same = useMemo<Proposal[]>(() => (like ? [{ field: 'amount', ...like }] : []), [like]);
  return (
    <section aria-labelledby="much-title">
      <h2 id="much-title" class="visually-hidden">
        {t('much.title')}
      </h2>
      <div class="pair">
        <Figure name="amount" path="amount.value" label={t('post.amount')} disabled={sized} />
        <UnitField />
      </div>
      {like && <Proposals title={t('suggest.same')} proposals={same} />}
      {form.unit === 'pcs' && <PiecesEditor />}
    </section>
  );
}

function UnitField() {
  const { t } = useI18n();
  const { form, set } = useEditor();
  return (
    <EditorField path="unit" label={t('post.unit')}>
      {(control) => (
        <select
          {...control}
          value={form.unit}
          onChange={(event) => set({ unit: UNITS.find((unit) => unit === event.currentTarget.value) ?? 'm' })}
        >
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {t(`unit.${unit}`)}
            </option>
          ))}
        </select>
      )}
    </EditorField>
  );
}
