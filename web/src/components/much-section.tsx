import { computedMassKg } from '@scampolo/shared/domain/listing';
import { UNITS } from '@scampolo/shared/domain/quantity';
import { useI18n } from '../i18n/context.tsx';
import { parseDecimal } from '../state/decimal.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';
import { Figure } from './editor-inputs.tsx';
import { PiecesEditor } from './pieces-editor.tsx';

/** How much there is: amount and unit, smallest cut or pieces, width, weight, and what it all weighs. */
export function MuchSection() {
  const { t } = useI18n();
  const { form } = useEditor();
  const sized = form.unit === 'pcs' && form.pieces.length > 0;
  return (
    <section aria-labelledby="much-title">
      <h2 id="much-title">{t('much.title')}</h2>
      <div class="two">
        <Figure name="amount" path="amount.value" label={t('post.amount')} disabled={sized} />
        <UnitField />
      </div>
      {form.unit === 'pcs' && <PiecesEditor />}
      {!sized && (
        <Figure
          name="smallestCut"
          path="smallestCut.value"
          label={`${t(form.unit === 'pcs' ? 'post.fewest' : 'post.smallestCut')}, ${t(`unit.${form.unit}`)}`}
          hint={t(form.unit === 'pcs' ? 'post.fewestHint' : 'post.smallestCutHint')}
          optional
        />
      )}
      <div class="two">
        <Figure name="widthCm" label={t('post.widthCm')} />
        <Figure name="weightGsm" label={t('post.weightGsm')} hint={t('post.weightHint')} />
      </div>
      <MassField />
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

function MassField() {
  const { t, mass } = useI18n();
  const { form } = useEditor();
  const amount = parseDecimal(form.amount);
  const computed = computedMassKg({
    amount: amount === null ? null : { value: amount, unit: form.unit },
    widthCm: parseDecimal(form.widthCm),
    weightGsm: parseDecimal(form.weightGsm),
  });
  const known = computed !== null && Number.isFinite(computed);
  return (
    <Figure
      name="massKg"
      label={t('post.massKg')}
      hint={known ? t('post.massComputed', { mass: mass(computed) }) : t('post.massHint')}
      optional={known}
    />
  );
}
