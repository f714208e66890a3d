import { useI18n } from '../i18n/context.tsx';
import { askedFields } from '../state/asked-fields.ts';
import { AttributeInputs } from './attribute-inputs.tsx';
import { CategoryFields } from './category-fields.tsx';
import { CompositionEditor } from './composition-editor.tsx';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';
import { Choice, Radios } from './editor-inputs.tsx';
import { MassField, WeightField, WidthField } from './measure-fields.tsx';
import { RouteSection } from './route-section.tsx';

/** What every lot has to say beside its title and amount, and what its category asks for. */
export function FactsSection() {
  const { t } = useI18n();
  const { form, terms } = useEditor();
  const asked = askedFields(form, terms);
  return (
    <>
      <CategoryFields />
      <AttributeInputs required />
      {asked.composition && <CompositionEditor />}
      {(asked.width || asked.weight) && (
        <div class="pair">
          {asked.width && <WidthField />}
          {asked.weight && <WeightField />}
        </div>
      )}
      <MassField asked={asked.mass} />
      <div class="pair">
        <Choice name="form" label={t('post.form')} options={terms.forms} />
        <Choice name="origin" label={t('post.origin')} options={terms.origins} />
      </div>
      <div>
        <Radios name="condition" inline label={t('post.condition')} options={terms.conditions} />
        <FieldNotes path="condition" />
      </div>
      <RouteSection />
    </>
  );
}
